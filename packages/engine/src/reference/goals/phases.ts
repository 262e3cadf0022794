/** The phases of a goal: the periods into which its own is cut, unit by unit, and what falls on each. */

import type { Leftover, PeriodUnit, Rounding } from "../../rule-set.js";
import { add, type Fraction, multiply, one, zero } from "../../values/fraction.js";
import { periodsWithin } from "../../values/period.js";
import { spread } from "../../values/spread.js";
import { type GrainPeriod, grainPeriod, type PlanTime } from "../time/grain-period.js";

/** A period with the phases it consists of; one of the shortest has none. */
export interface Phase {
  readonly period: GrainPeriod;
  readonly parts: readonly Phase[];
}

export function phaseTree(period: GrainPeriod, units: readonly PeriodUnit[], time: PlanTime): Phase {
  const [unit, ...shorter] = units;
  if (unit === undefined || period.period === undefined) return { period, parts: [] };
  const periods = periodsWithin(time.calendar, period.period, unit);
  return { period, parts: periods.map((part) => phaseTree(grainPeriod(time, part), shorter, time)) };
}

/** The shortest phases, in time. */
export function shortest({ period, parts }: Phase): readonly GrainPeriod[] {
  return parts.length === 0 ? [period] : parts.flatMap(shortest);
}

/** How what falls on phases is rounded. */
export interface Placing {
  readonly rounding: Rounding;
  readonly leftover: Leftover;
}

/**
 * What falls on each of the shortest phases; nothing on the first `past` of them, which are planned already.
 * Each phase gets its share of the one above, to the last unit. `undefined` when there is an amount
 * and no share to go by.
 */
export function phased(
  amount: Fraction,
  { parts }: Phase,
  shares: readonly (readonly Fraction[])[],
  past: number,
  placing: Placing,
): readonly Fraction[] | undefined {
  if (parts.length === 0) return [past > 0 ? zero : amount];
  const [, ...below] = shares;
  const planned = plannedOf(parts, past);
  const weights = weightsOf(parts, shares, planned);
  const amounts = spread(amount, weights, placing.leftover, placing.rounding);
  if (amounts === undefined) return undefined;
  const found: Fraction[] = [];
  for (const [index, part] of parts.entries()) {
    const own = phased(amounts[index] ?? zero, part, below, planned[index] ?? 0, placing);
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

/** Of each part its share, or what is left of it. */
function weightsOf(
  parts: readonly Phase[],
  shares: readonly (readonly Fraction[])[],
  planned: readonly number[],
): readonly Fraction[] {
  const [own = [], ...below] = shares;
  return parts.map((part, index) => {
    const left = unplanned(part, below, planned[index] ?? 0);
    return multiply(own[index] ?? zero, left);
  });
}

/** What part of a phase is not planned yet. */
function unplanned({ parts }: Phase, shares: readonly (readonly Fraction[])[], past: number): Fraction {
  if (past === 0) return one;
  if (parts.length === 0) return zero;
  return weightsOf(parts, shares, plannedOf(parts, past)).reduce(add, zero);
}
