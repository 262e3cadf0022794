/** Splits a rounded amount by exact weights, to the last unit, by largest remainder. */

import { commonDivisor } from "../numbers/integer.js";
import type { Ratio } from "../vectors/numbers.js";

/** Weights as whole numbers with one denominator, which none of the parts depends on. */
export function wholeWeights(weights: readonly Ratio[]): readonly bigint[] {
  let common = 1n;
  for (const { d } of weights) if (common % d !== 0n) common = (common / commonDivisor(common, d)) * d;
  return weights.map(({ n, d }) => n * (common / d));
}

/**
 * Parts of `units` that add up to it: each its exact share cut to the unit below, one more for the largest
 * remainders, of equals the earlier. `undefined` when the weights sum to zero and the units do not.
 */
export function allotted(units: bigint, weights: readonly bigint[]): readonly bigint[] | undefined {
  if (units === 0n) return weights.map(() => 0n);
  let total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return undefined;
  const size = units < 0n ? -units : units;
  // A negative total turns every share round.
  const turned = total < 0n ? weights.map((weight) => -weight) : weights;
  if (total < 0n) total = -total;
  let left = size;
  const parts = turned.map((weight, index) => {
    const exact = size * weight;
    let below = exact / total;
    let rest = exact % total;
    if (rest < 0n) {
      below -= 1n;
      rest += total;
    }
    left -= below;
    return { index, below, rest };
  });
  const first = [...parts].sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.index - b.index));
  const favoured = new Set(first.slice(0, Number(left)).map(({ index }) => index));
  return parts.map(({ index, below }) => {
    const part = below + (favoured.has(index) ? 1n : 0n);
    return units < 0n ? -part : part;
  });
}
