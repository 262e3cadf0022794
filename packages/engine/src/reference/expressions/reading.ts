/** When dated values are read for a whole period: on its first or last day in the plan, or averaged over those days. */

import type { Expression, Place, Scope, Slot } from "../../rule-set.js";
import { addMonths, type Day } from "../../values/calendar.js";
import { add, divide, equal, fromInteger, multiply, zero } from "../../values/fraction.js";
import { type Context, problem, whereIn } from "../context.js";
import { always } from "../fact-store.js";
import { nameOf } from "../label.js";
import { needs } from "../program/needs.js";
import type { Run } from "../run.js";
import { changingText, figureOutOfReach } from "../run-faults.js";
import { daysInGroup } from "../sharing/groups.js";
import { countDays, daysWithin, inPlan } from "../time/days-in-plan.js";
import { type Days, overlap } from "../time/grain-period.js";
import { fromOf, throughOf } from "../time/scope.js";
import { explained } from "../trace.js";
import {
  isProblem,
  type NumberValue,
  nothing,
  numberValue,
  type Problem,
  type Result,
  textOf,
  type Value,
} from "../value.js";
import { evaluate } from "./evaluate.js";
import { calculated, leaf, named, numberAt, outOfReach } from "./operand.js";

/** The day on which dated values are read here; without a row and a `reading`, the period's last. */
export async function readingDay(context: Context, place: Place): Promise<Day | Problem> {
  if (context.reading !== undefined) return context.reading;
  const days = await ownDays(context);
  const last = days.at(-1)?.through;
  if (last !== undefined) return last;
  const reason = "there is no day to read it on";
  return problem(figureOutOfReach(whereIn(context, place), "A dated value", reason));
}

/** The days of the figure's period on which its payee is in the plan; of a figure of the plan, all. */
async function ownDays({ run, view, payee, period, group }: Context): Promise<readonly Days[]> {
  if (period === undefined) return [];
  if (payee !== undefined && group !== undefined) return daysInGroup(run, view, payee, group, period);
  if (payee !== undefined) return daysWithin(run, view, payee, period);
  const days = overlap(period, run.program.time);
  return days === undefined ? [] : [days];
}

type Reading = Extract<Expression, { op: "reading" }>;

export async function readOn(slot: Slot, expression: Reading, context: Context): Promise<Result> {
  // With a row in scope, dated values are read on the row's date.
  if (context.row !== undefined) return evaluate(expression.value, context);
  const days = await ownDays(context);
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return leaf(nothing, slot, context, {});
  if (expression.on === "opening") return evaluate(expression.value, { ...context, reading: first.from });
  if (expression.on === "closing") return evaluate(expression.value, { ...context, reading: last.through });
  return averageOverDays(slot, expression, context, days);
}

async function averageOverDays(
  slot: Slot,
  expression: Reading,
  context: Context,
  days: readonly Days[],
): Promise<Result> {
  const { run } = context;
  const facts = run.program.graph.slot(expression.value);
  const isDated = (facts.needs & needs.reading) !== 0;
  const changes = isDated ? changeDaysOf(run, facts.sources) : [];
  const values: { readonly value: Value; readonly days: number }[] = [];
  for (const { from, through } of stretches(days, changes)) {
    const value = await evaluate(expression.value, { ...context, reading: from });
    if (isProblem(value)) return value;
    values.push({ value, days: through - from + 1 });
  }
  const [first, ...others] = values;
  if (first === undefined) return leaf(nothing, slot, context, {});
  if (others.every(({ value }) => sameValue(value, first.value))) return first.value;
  const numbers = values.flatMap(({ value, days }) => (value.kind === "number" ? [{ value, days }] : []));
  if (numbers.length < values.length) {
    return problem(changingText(whereIn(context, expression.place), nameOf(run.program, expression.value)));
  }
  const total = numbers.reduce(
    (sum, { value, days }) => add(sum, multiply(value.value, fromInteger(days))),
    zero,
  );
  const count = fromInteger(values.reduce((sum, { days }) => sum + days, 0));
  return calculated(divide(total, count) ?? zero, slot, context, {
    operation: "daysAverage",
    inputs: numbers.map(({ value }) => value),
    detail: { days: values.map(({ days }) => days).join(",") },
  });
}

