/** The columns of a data set: declared ones, and those every set has without saying so. */

import type { Column, Literal, Name } from "../../syntax/ast.js";
import { modifierWords } from "../../syntax/words.js";
import type { ColumnSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { literalType } from "../infer/infer.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { literalFits } from "../types/literal-fits.js";
import { checkKnownMeaning } from "./known-meaning.js";
import { typeOfNode } from "./type-of-node.js";

export function declareColumns(source: SourceSymbol, checking: Checking): void {
  const { statement } = source;
  const swallowed = swallowedModifier(statement);
  if (swallowed) {
    reportSwallowed(swallowed, checking);
    const draft: Mutable<SourceSymbol> = source;
    draft.statement = { ...statement, broken: true };
  }
  const columns = new Map<string, ColumnSymbol>();
  for (const column of statement.columns) {
    const first = columns.get(column.name.text);
    if (first?.declaration) {
      reportTwice(column.name, first.declaration.name, source.name, checking);
      continue;
    }
    const symbol: ColumnSymbol = {
      kind: "column",
      name: column.name.text,
      source: source.name,
      declaration: column,
      type: typeOfNode(column.type, "column", checking),
      optional: column.optional,
    };
    if (symbol.name === "") continue;
    columns.set(symbol.name, symbol);
    checking.symbolOf.set(column.name, symbol);
    checkColumn(symbol, column, checking);
  }
  const implicit = statement.dated ? ["known", "from"] : ["known"];
  for (const name of implicit) {
    const declared = columns.get(name);
    if (declared) checkKnownMeaning(declared, "date", checking);
    else {
      const type: Type = { kind: "date" };
      columns.set(name, { kind: "column", name, source: source.name, type, optional: name === "known" });
    }
  }
  fill(source, columns);
}

/** Which columns say whose row it is and when; `from` and `known` are never among them. */
function fill(source: SourceSymbol, columns: ReadonlyMap<string, ColumnSymbol>): void {
  const draft: Mutable<SourceSymbol> = source;
  const own = [...columns.values()].filter(({ name }) => !isImplicit(name, source));
  draft.columns = columns;
  draft.keys = own.filter(({ declaration }) => declaration?.key);
  const [payee, secondPayee] = own.filter(({ type }) => type.kind === "payee");
  if (payee && !secondPayee) draft.payee = payee;
  const [time, secondTime] = own.filter(({ type }) => type.kind === "date" || type.kind === "period");
  if (time && !secondTime) draft.time = time;
}

function isImplicit(name: string, source: SourceSymbol): boolean {
  return name === "known" || (name === "from" && source.statement.dated);
}

/** A reference names a row by one key. */
export function checkReferences(source: SourceSymbol, checking: Checking): void {
  for (const { type, declaration } of source.columns.values()) {
    if (type.kind !== "reference" || declaration === undefined) continue;
    const target = checking.symbols.get(type.source);
    if (target?.kind !== "source" || target.keys.length === 1 || target.statement.broken) continue;
    const keys = target.keys.map(({ name }) => `\`${name}\``).join(", ");
    checking.report({
      code: "wrong-reference",
      span: declaration.type.span,
      message:
        target.keys.length === 0
          ? `\`${target.name}\` has no key, so no row of it can be referred to`
          : `A row of \`${target.name}\` has several keys (${keys}), and a column holds one`,
      help: `Give \`${target.name}\` one key column`,
      related: [{ span: target.statement.name.span, message: "Declared here" }],
    });
  }
}

/**
 * `id : payee key` with the name of the next column missing reads on as a column called `key`. A column
 * really called so begins a line, or stands further off.
 */
function swallowedModifier({ columns, broken }: SourceSymbol["statement"]): Name | undefined {
  if (broken) return undefined;
  return columns.find(({ name }, index) => {
    const before = columns[index - 1];
    return before && modifiers.has(name.text) && name.span.start - before.span.end <= 1;
  })?.name;
}

const modifiers: ReadonlySet<string> = new Set(modifierWords);

function reportSwallowed(name: Name, checking: Checking): void {
  checking.report({
    code: "unknown-name",
    span: name.span,
    message: `\`${name.text}\` is read as the name of a column here`,
    help: `Write the name that is missing behind it, or begin a new line if the column is really called \`${name.text}\``,
  });
}

function checkColumn(symbol: ColumnSymbol, column: Column, checking: Checking): void {
  if (column.formula && (column.key || column.optional || column.default || column.header)) {
    contradiction(
      column,
      "is calculated, so it cannot be a key, be empty or have a title in the file",
      checking,
    );
  } else if (column.key && (column.optional || column.default)) {
    contradiction(column, "is a key, so it can never be empty", checking);
  } else if (column.optional && column.default) {
    contradiction(column, "has a default, so it is never empty", checking);
  }
  if (column.default) checkDefault(symbol, column.default, checking);
}

function checkDefault(symbol: ColumnSymbol, literal: Literal, checking: Checking): void {
  const type = literalType(literal, checking);
  checking.typeOf.set(literal, type);
  if (literalFits(literal, type, symbol.type)) return;
  checking.report({
    code: "type-mismatch",
    span: literal.span,
    message: `\`${symbol.name}\` is ${describeType(symbol.type)}, but its default is ${describeType(type)}`,
    help: `Write ${describeType(symbol.type)}`,
  });
}

function contradiction(column: Column, message: string, checking: Checking): void {
  checking.report({
    code: "contradicting-column",
    span: column.span,
    message: `\`${column.name.text}\` ${message}`,
    help: "Leave one of the two out",
  });
}

function reportTwice(name: Name, first: Name, source: string, checking: Checking): void {
  checking.report({
    code: "duplicate-name",
    span: name.span,
    message: `\`${source}\` has two columns called \`${name.text}\``,
    help: "Give one of them another name",
    related: [{ span: first.span, message: "The first one" }],
  });
}
