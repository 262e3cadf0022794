/** Sums, counts, averages and extremes: over credits, rows, child rows and finer figures. */

import type { Aggregate, Expression, Slot, Window } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import { compareText } from "../values/compare-text.js";
import { compare, divide, fromInteger, subtract } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import { cellOf } from "./column.js";
import { absence, type Context, figureContext, problem, type RowInScope, whereIn } from "./context.js";
import { type CreditBook, countBefore, countedOrdinals, creditBook, planPayees } from "./credit-book.js";
import type { CreditRow } from "./credit-row.js";
import { daysWithin, inPlan, isWithin } from "./days-in-plan.js";
import { decide } from "./decide.js";
import { calculated, evaluate, outOfReach } from "./evaluate.js";
import type { FactSource } from "./fact-store.js";
import { settled } from "./figure.js";
import { type Days, earlierPeriod, grainPeriod, grainPeriodAt, planPeriods } from "./grain-period.js";
import { nameOf } from "./label.js";
import { found, unitOfGrain } from "./program.js";
import { needs } from "./rule-graph-drafts.js";
import { emptyAggregate, wrongValue } from "./run-faults.js";
import { Series, type Taken } from "./series.js";
import {
  isProblem,
  kindText,
  type NumberValue,
  numberValue,
  type Problem,
  type Result,
  textOf,
} from "./value.js";

type AggregateExpression = Extract<Expression, { op: "aggregate" }>;

export async function evaluateAggregate(
  slot: Slot,
  expression: AggregateExpression,
  context: Context,
): Promise<Result> {
  const { over } = expression;
  if ("reference" in over) return overChildren(slot, expression, over, context);
  if (context.period === undefined) return outOfReach(slot, context, "it belongs to a period");
  const days = windowDays(expression.window, context);
  if ("credit" in over) return overCredits(slot, expression, over.credit, days, context);
  if ("figure" in over) return overFigures(slot, expression, over.figure, days, context);
  return overRows(slot, expression, over, days, context);
}

/** First and last day of the window around the figure's period. */
export function windowDays(window: Window, { period, run }: Context): Days {
  const { time } = run.program;
  if (period === undefined) return time;
  switch (window.kind) {
    case "period":
      return period;
    case "toDate":
      return { from: grainPeriodAt(time, window.unit, period.through).from, through: period.through };
    case "last": {
      const last = grainPeriodAt(time, window.unit, period.through);
      const first =
        last.period && earlierPeriod({ ...time, from: Number.NEGATIVE_INFINITY }, last, window.count - 1);
      return { from: first?.from ?? last.from, through: period.through };
    }
    default:
      return unreachable(window);
  }
}

// ---------------------------------------------------------------- credits

async function overCredits(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, payee, limit } = context;
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, credit, payee);
  const from = countBefore(book, ordinals, days.from);
  const dated = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  const to = Math.max(from, limit === undefined ? dated : Math.min(dated, countUpTo(ordinals, limit)));
  const series = await creditSeries(slot, expression, credit, book, ordinals, to, context);
  return combine(slot, expression, series, from, to, context);
}

