/** Sums over finer figures: periods within a window, and for a figure of the plan over everybody. */

import type { Grain, Members, Slot } from "../../rule-set.js";
import { keptLanes, type OwnersRead, ownersOf } from "../figures/owner-lanes.js";
import { planPayees } from "../figures/plan-payees.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import { type DayPart, groupParts, whole } from "../groups/group-parts.js";
import { groupsWithin, stintsOf, valuesWithin } from "../groups/stints.js";
import { grainUnit } from "../plan/figure-reach.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Period, Stretch } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { ownedCredits, whoseOf } from "./credit-series.js";
import { combinedInParts } from "./in-parts.js";
import { rangesOf, receiversFrame } from "./over-credits.js";
import { combined, takenOf, totalsOf } from "./taken.js";

export function overFigures(
  slot: Slot,
  expression: AggregateExpression,
  { figure: name, members }: { readonly figure: string; readonly members?: Members },
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, period } = frame;
  const { calendar } = run.prepared;
  const { kind, definition } = run.prepared.figure(name);
  const { grain } = definition;
  if (grain.owner === "credit") return overCreditFigures(slot, expression, grain.credit, days, frame);
  const isQuota = kind === "figure" && definition.kind === "quota";
  const asks: Ask[] = [];
  for (const sub of calendar.touched(grainUnit(grain), days)) {
    const isWhole = period?.unit === "plan" || (sub.from >= days.from && sub.through <= days.through);
    // Quotas are read whole; what is earned or measured has not begun before its period has.
    if (isWhole && (isQuota || sub.from <= view.asOf)) asks.push(...asksOf(grain, members, sub, frame));
  }
  return summed(slot, expression, asks, frame);
}

/** Lanes that ask for numbers of one period, each with the owners whose numbers it takes. */
interface Ask {
  readonly period: Period;
  readonly lanes: Int32Array;
  readonly read: Omit<OwnersRead, "size">;
  /** What part of each number counts; absent: all of it. */
  readonly parts: readonly DayPart[] | undefined;
}

class AskBuilder {
  readonly #lanes: number[] = [];
  readonly #payees: number[] = [];
  readonly #values: number[] = [];
  readonly #parts: DayPart[] = [];
  #isPart = false;

  add(lane: number, payee: number, value: number, part: DayPart = whole): void {
    this.#lanes.push(lane);
    this.#payees.push(payee);
    this.#values.push(value);
    this.#parts.push(part);
    this.#isPart ||= part.n !== part.d;
  }

