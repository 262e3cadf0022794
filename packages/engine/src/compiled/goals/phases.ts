/** What falls on the phases of a goal, and on those of each unit. */

import type { Leftover, PeriodUnit, Rounding } from "../../rule-set.js";
import { spreadUnits } from "../divide/spread.js";
import { dividedBig, lesser } from "../numbers/integer.js";
import { wholeWeights } from "../pay/allot.js";
import type { Calendar, Period } from "../time/periods.js";
import type { Ratio } from "../vectors/numbers.js";
import { sumOf } from "./plan.js";

/** A period with the phases it consists of; one of the shortest has none. */
export interface Phase {
  readonly period: Period;
  readonly parts: readonly Phase[];
}

export interface Placing {
  readonly rounding: Rounding;
  readonly leftover: Leftover;
}

export function phaseTree(period: Period, units: readonly PeriodUnit[], calendar: Calendar): Phase {
  const [unit, ...shorter] = units;
  if (unit === undefined || period.unit === "plan") return { period, parts: [] };
  const parts: Phase[] = [];
  for (let next = calendar.at(unit, period.from); next.from <= period.through; ) {
    parts.push(phaseTree(next, shorter, calendar));
    next = calendar.numbered(unit, next.number + 1);
  }
  return { period, parts };
}

export function shortest({ period, parts }: Phase): readonly Period[] {
  return parts.length === 0 ? [period] : parts.flatMap(shortest);
}

/** Nothing falls on the first `past` phases; `undefined` when there is an amount and no share to go by. */
export function phased(
  amount: bigint,
  { parts }: Phase,
  shares: readonly (readonly Ratio[])[],
  past: number,
  placing: Placing,
): readonly bigint[] | undefined {
  if (parts.length === 0) return [past > 0 ? 0n : amount];
  const planned = plannedOf(parts, past);
  const weights = wholeWeights(weightsOf(parts, shares, planned));
  const amounts = spreadUnits(amount, weights, placing.leftover, placing.rounding.mode);
  if (amounts === undefined) return undefined;
  const found: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    const own = phased(amounts[index] ?? 0n, part, shares.slice(1), planned[index] ?? 0, placing);
    if (own === undefined) return undefined;
    found.push(...own);
  }
  return found;
}

/** How many of the shortest phases of each part are planned already. */
function plannedOf(parts: readonly Phase[], past: number): readonly number[] {
  let left = past;
  return parts.map((part) => {
    const planned = Math.min(left, shortest(part).length);
    left -= planned;
    return planned;
  });
}

const none: Ratio = { n: 0n, d: 1n };

/** Of each part its share, or what is left of it. */
function weightsOf(
  parts: readonly Phase[],
  [own = [], ...below]: readonly (readonly Ratio[])[],
  planned: readonly number[],
): readonly Ratio[] {
  return parts.map((part, index) => {
    const left = unplanned(part, below, planned[index] ?? 0);
    const share = own[index] ?? none;
    return { n: share.n * left.n, d: share.d * left.d };
  });
}

function unplanned({ parts }: Phase, shares: readonly (readonly Ratio[])[], past: number): Ratio {
  if (past === 0) return { n: 1n, d: 1n };
  if (parts.length === 0) return none;
  return weightsOf(parts, shares, plannedOf(parts, past)).reduce(
    (sum, { n, d }) => ({ n: sum.n * d + n * sum.d, d: sum.d * d }),
    none,
  );
}

/** `above` falls on each phase of the unit above, `parts` on each unit in all: both add up in every phase. */
export function inPhases(
  above: readonly bigint[],
  parts: readonly bigint[],
  start: number,
  placing: Placing,
): readonly (readonly bigint[])[] {
  const whole = sumOf(above);
  const total = sumOf(parts);
  const phases: bigint[][] = parts.map(() => []);
  let left = parts;
  let asked = 0n;
  for (const [phase, amount] of above.entries()) {
    asked += amount;
    const given = total - sumOf(left);
    const due = phase < start ? 0n : reachedBy(phase === above.length - 1) - given;
    const own = sharedAmong(due, left, placing);
    left = left.map((rest, index) => rest - (own[index] ?? 0n));
    for (const [index, part] of own.entries()) phases[index]?.push(part);
  }
  return phases;

  function reachedBy(isLast: boolean): bigint {
    if (isLast) return total;
    if (whole === 0n) return 0n;
    const sign = whole < 0n ? -1n : 1n;
    return dividedBig(asked * total * sign, whole * sign, placing.rounding.mode);
  }
}

/** In proportion to what is left; what rounding leaves over brings nobody beyond that. */
function sharedAmong(
  amount: bigint,
  left: readonly bigint[],
  { leftover, rounding }: Placing,
): readonly bigint[] {
  const parts = spreadUnits(amount, left, leftover, rounding.mode) ?? left.map(() => 0n);
  const held = parts.map((part, index) => lesser(part, left[index] ?? 0n));
  let over = sumOf(parts) - sumOf(held);
  if (over === 0n) return parts;
  return held.map((part, index) => {
    const more = lesser(over, (left[index] ?? 0n) - part);
    over -= more;
    return part + more;
  });
}
