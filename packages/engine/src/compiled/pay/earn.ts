/** What open gates pay: `pay`, at a table of tiers or plainly, with what each credit earned of it on request. */

import type { ComponentVersion, Pay, Slot } from "../../rule-set.js";
import { creditBook } from "../credits/credit-book.js";
import { decide } from "../evaluate/decide.js";
import { numbersAt, withoutGapValues } from "../evaluate/operand.js";
import { everyLane, type Frame, someLanes } from "../frame.js";
import { sameMeasure } from "../plan/same-measure.js";
import { endOf, startOf } from "../time/versions.js";
import { added, compared, multiplied, negated } from "../vectors/arithmetic.js";
import { bothGaps, GapBuilder, type Gaps, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen, mergedParts, type Part } from "../vectors/select.js";
import { isNought, type NumberVector, takeIntegers, takeLanes } from "../vectors/vector.js";
import { CreditPays } from "./credit-pays.js";
import { alongBase, endRate, priced } from "./price.js";
import { summedByLane } from "./sum-by-lane.js";
import { reached, type Tier, type TierTable, tierTables, valueAt } from "./tier-table.js";
import {
  dependsOnCredits,
  oneStep,
  type Prefixes,
  prefixesOf,
  prefixFrame,
  readsCredits,
  type Steps,
  walked,
} from "./walk.js";

export type PayingVersion = ComponentVersion & { readonly pay: Pay };

export interface Earned {
  /** Exact, before `times` and the limits. */
  readonly pay: NumberVector;
  /** Of each credit, where the walk was made. */
  readonly pays: CreditPays | undefined;
}

const walkedModes = new Set(["marginal", "reached", "topRate"]);

/** `withPays` makes the walk also where the amount does not need it. */
export function earn(version: PayingVersion, frame: Frame, withPays: boolean): Earned {
  const { at, place } = version.pay;
  if (at === undefined) return earnAt(version, undefined, undefined, frame, withPays);
  const tables = tierTables(at.tiers, place, frame);
  const [only] = tables;
  if (only !== undefined && only.lanes.length === frame.size) {
    return earnAt(version, only.table, only.gaps, frame, withPays);
  }
  const parts: Part[] = [];
  const pays: CreditPays[] = [];
  for (const { lanes, table, gaps } of tables) {
    const own = earnAt(version, table, gaps, someLanes(frame, lanes), withPays);
    parts.push({ lanes, vector: own.pay });
    if (own.pays !== undefined) pays.push(own.pays.inLanes(lanes));
  }
  const merged = mergedParts(frame.size, parts, place);
  const pay = merged.kind === "number" ? merged : constantNumber(0n, 0, frame.size, false);
  return { pay, pays: pays.length < tables.length ? undefined : CreditPays.joined(pays) };
}

/** Of lanes in which one version of the table stands; without a table and with gaps, none does. */
function earnAt(
  version: PayingVersion,
  table: TierTable | undefined,
  tableGaps: Gaps | undefined,
  frame: Frame,
  withPays: boolean,
): Earned {
  const { run, size } = frame;
  const { base, at } = version.pay;
  const first = firstPaid(version, frame);
  const whole = numbersAt(base, frame);
  const end = at === undefined ? undefined : numbersAt(at.axis, frame);
  // In the order in which they are asked for: the table, the gates, the base, the axis.
  const gaps = bothGaps(bothGaps(bothGaps(tableGaps, first.gaps), whole.gaps), end?.gaps);
  if (at !== undefined && table === undefined)
    return { pay: { ...constantNumber(0n, 0, size, false), gaps }, pays: undefined };
  const plainBase = { ...whole, gaps: undefined };
  const plainEnd = end && { ...end, gaps: undefined };
  const isCut = first.ordinals !== undefined || isNarrower(version, frame);
  const isWalked = table !== undefined && walkedModes.has(table.mode);
  const hasPlus = table?.tiers.some(({ plus }) => plus !== undefined) ?? false;
  const plain = () => plainPay(plainBase, table, plainEnd);
  if (!isWalked && !isCut && !hasPlus && !withPays) return { pay: { ...plain(), gaps }, pays: undefined };
  if (
    table?.mode === "marginal" &&
    at !== undefined &&
    !isCut &&
    !hasPlus &&
    !withPays &&
    frame.credits === undefined
  ) {
    if (sameMeasure(base, at.axis, run.prepared))
      return { pay: { ...alongBase(table, plainBase), gaps }, pays: undefined };
  }
  const slots = at === undefined ? [base] : [base, at.axis];
  const hasSteps = readsCredits(slots, frame);
  const isSum = isWalked || isCut;
  const needsSteps = isSum || withPays;
  const prefixes = hasSteps ? prefixesOf(slots, [], frame) : undefined;
  const steps =
    prefixes === undefined
      ? oneStep(plainBase, plainEnd, frame)
      : walked(base, at?.axis, needsSteps ? prefixes : startsOf(prefixes), frame);
  const all = new GapBuilder(size, gaps);
  for (const [lane, problem] of steps.problems) all.fail(lane, problem);
  const atEnd = table && plainEnd && endRate(table, plainEnd);
  const pays = table === undefined ? steps.part : priced(steps, table, atEnd);
  const isPaid = paidSteps(version, steps, first.ordinals, prefixes !== undefined, frame);
  let pay = isSum ? summedByLane(pays, steps, isPaid) : plain();
  let pluses: readonly Plus[] = [];
  if (table !== undefined && plainEnd !== undefined && hasPlus) {
    const inherited = inheritedAxis(slots, prefixes, steps, frame, all);
    const isCounting = countingLanes(slots, prefixes, steps, inherited, frame);
    pluses = reachedPluses(table, plainEnd, steps, isCounting, inherited);
  }
  for (const { amount } of pluses) pay = added(pay, amount);
  return {
    pay: withoutGapValues({ ...pay, gaps: all.build() }),
    pays: needsSteps ? paysOf(pays, steps, isPaid, prefixes !== undefined, pluses) : undefined,
  };
}