  build(period: Period, isPayees: boolean, column: string | undefined, { owners }: Frame): readonly Ask[] {
    if (this.#lanes.length === 0) return [];
    const lanes = Int32Array.from(this.#lanes);
    const limits = owners?.limits && takeIntegers(owners.limits, lanes);
    const groups = column === undefined ? undefined : { column, values: Int32Array.from(this.#values) };
    const read = { payees: isPayees ? Int32Array.from(this.#payees) : undefined, groups, limits };
    return [{ period, lanes, read, parts: this.#isPart ? this.#parts : undefined }];
  }
}

const nobody = -1;

/** Of one period: whose numbers each lane takes, in the order of their names. */
function asksOf(
  grain: Exclude<Grain, { owner: "credit" }>,
  members: Members | undefined,
  sub: Period,
  frame: Frame,
): readonly Ask[] {
  const { run, view, owners, size } = frame;
  const { payees: readers, groups } = owners ?? {};
  const inPlan = daysIn(run, view, sub);
  const isThere = (payee: number) => (inPlan.count[run.indexOf(payee)] ?? 0) > 0;
  const asks = new AskBuilder();
  if (grain.owner !== "payee") {
    const isOwn = grain.owner === "group" && groups !== undefined;
    const isEach = grain.owner === "group" && groups === undefined && readers === undefined;
    const column = grain.owner !== "group" ? undefined : isEach ? grain.column : groups?.column;
    const each = isEach ? groupsWithin(run, view, grain.column, sub) : undefined;
    for (let lane = 0; lane < size; lane += 1) {
      const reader = readers?.[lane] ?? nobody;
      if (readers !== undefined && !isThere(reader)) continue;
      for (const value of each ?? [isOwn ? (groups.values[lane] ?? nobody) : nobody])
        asks.add(lane, reader, value);
    }
    return asks.build(sub, readers !== undefined, column, frame);
  }
  const { cut } = grain;
  const stints = cut === undefined ? undefined : stintsOf(run, view, cut);
  const add = (lane: number, payee: number, part: DayPart | undefined) => {
    if (!isThere(payee)) return;
    if (stints === undefined) asks.add(lane, payee, nobody, part);
    else if (readers !== undefined && groups?.column === cut)
      asks.add(lane, payee, groups?.values[lane] ?? nobody, part);
    else
      for (const value of valuesWithin(stints, run.indexOf(payee), sub)) asks.add(lane, payee, value, part);
  };
  const everybody = readers === undefined ? planPayees(run, view) : [];
  const parts =
    readers === undefined && groups !== undefined
      ? groupParts(run, view, groups.column, sub, members ?? "closing")
      : undefined;
  for (let lane = 0; lane < size; lane += 1) {
    if (readers !== undefined) add(lane, readers[lane] ?? nobody, undefined);
    else if (parts === undefined) for (const payee of everybody) add(lane, payee, undefined);
    else
      for (const { payee, part } of parts.get(groups?.values[lane] ?? nobody) ?? []) add(lane, payee, part);
  }
  return asks.build(sub, true, cut, frame);
}

/** Takes the number of every owner asked for once, and combines those of each lane: by payee, then period. */
function summed(slot: Slot, expression: AggregateExpression, asks: readonly Ask[], frame: Frame): Vector {
  const { run, view, owners } = frame;
  const count = asks.reduce((sum, { lanes }) => sum + lanes.length, 0);
  const { starts, places } = placesOf(asks, count, frame);
  const parts: Part[] = [];
  const shares: DayPart[] = new Array<DayPart>(count).fill(whole);
  let start = 0;
  for (const { period, lanes, read, parts: own } of asks) {
    const kept = keptLanes({ size: lanes.length, ...read }, run, view, owners?.memo.pool);
    const { distinct, at } = distinctOf(kept.at);
    const inner = frameOf({
      run,
      view,
      size: distinct.length,
      period,
      owners: ownersOf({ memo: kept.memo, at: distinct }),
    });
    const taken = takenOf(expression, inner);
    const vector = at === undefined ? taken : takeLanes(taken, at);
    const into = places.subarray(start, start + lanes.length);
    parts.push({ lanes: into, vector });
    for (const [index, place] of into.entries()) shares[place] = own?.[index] ?? whole;
    start += lanes.length;
  }
  const merged = mergedParts(count, parts, expression.place);
  const taken: NumberVector =
    merged.kind === "number"
      ? merged
      : { ...constantNumber(0n, 0, count, run.settings.isWide), gaps: merged.gaps };
  return combinedInParts(slot, expression, taken, shares, starts, frame);
}

/** Each lane once; where each is in these, if any came twice. */
function distinctOf(lanes: Int32Array): {
  readonly distinct: Int32Array;
  readonly at: Int32Array | undefined;
} {
  const places = new Map<number, number>();
  const at = lanes.map((lane) => {
    const place = places.get(lane) ?? places.size;
    places.set(lane, place);
    return place;
  });
  return places.size === lanes.length
    ? { distinct: lanes, at: undefined }
    : { distinct: Int32Array.from(places.keys()), at };
}

/** Where each number stands when those of one lane are together, by payee, then as they were asked for. */
function placesOf(
  asks: readonly Ask[],
  count: number,
  { run, size }: Frame,
): { readonly starts: Int32Array; readonly places: Int32Array } {
  const lanes = new Int32Array(count);
  const payees = new Int32Array(count);
  let start = 0;
  for (const { lanes: own, read } of asks) {
    lanes.set(own, start);
    if (read.payees !== undefined)
      payees.set(
        read.payees.map((payee) => run.indexOf(payee) + 1),
        start,
      );
    start += own.length;
  }
  const byPayee = stablySorted(everyLane(count), payees, run.everybody.length + 1);
  const order = stablySorted(byPayee, lanes, size);
  const places = new Int32Array(count);
  for (const [place, index] of order.entries()) places[index] = place;
  const starts = new Int32Array(size + 1);
  for (const lane of lanes) starts[lane + 1] = (starts[lane + 1] ?? 0) + 1;
  for (let lane = 0; lane < size; lane += 1) starts[lane + 1] = (starts[lane + 1] ?? 0) + (starts[lane] ?? 0);
  return { starts, places };
}

/** By counting: indexes in the order of their keys, which are below `count`. */
function stablySorted(indexes: Int32Array, keys: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (const index of indexes) next[(keys[index] ?? 0) + 1] = (next[(keys[index] ?? 0) + 1] ?? 0) + 1;
  for (let key = 0; key < count; key += 1) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
  const sorted = new Int32Array(indexes.length);
  for (const index of indexes) {
    const key = keys[index] ?? 0;
    sorted[next[key] ?? 0] = index;
    next[key] = (next[key] ?? 0) + 1;
  }
  return sorted;
}

/** Of numbers of a credit, each belongs to whoever received it. */
function overCreditFigures(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, owners } = frame;
  if (owners?.limits !== undefined) throw new Uncovered("numbers of credits in a walk", expression.place);
  const credits = ownedCredits(run, view, credit, whoseOf(owners));
  const ranges = rangesOf(credits, days, frame);
  const totals = totalsOf(takenOf(expression, receiversFrame(credits.at, credits, frame)));
  return combined(slot, expression, totals, ranges, frame, run.settings.isWide);
}
