/** `sum(booking where ..., ytd)`: what the rows are, whose they are, and what type comes out. */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { unreachable } from "../../invariant.js";
import type { Aggregate, Expression, Name } from "../../syntax/ast.js";
import type { AggregateMeaning } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { aggregatedName } from "../resolve/aggregated-name.js";
import { childrenMeaning } from "../resolve/children.js";
import { figureMeaning } from "../resolve/figure-meaning.js";
import { knowing, type Scope } from "../resolve/scope.js";
import { everyRow, sourceMeaning } from "../resolve/source-meaning.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric } from "../types/unify.js";
import { checkWindow } from "./check-window.js";
import { checkDatedRead } from "./dated.js";
import { infer } from "./infer.js";
import { presentIf } from "./presence.js";
import { read, readCondition } from "./read.js";
import { present, unknownValue, type Value } from "./value.js";

export function inferAggregate(aggregate: Aggregate, scope: Scope, checking: Checking): Value {
  const meaning = meaningOf(aggregate, scope, checking);
  if (meaning === undefined) return unknownValue;
  checking.aggregateOf.set(aggregate, meaning);
  checkMembers(aggregate, meaning, scope, checking);
  checkWindow(aggregate, meaning, scope, checking);
  const within = scopeWithin(meaning, scope);
  if (aggregate.where) readCondition(aggregate.where, within, checking);
  const known = aggregate.where ? knowing(within, presentIf(aggregate.where, true, checking)) : within;
  if (aggregate.function === "count") {
    infer(aggregate.value, known, checking);
    return present({ kind: "number" });
  }
  const type = read(aggregate.value, known, checking);
  if (isNumeric(type) || type.kind === "money") return present(type);
  if (type.kind !== "unknown") reportNotAddable(aggregate, type, checking);
  return unknownValue;
}

function meaningOf(aggregate: Aggregate, scope: Scope, checking: Checking): AggregateMeaning | undefined {
  const named = aggregatedName(aggregate, checking);
  if (named === undefined) return undefined;
  const { symbol, name } = named;
  checking.symbolOf.set(name, symbol);
  if (symbol.kind === "other") return undefined;
  if (scope.row) return childrenMeaning(symbol, name, scope.row, scope, checking);
  if (scope.figure === undefined) {
    checking.report({
      code: "no-period-here",
      span: aggregate.span,
      message: `\`${aggregate.function}\` adds up a payee's rows in a period, and there is no period here`,
      help: "Use it in a measure or a component, and pass the result to the table or tiers",
    });
    return undefined;
  }
  if (symbol === scope.definition) {
    reportItself(aggregate, name, checking);
    return undefined;
  }
  addDependency(scope.definition, symbol, checking);
  checking.ensure(symbol);
  switch (symbol.kind) {
    case "credit":
      if (scope.definition) checking.readsFacts.add(scope.definition);
      return { kind: "credit", credit: symbol };
    case "source": {
      const meaning =
        (scope.claims && everyRow(symbol, scope.figure)) ??
        sourceMeaning(symbol, aggregate, scope.figure, checking);
      if (meaning?.time?.type.kind === "date" && scope.definition) checking.readsFacts.add(scope.definition);
      return meaning;
    }
    case "figure":
    case "component":
    case "scorecard":
      return figureMeaning(symbol, aggregate, scope.figure, checking);
    default:
      return unreachable(symbol);
  }
}

/** `measure sales per month = sum(sales)`: the rows have another name. */
function reportItself({ function: aggregate }: Aggregate, name: Name, checking: Checking): void {
  const credits = [...checking.symbols.values()].filter(({ kind }) => kind === "credit");
  const near = didYouMean(
    name.text,
    credits.map((credit) => credit.name),
  );
  const [only] = credits.length === 1 ? credits : [];
  const meant = near ?? only?.name;
  checking.report({
    code: "circle",
    span: name.span,
    message: `\`${name.text}\` is what is being worked out here, so it cannot be added up for itself`,
    help:
      meant === undefined
        ? `Name the credit whose rows are taken together, as in: ${aggregate}(booking)`
        : `Name the credit: ${aggregate}(${meant})`,
    ...(meant !== undefined && {
      fixes: [{ title: `Write \`${meant}\``, edits: [{ span: name.span, text: meant }] }],
    }),
  });
}

/** What a name means inside the brackets. */
function scopeWithin(meaning: AggregateMeaning, scope: Scope): Scope {
  switch (meaning.kind) {
    case "credit":
      return { ...scope, row: { source: meaning.credit.source, credit: meaning.credit }, dated: "row" };
    case "source":
    case "children":
      return { ...scope, row: { source: meaning.source }, dated: "row" };
    case "figure": {
      const { grain } = meaning.figure;
      const { row: _, card: __, ...outer } = scope;
      const card = meaning.figure.kind === "scorecard" ? { card: meaning.figure } : {};
      const within = { dated: "period", present: new Set<string>(), ...card } as const;
      // A payee takes together the numbers of the group they belong to.
      if (grain.owner === "group" && scope.figure?.owner === "payee") {
        return { ...outer, ...within, figure: { owner: "payee", per: grain.per } };
      }
      if (grain.owner !== "credit") return { ...outer, ...within, figure: grain };
      const row = { source: grain.credit.source, credit: grain.credit };
      return { ...outer, figure: grain, row, dated: "row", present: new Set() };
    }
    default:
      return unreachable(meaning);
  }
}

/** Who belongs to a group for a whole period is a dated value of the roster. */
function checkMembers(
  { span }: Aggregate,
  meaning: AggregateMeaning,
  scope: Scope,
  checking: Checking,
): void {
  const column = scope.figure?.owner === "group" ? scope.figure.column : undefined;
  const isAsked = (meaning.kind === "figure" || meaning.kind === "source") && meaning.members;
  if (!isAsked || column === undefined || !checking.settings.roster?.statement.dated) return;
  checkDatedRead(`Who belongs to a \`${column.name}\``, { kind: "number" }, span, scope, checking);
}

function reportNotAddable(aggregate: Aggregate, type: Type, checking: Checking): void {
  const row = type.kind === "reference" && isBareReference(aggregate.value);
  checking.report({
    code: "type-mismatch",
    span: aggregate.value.span,
    message: `\`${aggregate.function}\` takes numbers and amounts, but this is ${describeType(type)}`,
    help: row
      ? `Name a column, or count the rows: \`count(${textOf(aggregate.value)})\``
      : "Take a number or an amount of each row",
  });
}

function isBareReference(expression: Expression): boolean {
  return expression.kind === "reference" && expression.path.length === 0;
}

function textOf(expression: Expression): string {
  return expression.kind === "reference" ? expression.head.text : "...";
}