/** The base, times what the table says of the axis. */
function plainPay(
  base: NumberVector,
  table: TierTable | undefined,
  axis: NumberVector | undefined,
): NumberVector {
  const rate = table && axis && valueAt(table, axis);
  return rate === undefined ? base : multiplied(base, rate);
}

function startsOf({ starts, limits }: Prefixes): Prefixes {
  const size = starts.length - 1;
  const first = starts.subarray(0, size);
  return {
    size,
    lanes: everyLane(size),
    limits: takeIntegers(limits, first),
    starts: everyLane(size + 1),
  };
}

// ---------------------------------------------------------------- which credits are paid

/** By lane the credit that opened the gates which pay nothing for the past; -1 where nothing is lost. */
function firstPaid(
  version: PayingVersion,
  frame: Frame,
): { readonly ordinals: Int32Array | undefined; readonly gaps: Gaps | undefined } {
  const lost = version.gates.filter(({ past }) => past === "lost");
  if (lost.length === 0 || frame.credits !== undefined) return { ordinals: undefined, gaps: undefined };
  const { base, at } = version.pay;
  const slots: readonly Slot[] = at === undefined ? [base] : [base, at.axis];
  const rules = version.gates.map(({ rule }) => rule);
  const prefixes = prefixesOf(slots, rules, frame);
  const inner = prefixFrame(prefixes, frame);
  const gaps = new GapBuilder(frame.size);
  const ordinals = new Int32Array(frame.size).fill(-1);
  for (const { rule } of lost) {
    const answers = decide(rule, inner);
    for (let lane = 0; lane < frame.size; lane += 1) {
      const start = prefixes.starts[lane] ?? 0;
      for (let step = start; step < (prefixes.starts[lane + 1] ?? start); step += 1) {
        const problem: Problem | undefined = answers.gaps?.problems.get(step);
        if (problem !== undefined && !problem.answeredByElse) {
          gaps.fail(lane, problem);
          break;
        }
        if (problem !== undefined || answers.yes[step] === 0) continue;
        if (step !== start) ordinals[lane] = Math.max(ordinals[lane] ?? -1, prefixes.limits[step] ?? -1);
        break;
      }
    }
  }
  return { ordinals: ordinals.some((each) => each >= 0) ? ordinals : undefined, gaps: gaps.build() };
}

/** Whether the statement stands for only a part of the period. */
function isNarrower(version: ComponentVersion, { period, run }: Frame): boolean {
  if (period === undefined) return false;
  const { from, through } = run.prepared.calendar;
  return startOf(version) > Math.max(period.from, from) || endOf(version) < Math.min(period.through, through);
}

/** 1 for steps that are paid: the first of each lane, and credits within the version's dates after the gates opened. */
function paidSteps(
  version: PayingVersion,
  steps: Steps,
  first: Int32Array | undefined,
  hasCredits: boolean,
  { run, view }: Frame,
): Uint8Array | undefined {
  const [from, through] = [startOf(version), endOf(version)];
  const isDated = Number.isFinite(from) || Number.isFinite(through);
  if (!hasCredits || (first === undefined && !isDated)) return undefined;
  const { dates } = creditBook(run, view);
  return Uint8Array.from(steps.limits, (ordinal, step) => {
    const lane = steps.lanes[step] ?? 0;
    if (steps.starts[lane] === step) return 1;
    const day = dates[ordinal] ?? 0;
    return ordinal >= (first?.[lane] ?? -1) && from <= day && day <= through ? 1 : 0;
  });
}

// ---------------------------------------------------------------- flat amounts

interface Plus {
  /** Zero where the tier was not reached, below zero where the axis fell out of it. */
  readonly amount: NumberVector;
  /** By lane the step that first reached it, or last fell below it; -1 where none did. */
  readonly step: Int32Array;
}

