/** When dated values are read for a whole period: on its first or last day in the plan, or over all of them. */

import { nameOf } from "../../reference/label.js";
import { changingText, figureOutOfReach } from "../../reference/run-faults.js";
import type { Expression, Place, Slot } from "../../rule-set.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { daysWith, noValue, partDays, stintsOf } from "../groups/stints.js";
import { changeDays } from "../plan/change-days.js";
import { needsReading } from "../plan/slot-needs.js";
import { plusMonths } from "../time/calendar.js";
import { type DaysIn, daysIn, planDays } from "../time/days-in-plan.js";
import { cutAt, overlap, type Stretch } from "../time/periods.js";
import { added, compared, divided, multiplied } from "../vectors/arithmetic.js";
import { empty, GapBuilder, type Gaps } from "../vectors/gaps.js";
import { countNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { noValues, numbersAt, outOfReach, problem, shortEnough } from "./operand.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

/** Days of the frame's period on which each lane's payee is in the plan, and in the group. */
export function ownDays(frame: Frame): DaysIn | undefined {
  const { run, view, period, owners, size } = frame;
  if (period === undefined) return undefined;
  if (owners?.payees !== undefined && owners.groups !== undefined) {
    return partDays(run, view, period, owners.payees, owners.groups);
  }
  if (owners?.payees !== undefined) {
    const all = daysIn(run, view, period);
    if (owners.memo === run.payeeMemo && owners.at === undefined) return all;
    const at = Int32Array.from(owners.payees, (payee) => run.indexOf(payee));
    const take = (values: Int32Array) => Int32Array.from(at, (place) => values[place] ?? 0);
    return { count: take(all.count), first: take(all.first), last: take(all.last) };
  }
  const common = overlap(period, run.prepared.calendar);
  return {
    count: new Int32Array(size).fill(common === undefined ? 0 : common.through - common.from + 1),
    first: new Int32Array(size).fill(common?.from ?? 0),
    last: new Int32Array(size).fill(common?.through ?? 0),
  };
}

/** The days on which dated values are read here: the row's, a reading's, or the period's last. */
export function readingDays(
  frame: Frame,
  place: Place,
): { readonly days: Int32Array; readonly gaps: Gaps | undefined } {
  if (frame.reading !== undefined) return { days: frame.reading, gaps: undefined };
  const own = ownDays(frame);
  const gaps = new GapBuilder(frame.size);
  for (let lane = 0; lane < frame.size; lane += 1) {
    if (own !== undefined && own.count[lane] !== 0) continue;
    gaps.fail(
      lane,
      problem(() =>
        figureOutOfReach(whereIs(frame, lane, place), "A dated value", "there is no day to read it on"),
      ),
    );
  }
  return { days: own?.last ?? new Int32Array(frame.size), gaps: gaps.build() };
}

export function readOn(slot: Slot, expression: Of<"reading">, frame: Frame): Vector {
  // With a row in scope, dated values are read on the row's day.
  if (frame.rows !== undefined) return evaluate(expression.value, frame);
  const own = ownDays(frame);
  if (own === undefined) return noValues(frame.size);
  const there = everyLane(frame.size).filter((lane) => own.count[lane] !== 0);
  if (there.length === 0) return noValues(frame.size);
  const inner = there.length === frame.size ? { ...frame, known: new Map() } : someLanes(frame, there);
  const days = (values: Int32Array) => Int32Array.from(there, (lane) => values[lane] ?? 0);
  const vector =
    expression.on === "days"
      ? overDays(slot, expression, inner)
      : evaluate(expression.value, {
          ...inner,
          reading: days(expression.on === "opening" ? own.first : own.last),
        });
  return mergedParts(frame.size, [{ lanes: there, vector }], expression.place);
}

/** Of a frame of one lane: the frame in which the value was read, where it was read on one day. */
export function readingFrame(expression: Of<"reading">, frame: Frame): Frame | undefined {
  if (frame.rows !== undefined) return frame;
  const own = ownDays(frame);
  if (own === undefined || own.count[0] === 0) return undefined;
  const day = expression.on === "closing" ? own.last : own.first;
  return { ...frame, reading: day, known: new Map() };
}

/** The mean over the days in the plan; the value itself where it does not change. */
function overDays(slot: Slot, { value, place }: Of<"reading">, frame: Frame): Vector {
  const { run, size } = frame;
  const facts = run.prepared.needs.slot(value, undefined);
  const changes = (facts.bits & needsReading) === 0 ? [] : changeDays(run, facts.sources);
  const stretches = everyLane(size);
  const lists = Array.from(stretches, (lane) => cutAt(daysOfLane(frame, lane), changes));
  const most = lists.reduce((longest, list) => Math.max(longest, list.length), 0);
  // The n-th stretch of all lanes at once.
  const rounds: { readonly lanes: Int32Array; readonly vector: Vector; readonly days: number[] }[] = [];
  for (let round = 0; round < most; round += 1) {
    const lanes = everyLane(size).filter((lane) => lists[lane]?.[round] !== undefined);
    const own = Array.from(lanes, (lane) => lists[lane]?.[round] ?? { from: 0, through: 0 });
    const inner = { ...someLanes(frame, lanes), reading: Int32Array.from(own, ({ from }) => from) };
    rounds.push({
      lanes,
      vector: evaluate(value, inner),
      days: own.map(({ from, through }) => through - from + 1),
    });
  }
  const [first, ...others] = rounds;
  if (first === undefined) return noValues(size);
  const start = mergedParts(size, [first], place);
  if (others.length === 0) return start;
  // Lanes whose value changes; the others keep it as it is.
  const changed = new Set<number>();
  const gaps = new GapBuilder(size, start.gaps);
  const isNumeric = new Uint8Array(size).fill(1);
  for (const { lanes, vector } of rounds) {
    for (let index = 0; index < lanes.length; index += 1) {
      const lane = lanes[index] ?? 0;
      const failure = vector.gaps?.problems.get(index);
      if (failure !== undefined) gaps.fail(lane, failure);
      if (vector.kind !== "number" || vector.gaps?.at[index] === empty) isNumeric[lane] = 0;
    }
  }
  for (const { lanes, vector } of others) {
    const before = takeLanes(start, lanes);
    const order = vector.kind === "number" && before.kind === "number" ? compared(vector, before) : undefined;
    for (let index = 0; index < lanes.length; index += 1) {
      const lane = lanes[index] ?? 0;
      if (gaps.isGap(lane) && gaps.build()?.problems.has(lane)) continue;
      if (!isSame(vector, before, index, order)) changed.add(lane);
    }
  }
  if (changed.size === 0) return { ...start, gaps: gaps.build() } as Vector;
  const parts: Part[] = [];
  const lasting = everyLane(size).filter((lane) => !changed.has(lane));
  parts.push({ lanes: lasting, vector: takeLanes({ ...start, gaps: gaps.build() } as Vector, lasting) });
  const moving = Int32Array.from([...changed].sort((a, b) => a - b));
  const place0 = new Map([...moving].map((lane, index) => [lane, index]));
  let total: NumberVector = countNumber(new Int32Array(moving.length));
  const count = new Int32Array(moving.length);
  for (const { lanes, vector, days } of rounds) {
    if (vector.kind !== "number") continue;
    const inside = everyLane(lanes.length).filter((index) => changed.has(lanes[index] ?? -1));
    const weights = Int32Array.from(inside, (index) => days[index] ?? 0);
    const own = multiplied(takeLanes({ ...vector, gaps: undefined }, inside), countNumber(weights));
    const into = Int32Array.from(inside, (index) => place0.get(lanes[index] ?? 0) ?? 0);
    const spread = mergedParts(moving.length, [{ lanes: into, vector: own }], place);
    if (spread.kind === "number") total = added(total, { ...spread, gaps: undefined });
    into.forEach((at, index) => {
      count[at] = (count[at] ?? 0) + (weights[index] ?? 0);
    });
  }
  const means = divided(total, countNumber(count), undefined);
  const meanGaps = new GapBuilder(moving.length);
  const inner = someLanes(frame, moving);
  for (const [index, lane] of moving.entries()) {
    if (isNumeric[lane] === 1) continue;
    meanGaps.fail(
      index,
      problem(() => changingText(whereIs(inner, index, place), nameOf(run.prepared, value))),
    );
  }
  parts.push({ lanes: moving, vector: shortEnough({ ...means, gaps: meanGaps.build() }, slot, inner) });
  return mergedParts(size, parts, place);
}

function isSame(a: Vector, b: Vector, index: number, order: Int8Array | undefined): boolean {
  const gapA = a.gaps?.at[index] ?? 0;
  const gapB = b.gaps?.at[index] ?? 0;
  if (gapA !== 0 || gapB !== 0) return gapA === gapB;
  if (order !== undefined) return order[index] === 0;
  if (a.kind !== b.kind) return false;
  if ("codes" in a && "codes" in b) return a.codes[index] === b.codes[index];
  if (a.kind === "date" && b.kind === "date") return a.days[index] === b.days[index];
  if (a.kind === "yesno" && b.kind === "yesno") return a.yes[index] === b.yes[index];
  return false;
}

function daysOfLane({ run, view, period, owners }: Frame, lane: number): readonly Stretch[] {
  if (period === undefined) return [];
  const payee = owners?.payees?.[lane];
  if (payee === undefined) {
    const common = overlap(period, run.prepared.calendar);
    return common === undefined ? [] : [common];
  }
  const groups = owners?.groups;
  if (groups !== undefined) {
    const stints = stintsOf(run, view, groups.column);
    return daysWith(stints, run.indexOf(payee), groups.values[lane] ?? noValue, period);
  }
  const days = planDays(run, view)[run.indexOf(payee)]?.days ?? [];
  return days.flatMap((stretch) => overlap(stretch, period) ?? []);
}

/** Times days in the plan over days of the period. */
export function prorated(slot: Slot, { value }: Of<"prorate">, frame: Frame): Vector {
  const { period } = frame;
  if (period === undefined) return outOfReach(slot, frame, "it belongs to no period");
  const numbers = numbersAt(value, frame);
  const own = ownDays(frame);
  const all = period.through - period.from + 1;
  if (own === undefined || own.count.every((count) => count === all)) return numbers;
  const part = multiplied(numbers, countNumber(own.count));
  return shortEnough(
    divided(part, countNumber(new Int32Array(frame.size).fill(all)), part.gaps),
    slot,
    frame,
  );
}

/** Whole months since the payee entered the plan, the first being 1. */
export function monthsInPlan(slot: Slot, place: Place, frame: Frame): Vector {
  const { run, view, owners, size } = frame;
  if (owners?.payees === undefined) return outOfReach(slot, frame, "it belongs to nobody in particular");
  const { days, gaps } = readingDays(frame, place);
  const all = planDays(run, view);
  const own = new GapBuilder(size, gaps);
  const months = Int32Array.from(owners.payees, (payee, lane) => {
    if (own.isGap(lane)) return 0;
    const entry = all[run.indexOf(payee)]?.entry;
    const day = days[lane] ?? 0;
    if (entry === undefined || entry > day) {
      own.leaveEmpty(lane);
      return 0;
    }
    let count = 1;
    for (
      let next = plusMonths(entry, count);
      next !== undefined && next <= day;
      next = plusMonths(entry, count)
    )
      count += 1;
    return count;
  });
  return { ...countNumber(months), gaps: own.build() };
}
