/** A credit's row: the data at its root, the credit it is made of, and the date that counts. */

import type { CreditStatement } from "../../syntax/ast.js";
import type { ColumnSymbol, CreditSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { columnOf } from "../resolve/column.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import { describeType } from "../types/describe-type.js";
import { unknown } from "../types/unify.js";
import { checkDates } from "./versions.js";

/** Makes the credit, and before it the credits it is made of. */
export function declareCredit(
  statement: CreditStatement,
  checking: Checking,
  path: readonly CreditStatement[] = [],
): CreditSymbol | undefined {
  const known = checking.symbols.get(statement.name.text);
  if (known?.kind === "credit") return known;
  if (known?.kind !== "other" || known.statement !== statement) return undefined;
  if (path.includes(statement)) {
    reportCircle(path.slice(path.indexOf(statement)), checking);
    return undefined;
  }
  const of = rootOf(statement, [...path, statement], checking);
  if (of === undefined) return undefined;
  checkDates(statement.scope, checking);
  const on = of.base ? ownDate(of.base, statement, checking) : dateOf(of.source, statement, checking);
  const credit: CreditSymbol = {
    kind: "credit",
    name: statement.name.text,
    statement,
    source: of.source,
    ...(of.base && { base: of.base }),
    on,
    type: unknown,
  };
  checking.symbols.set(credit.name, credit);
  return credit;
}

interface Root {
  readonly source: SourceSymbol;
  readonly base?: CreditSymbol;
}

function rootOf(
  { of }: CreditStatement,
  path: readonly CreditStatement[],
  checking: Checking,
): Root | undefined {
  const symbol = checking.symbols.get(of.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name: of,
        message: `No data and no credit is called \`${of.text}\``,
        candidates: () => candidatesOf(["source", "credit"], checking).concat(creditNames(checking)),
      },
      checking,
    );
    return undefined;
  }
  checking.symbolOf.set(of, symbol);
  if (symbol.kind === "source") return { source: symbol };
  if (symbol.kind === "credit") return { source: symbol.source, base: symbol };
  if (symbol.kind === "other" && symbol.statement.kind === "credit") {
    const base = declareCredit(symbol.statement, checking, path);
    if (base) checking.symbolOf.set(of, base);
    return base && { source: base.source, base };
  }
  checking.report({
    code: "wrong-kind",
    span: of.span,
    message: `Credit is made of rows, and \`${of.text}\` has none`,
    help: "Write the name of data or of another credit after `of`",
  });
  return undefined;
}

/** Credits that have not been made yet are placeholders still. */
function creditNames(checking: Checking) {
  return [...checking.symbols.values()]
    .filter((symbol) => symbol.kind === "other" && symbol.statement.kind === "credit")
    .map((symbol) => ({ text: symbol.name, definition: symbol }));
}

function dateOf(source: SourceSymbol, statement: CreditStatement, checking: Checking): ColumnSymbol {
  const { on } = statement;
  const fallback: ColumnSymbol = {
    kind: "column",
    name: on?.text ?? "",
    source: source.name,
    type: { kind: "date" },
    optional: false,
  };
  if (on) {
    const column = columnOf(source, on, checking);
    if (column === undefined) return fallback;
    checking.symbolOf.set(on, column);
    if (column.type.kind === "date" || column.type.kind === "unknown") return column;
    checking.report({
      code: "type-mismatch",
      span: on.span,
      message: `\`${on.text}\` is ${describeType(column.type)}, and credit is given on a date`,
      help: "Name a date column after `on`",
    });
    return fallback;
  }
  const dates = [...source.columns.values()].filter(
    ({ type, name }) => type.kind === "date" && name !== "known",
  );
  const [only, another] = dates;
  if (only && !another) return only;
  if (!statement.broken && !source.statement.broken) reportWhichDate(source, dates, statement, checking);
  return fallback;
}

/** A credit of a credit keeps its date. */
function ownDate(base: CreditSymbol, { on }: CreditStatement, checking: Checking): ColumnSymbol {
  if (on) {
    checking.report({
      code: "date-kept",
      span: on.span,
      message: `Credit made of \`${base.name}\` keeps the date of \`${base.name}\``,
      help: `Leave \`on ${on.text}\` out`,
    });
  }
  return base.on;
}

function reportWhichDate(
  source: SourceSymbol,
  dates: readonly ColumnSymbol[],
  statement: CreditStatement,
  checking: Checking,
): void {
  checking.report({
    code: "which-date",
    span: statement.of.span,
    message:
      dates.length === 0
        ? `\`${source.name}\` has no date on which credit could be given`
        : `Which date of \`${source.name}\` counts: ${dates.map(({ name }) => `\`${name}\``).join(" or ")}?`,
    help: dates.length === 0 ? "Add a date column" : `Write \`of ${source.name} on ${dates[0]?.name}\``,
  });
}

function reportCircle(circle: readonly CreditStatement[], checking: Checking): void {
  const [first] = circle;
  if (first === undefined) return;
  const names = [...circle, first].map(({ name }) => name.text);
  checking.report({
    code: "circle",
    span: first.of.span,
    message: `Each of these credits is made of the next: ${names.join(" → ")}`,
    help: "Let one of them be made of data",
    cause: `circle ${[...new Set(names)].sort().join(" ")}`,
  });
}