/** Without any credit nothing was reached, unless the formula has no credits in it or given figures. */
function countingLanes(
  slots: readonly Slot[],
  prefixes: Prefixes | undefined,
  steps: Steps,
  inherited: Inherited | undefined,
  frame: Frame,
): Uint8Array {
  const counts = new Uint8Array(frame.size).fill(1);
  if (prefixes === undefined && !dependsOnCredits(slots, frame)) return counts;
  for (let lane = 0; lane < frame.size; lane += 1) {
    const own =
      prefixes === undefined ? 0 : (prefixes.starts[lane + 1] ?? 0) - (prefixes.starts[lane] ?? 0) - 1;
    if (own > 0) continue;
    const isNothing = isNought(steps.part.n, steps.starts[lane] ?? 0);
    counts[lane] = inherited?.moves[lane] === 1 || isNothing ? 0 : 1;
  }
  return counts;
}

interface Inherited {
  readonly axis: NumberVector;
  /** 1 where earlier periods' credits move the axis. */
  readonly moves: Uint8Array;
}

/** Where the axis stands because of earlier periods' credits. */
function inheritedAxis(
  slots: readonly Slot[],
  prefixes: Prefixes | undefined,
  steps: Steps,
  frame: Frame,
  gaps: GapBuilder,
): Inherited | undefined {
  const axis = slots[1];
  const base = slots[0];
  if (prefixes === undefined || axis === undefined || base === undefined) return undefined;
  const { size } = frame;
  const firsts = steps.starts.subarray(0, size);
  const start = takeLanes(steps.after, firsts);
  const before = takeIntegers(prefixes.limits, prefixes.starts.subarray(0, size));
  if (before.every((limit) => limit < 0)) return undefined;
  const nothing: Prefixes = {
    size,
    lanes: everyLane(size),
    limits: new Int32Array(size).fill(-1),
    starts: everyLane(size + 1),
  };
  const untouched = walked(base, axis, nothing, frame);
  for (const [lane, problem] of untouched.problems) if ((before[lane] ?? -1) >= 0) gaps.fail(lane, problem);
  const order = compared(untouched.after, start);
  return {
    axis: start,
    moves: Uint8Array.from(order, (each, lane) => (each !== 0 && (before[lane] ?? -1) >= 0 ? 1 : 0)),
  };
}

/** A tier that earlier periods' credits have reached was paid then, and is taken back when the axis falls. */
function reachedPluses(
  table: TierTable,
  end: NumberVector,
  steps: Steps,
  isCounting: Uint8Array,
  inherited: Inherited | undefined,
): readonly Plus[] {
  const zero = constantNumber(0n, 0, end.size, false);
  return table.tiers.flatMap((tier: Tier): readonly Plus[] => {
    if (tier.plus === undefined) return [];
    const isReached = reached(tier, end);
    const wasReached = inherited && reached(tier, inherited.axis);
    const stepTier: Tier = { ...tier, threshold: takeLanes(tier.threshold, steps.lanes) };
    const along = reached(stepTier, steps.after);
    const isGained = new Uint8Array(end.size);
    const isLost = new Uint8Array(end.size);
    const step = new Int32Array(end.size).fill(-1);
    for (let lane = 0; lane < end.size; lane += 1) {
      const wasBefore = inherited?.moves[lane] === 1 && wasReached?.[lane] === 1;
      if (isCounting[lane] === 0 || (isReached[lane] === 1) === wasBefore) continue;
      (wasBefore ? isLost : isGained)[lane] = 1;
      const first = (steps.starts[lane] ?? 0) + 1;
      const next = steps.starts[lane + 1] ?? first;
      step[lane] = wasBefore ? lastLeft(along, first, next) : firstIn(along, first, next);
    }
    const gained = chosen(isGained, zero, tier.plus);
    const isAnyLost = isLost.some((flag) => flag === 1);
    return [{ amount: isAnyLost ? chosen(isLost, gained, negated(tier.plus)) : gained, step }];
  });
}

function firstIn(along: Uint8Array, from: number, until: number): number {
  for (let step = from; step < until; step += 1) if (along[step] === 1) return step;
  return -1;
}

/** The last step into somewhere below, from a place within; the step before `from` is where the walk starts. */
function lastLeft(along: Uint8Array, from: number, until: number): number {
  for (let step = until - 1; step >= from; step -= 1) {
    if (along[step] !== 1 && along[step - 1] === 1) return step;
  }
  return -1;
}

function paysOf(
  pays: NumberVector,
  steps: Steps,
  isPaid: Uint8Array | undefined,
  hasCredits: boolean,
  pluses: readonly Plus[],
): CreditPays {
  let all = pays;
  for (const { amount, step } of pluses) {
    const isHere = new Uint8Array(steps.size);
    for (const at of step) if (at >= 0) isHere[at] = 1;
    const zero = constantNumber(0n, 0, steps.size, false);
    all = added(all, chosen(isHere, zero, takeLanes(amount, steps.lanes)));
  }
  const kept: number[] = [];
  for (let step = 0; step < steps.size && hasCredits; step += 1) {
    if (steps.starts[steps.lanes[step] ?? 0] === step || isPaid?.[step] === 0) continue;
    kept.push(step);
  }
  const at = Int32Array.from(kept);
  return new CreditPays(takeIntegers(steps.lanes, at), takeIntegers(steps.limits, at), takeLanes(all, at));
}
