/** Sums over rows of a data set: those of a payee in a window of time, and those that refer to a row. */

import type { AggregateOver, Members, Slot } from "../../rule-set.js";
import { compareText } from "../../values/compare-text.js";
import { equal, type Fraction, isZero, one } from "../../values/fraction.js";
import type { Context, RowInScope } from "../context.js";
import { cellOf } from "../expressions/column.js";
import { outOfReach } from "../expressions/operand.js";
import type { FactSource } from "../fact-store.js";
import { partIn } from "../sharing/groups.js";
import { inPlan, isWithin } from "../time/days-in-plan.js";
import { type Days, grainPeriod } from "../time/grain-period.js";
import { isProblem, type Problem, type Result, textOf } from "../value.js";
import { inPart } from "./aggregate-figures.js";
import { type AggregateExpression, combine, takeOf } from "./aggregated.js";
import { Series } from "./series.js";

export async function overRows(
  slot: Slot,
  expression: AggregateExpression,
  over: Extract<AggregateOver, { readonly payee: string }>,
  days: Days,
  context: Context,
): Promise<Result> {
  const source = context.run.store.source(over.source);
  if (source === undefined) return outOfReach(slot, context, "the data set does not exist");
  const series = new Series();
  for (const { index, payee } of await rowsOf(source, over.payee, context)) {
    const row: RowInScope = { source, index };
    const counted = await countedIn(row, over.time, days, payee, context);
    if (counted === undefined) continue;
    if ("kind" in counted) {
      series.push(counted);
      continue;
    }
    const part = await partCounted(payee, counted, over.members, context);
    if (isZero(part)) continue;
    const { credit: _, ...inner } = context;
    const taken = await takeOf(expression, { ...inner, row, reading: counted.through });
    const isPart = expression.function === "sum" && taken.kind === "number" && !equal(part, one);
    series.push(isPart ? inPart(taken, part, context) : taken);
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

/**
 * The days a row counts for: its date, when that lies in the window, in its payee's days in the plan and
 * not after the day of looking; its period, when that lies in the window (targets are read whole).
 * `undefined`: it does not count.
 */
async function countedIn(
  row: RowInScope,
  time: string | undefined,
  days: Days,
  payee: string,
  context: Context,
): Promise<Days | Problem | undefined> {
  const { run, view } = context;
  if (time === undefined) return days;
  const column = row.source.columns.get(time);
  const place = column?.place ?? run.program.ruleSet.payout.place;
  const value = await cellOf(row, time, place, { ...context, row });
  if (isProblem(value)) return value;
  if (value.kind === "period") {
    const { from, through } = grainPeriod(run.program.time, value.period);
    return from >= days.from && through <= days.through ? { from, through } : undefined;
  }
  if (value.kind !== "date") return undefined;
  if (value.day < days.from || value.day > Math.min(days.through, view.asOf)) return undefined;
  const own = await inPlan(run, view, payee);
  return isWithin(own.days, value.day) ? { from: value.day, through: value.day } : undefined;
}

/** What part of a row counts for the figure's group, or for this part of the payee's period. */
async function partCounted(
  payee: string,
  days: Days,
  members: Members | undefined,
  { run, view, group, payee: reader }: Context,
): Promise<Fraction> {
  if (group === undefined) return one;
  const policy = days.from === days.through || reader !== undefined ? "days" : (members ?? "closing");
  return partIn(run, view, payee, group, days, policy);
}

/** Rows of the figure's payee, or of everybody, with whose they are; in the order of their keys. */
async function rowsOf(
  source: FactSource,
  column: string,
  context: Context,
): Promise<readonly { readonly index: number; readonly payee: string }[]> {
  const rows = await rowsBy(source, column, context);
  const payees = context.payee === undefined ? [...rows.keys()].sort(compareText) : [context.payee];
  return payees.flatMap((payee) => (rows.get(payee) ?? []).map((index) => ({ index, payee })));
}

/** Rows that stand, by the text of a column; formulas are calculated for it. */
async function rowsBy(
  source: FactSource,
  column: string,
  context: Context,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { run, view } = context;
  const { name } = source.source;
  const formula = source.columns.get(column)?.formula;
  const reads = formula === undefined ? [] : run.program.graph.slot(formula, name).sources;
  const key = `by ${name}\u0000${column}`;
  const indexes = view.epoch.indexes;
  const cached = indexes.get(key);
  if (cached !== undefined) return cached;
  const rows = new Map<string, number[]>();
  const place = source.columns.get(column)?.place ?? run.program.ruleSet.payout.place;
  for (const index of source.standing(run.knownOf(new Set([name, ...reads]), view.epoch))) {
    const cell = await cellOf({ source, index }, column, place, { run, view });
    if (isProblem(cell) || cell.kind === "nothing") continue;
    const text = textOf(cell);
    const list = rows.get(text);
    if (list === undefined) rows.set(text, [index]);
    else list.push(index);
  }
  for (const [text, list] of rows) rows.set(text, inOrder(source, list));
  indexes.set(key, rows);
  return rows;
}

/** By key or content, so that the first of several problems does not depend on the order of a file. */
function inOrder(source: FactSource, rows: readonly number[]): number[] {
  const texts = new Map(rows.map((row) => [row, source.orderText(row)]));
  return [...rows].sort((a, b) => compareText(texts.get(a) ?? "", texts.get(b) ?? ""));
}

export async function overChildren(
  slot: Slot,
  expression: AggregateExpression,
  over: { readonly source: string; readonly reference: string },
  context: Context,
): Promise<Result> {
  const { run, row } = context;
  const source = run.store.source(over.source);
  if (source === undefined) return outOfReach(slot, context, "the data set does not exist");
  if (row === undefined) return outOfReach(slot, context, "no row is in scope");
  const index = await rowsBy(source, over.reference, context);
  const series = new Series();
  for (const child of index.get(row.source.keyText(row.index)) ?? []) {
    const { credit: _, ...inner } = context;
    series.push(await takeOf(expression, { ...inner, row: { source, index: child } }));
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}