/** How many of ascending ordinals are not after `limit`. */
function countUpTo(ordinals: readonly number[], limit: number): number {
  let low = 0;
  let high = ordinals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordinals[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is taken of each credit, up to `to`; kept where it depends on the credit and its payee alone. */
async function creditSeries(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  book: CreditBook,
  ordinals: readonly number[],
  to: number,
  context: Context,
): Promise<Series> {
  const { run, payee, period, limit } = context;
  const source = run.program.creditSources.get(credit) ?? "";
  const isKept = !dependsOn(expression, source, context, needs.period | needs.arguments | needs.figures);
  const key = `${slot}\u0000${payee ?? ""}\u0000${payee === undefined}`;
  const series = (isKept ? book.series.get(key) : undefined) ?? new Series();
  if (isKept) book.series.set(key, series);
  for (let index = series.taken.length; index < to; index += 1) {
    const row = book.rows[ordinals[index] ?? -1];
    if (row === undefined) break;
    const inner = {
      ...(payee !== undefined && { payee }),
      ...(isKept || period === undefined ? {} : { period }),
      ...(isKept || limit === undefined ? {} : { limit }),
      ...(isKept || context.arguments === undefined ? {} : { arguments: context.arguments }),
    };
    series.push(await takeOf(expression, creditContext(row, { run, view: context.view, ...inner })));
  }
  return series;
}

/** The context of one credit: its row in scope, dated values read on its date. */
export function creditContext(credit: CreditRow, context: Context): Context {
  return {
    ...context,
    credit,
    row: { source: credit.source, index: credit.row },
    reading: credit.date,
  };
}

function dependsOn(expression: Aggregate, source: string, { run }: Context, bits: number): boolean {
  const { graph } = run.program;
  const value = graph.slot(expression.value, source).needs;
  const where = expression.where === undefined ? 0 : graph.rule(expression.where, source).needs;
  return ((value | where) & bits) !== 0;
}

/** What one row gives: its settled value, unless `where` leaves it out. */
async function takeOf(expression: AggregateExpression, context: Context): Promise<Taken> {
  if (expression.where !== undefined) {
    const answer = await decide(expression.where, context);
    if (isProblem(answer)) return answer;
    if (!answer.yes) return { kind: "left out" };
  }
  const value = await evaluate(expression.value, context);
  if (isProblem(value)) return value;
  const { program } = context.run;
  // Whatever is counted, it is counted once a row; what is absent is not there to be counted.
  if (expression.function === "count") {
    return value.kind === "nothing"
      ? { kind: "left out" }
      : { ...one, ...(value.node !== undefined && { node: value.node }) };
  }
  if (value.kind === "number") {
    const place = program.expression(expression.value).place;
    const result = settled(value, place, nameOf(program, expression.value), context);
    return result.kind === "number" || isProblem(result) ? result : { kind: "left out" };
  }
  if (value.kind === "nothing" && "figure" in expression.over) return { kind: "left out" };
  const where = whereIn(context, expression.place);
  const name = nameOf(program, expression.value);
  return problem(wrongValue(where, name, kindText(value), "a number"));
}

const one = numberValue(fromInteger(1));

// ---------------------------------------------------------------- rows

async function overRows(
  slot: Slot,
  expression: AggregateExpression,
  over: { readonly source: string; readonly payee: string; readonly time?: string },
  days: Days,
  context: Context,
): Promise<Result> {
  const source = context.run.store.source(over.source);
  if (source === undefined) return outOfReach(slot, context, "the data set does not exist");
  const series = new Series();
  for (const { index, payee } of await rowsOf(source, over.payee, context)) {
    const row: RowInScope = { source, index };
    const reading = await dayOfRow(row, over.time, days, payee, context);
    if (reading === undefined) continue;
    if (typeof reading !== "number") {
      series.push(reading);
      continue;
    }
    const { credit: _, ...inner } = context;
    series.push(await takeOf(expression, { ...inner, row, reading }));
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

/**
 * The day a row counts on: its date, when that lies in the window, in its payee's days in the plan and
 * not after the day of looking; the last day of its period, when that lies in the window (targets are
 * read whole). `undefined`: it does not count.
 */
async function dayOfRow(
  row: RowInScope,
  time: string | undefined,
  days: Days,
  payee: string,
  context: Context,
): Promise<Day | Problem | undefined> {
  const { run, view } = context;
  if (time === undefined) return days.through;
  const column = row.source.columns.get(time);
  const place = column?.place ?? run.program.ruleSet.payout.place;
  const value = await cellOf(row, time, place, { ...context, row });
  if (isProblem(value)) return value;
  if (value.kind === "period") {
    const { from, through } = grainPeriod(run.program.time, value.period);
    return from >= days.from && through <= days.through ? through : undefined;
  }
  if (value.kind !== "date") return undefined;
  if (value.day < days.from || value.day > Math.min(days.through, view.asOf)) return undefined;
  const own = await inPlan(run, view, payee);
  return isWithin(own.days, value.day) ? value.day : undefined;
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

async function overChildren(
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

// ---------------------------------------------------------------- figures

async function overFigures(
  slot: Slot,
  expression: AggregateExpression,
  name: string,
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, period } = context;
  const figure = found(run.program.figures, name);
  const { grain } = figure.definition;
  const series = new Series();
  if (grain.owner === "credit") {
    const book = await creditBook(run, view);
    const ordinals = await countedOrdinals(run, view, grain.credit, context.payee);
    const from = countBefore(book, ordinals, days.from);
    const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
    const within = ordinals.slice(from, Math.max(from, to));
    for (const ordinal of context.limit === undefined
      ? within
      : within.slice(0, countUpTo(within, context.limit))) {
      const row = book.rows[ordinal];
      if (row !== undefined) series.push(await takeOf(expression, creditContext(row, context)));
    }
    return combine(slot, expression, series, 0, series.taken.length, context);
  }
  const isQuota = figure.kind === "figure" && figure.definition.kind === "quota";
  const payees = grain.owner === "plan" ? [undefined] : await owners(context);
  for (const payee of payees) {
    for (const sub of planPeriods(run.program.time, unitOfGrain(grain), days)) {
      const isWhole = period?.unit === "plan" || (sub.from >= days.from && sub.through <= days.through);
      // Quotas are read whole; what is earned or measured has not begun before its period has.
      if (!isWhole || (!isQuota && sub.from > view.asOf)) continue;
      if (payee !== undefined && (await daysWithin(run, view, payee, sub)).length === 0) continue;
      const inner = figureContext(context, payee, sub, view, context.limit);
      series.push(await takeOf(expression, inner));
    }
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

async function owners({ payee, run, view }: Context): Promise<readonly string[]> {
  return payee === undefined ? planPayees(run, view) : [payee];
}

// ---------------------------------------------------------------- results

function combine(
  slot: Slot,
  expression: AggregateExpression,
  series: Series,
  from: number,
  to: number,
  context: Context,
): Result {
  const failed = series.problem(from, to);
  if (failed !== undefined) return failed;
  const count = series.countUpTo(to) - series.countUpTo(from);
  const label = () => nameOf(context.run.program, slot);
  const inputs = () => explainedValues(series, from, to, context);
  switch (expression.function) {
    case "sum": {
      const sum = subtract(series.sumUpTo(to), series.sumUpTo(from));
      if (context.limit === undefined || context.run.tracer === undefined) {
        return calculated(sum, slot, context, { operation: "sum", inputs: inputs() });
      }
      const result = calculated(sum, slot, context, { operation: "sum", inputs: series.chained(from, to) });
      if (!isProblem(result)) series.chain(from, to, result);
      return result;
    }
    case "count":
      return calculated(fromInteger(count), slot, context, { operation: "count", inputs: inputs() });
    case "average": {
      const mean = divide(subtract(series.sumUpTo(to), series.sumUpTo(from)), fromInteger(count));
      if (mean === undefined) return absence(emptyAggregate(whereIn(context, expression.place), label()));
      return calculated(mean, slot, context, { operation: "average", inputs: inputs() });
    }
    case "lowest":
    case "highest": {
      const values = series.values(from, to);
      const [first, ...others] = values;
      if (first === undefined) return absence(emptyAggregate(whereIn(context, expression.place), label()));
      const isBetter = expression.function === "highest" ? 1 : -1;
      const best = others.reduce((a, b) => (compare(b.value, a.value) === isBetter ? b : a), first);
      const operation = expression.function === "highest" ? "max" : "min";
      return calculated(best.value, slot, context, { operation, inputs: inputs() });
    }
    default:
      return unreachable(expression.function);
  }
}

/** The values behind a result, when an explanation lists them. */
function explainedValues(series: Series, from: number, to: number, { run }: Context): readonly NumberValue[] {
  return run.tracer === undefined ? [] : series.values(from, to);
}