function sameValue(a: Value, b: Value): boolean {
  if (a.kind === "number" && b.kind === "number") return equal(a.value, b.value);
  return a.kind === b.kind && a.kind !== "number" && b.kind !== "number" && textOf(a) === textOf(b);
}

/** The days cut where something may change. */
export function stretches(days: readonly Days[], changes: readonly Day[]): readonly Days[] {
  return days.flatMap(({ from, through }) => {
    const starts = [from, ...changes.filter((day) => day > from && day <= through)];
    return starts.map((start, index) => ({ from: start, through: (starts[index + 1] ?? through + 1) - 1 }));
  });
}

/** Every day on which a version of something or a state of one of these sources starts or ends, ascending. */
export function changeDaysOf(run: Run, sources: ReadonlySet<string>): readonly Day[] {
  const dated = [...sources].filter((name) => run.store.source(name)?.source.dated).sort();
  const key = dated.join("\u0000");
  const cached = run.changeDays.get(key);
  if (cached !== undefined) return cached;
  const { parameters, tables, tiers } = run.program.ruleSet;
  const versions: readonly Scope[] = [...parameters, ...tables, ...tiers].flatMap(({ versions }) => [
    ...versions,
  ]);
  const days = new Set<Day>();
  for (const version of versions) {
    if (Number.isFinite(fromOf(version))) days.add(fromOf(version));
    if (Number.isFinite(throughOf(version))) days.add(throughOf(version) + 1);
  }
  for (const name of dated) {
    const source = run.store.source(name);
    for (let row = 0; source !== undefined && row < source.rowCount; row += 1) days.add(source.from(row));
  }
  days.delete(always);
  const sorted = [...days].sort((a, b) => a - b);
  run.changeDays.set(key, sorted);
  return sorted;
}

type Prorate = Extract<Expression, { op: "prorate" }>;

/** Times days in the plan over days of the period, both as calendar days. */
export async function prorate(slot: Slot, expression: Prorate, context: Context): Promise<Result> {
  const { period, run } = context;
  if (period === undefined) return outOfReach(slot, context, "it belongs to no period");
  const value = await numberAt(expression.value, context);
  if (isProblem(value)) return value;
  const inside = countDays(await ownDays(context));
  const all = period.through - period.from + 1;
  const { place } = expression;
  const counted = (count: number, label: string): NumberValue =>
    explained(run.tracer, numberValue(fromInteger(count)), () => ({ operation: "leaf", label, place }));
  const days = counted(inside, "days in the plan");
  const length = counted(all, `days of ${period.text}`);
  const share = explained(run.tracer, numberValue(divide(days.value, length.value) ?? zero), () => ({
    operation: "divide",
    label: "share of days in the plan",
    inputs: [days, length],
    place,
  }));
  if (inside === all) return named(value, slot, context);
  const result = calculated(multiply(value.value, share.value), slot, context, {
    operation: "multiply",
    inputs: [value, share],
  });
  return isProblem(result) || value.origin === undefined ? result : { ...result, origin: value.origin };
}

/** Whole months since the payee entered the plan, the first being 1. */
export async function monthsInPlan(slot: Slot, context: Context): Promise<Result> {
  const { run, view, payee } = context;
  if (payee === undefined) return outOfReach(slot, context, "it belongs to nobody in particular");
  const { entry } = await inPlan(run, view, payee);
  const day = await readingDay(context, run.program.expression(slot).place);
  if (typeof day !== "number") return day;
  if (entry === undefined || entry > day) return leaf(nothing, slot, context, {});
  let months = 1;
  for (
    let next = addMonths(entry, months);
    next !== undefined && next <= day;
    next = addMonths(entry, months)
  ) {
    months += 1;
  }
  return leaf(numberValue(fromInteger(months)), slot, context, {});
}
