/**
 * What a plan adds up of one data set, when adding up is all it does with it: then a part of the rows at a
 * time will do. What only a calculation shows (a walk along the credits) is not seen here.
 */

import { columnsRead, keyColumns } from "../../facts/table-columns.js";
import type { Expression, RuleName, Source } from "../../rule-set.js";
import type { Prepared } from "../prepare.js";

/** Sums of a credit's months, of those that a condition keeps. */
export interface AskedCells {
  readonly credit: string;
  readonly where: RuleName | undefined;
  readonly isCounted: boolean;
}

/** The name that sums of months go by. */
export function cellsName(credit: string, where: RuleName | undefined, isCounted: boolean): string {
  return `${credit}\u0000${where ?? ""}${isCounted ? "\u0000counted" : ""}`;
}

/** `undefined` where the plan needs the rows themselves. */
export function askedCells(
  { ruleSet, needs, uncovered }: Prepared,
  source: Source,
): AskedCells[] | undefined {
  const { plan, credits, expressions } = ruleSet;
  const isReadForItself =
    uncovered.length > 0 ||
    source.dated ||
    plan.roster === source.name ||
    ruleSet.journals !== undefined ||
    keyColumns(source).length > 1 ||
    columnsRead(source).some(({ name, optional }) => name === "known" && !optional) ||
    ruleSet.sources.some((other) => refersTo(other, source.name)) ||
    expressions.some((expression) => readsRows(expression, source.name));
  if (isReadForItself) return undefined;
  const asked = new Map<string, AskedCells>();
  const ask = (credit: string, where: RuleName | undefined, isCounted: boolean) =>
    asked.set(cellsName(credit, where, isCounted), { credit, where, isCounted });
  const own = credits.filter(({ name }) => needs.sourceOf(name) === source.name);
  if (own.length === 0) return undefined;
  for (const { name, of, on } of own) {
    if (!("source" in of) || on === undefined) return undefined;
    // Whether each row can be credited is asked of every credit.
    ask(name, undefined, false);
  }
  const names = new Set(own.map(({ name }) => name));
  for (const expression of expressions) {
    if (expression.op !== "aggregate" || !("credit" in expression.over)) continue;
    const { over, function: operation, value, where } = expression;
    if (!names.has(over.credit)) continue;
    const op = expressions[value]?.op;
    const isSum = operation === "sum" && op === "credited";
    const isCount = operation === "count" && (op === "credited" || op === "constant");
    if (!isSum && !isCount) return undefined;
    ask(over.credit, where, isCount);
  }
  return [...asked.values()];
}

function refersTo({ columns, name }: Source, source: string): boolean {
  return columns.some(
    ({ type, key }) => type.kind === "reference" && type.source === source && !(name === source && key),
  );
}

function readsRows(expression: Expression, source: string): boolean {
  if (expression.op === "lookup") return expression.source === source;
  if (expression.op !== "aggregate") return false;
  const { over } = expression;
  return "source" in over && over.source === source;
}
