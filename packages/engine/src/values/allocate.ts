/** Splits a rounded amount by exact weights, to the last minor unit, by largest remainder. */

import {
  absolute,
  add,
  compare,
  divide,
  type Fraction,
  fromInteger,
  fromUnits,
  isZero,
  lowestTerms,
  multiply,
  negate,
  sign,
  subtract,
  zero,
} from "./fraction.js";
import { invariant } from "./invariant.js";

/**
 * Parts of `total`, one a weight, each a multiple of 10^-places, that add up to it. Every part is its
 * exact share cut to the unit below; the units left over go to the largest remainders, the earlier of
 * equals first. Splitting -x gives the parts of x negated. Weights may be negative where others
 * outweigh them; when they sum to zero there is nothing to go by: `undefined`, unless `total` is zero.
 */
export function allocate(
  total: Fraction,
  weights: readonly Fraction[],
  places: number,
): readonly Fraction[] | undefined {
  if (isZero(total)) return weights.map(() => zero);
  const sum = weights.reduce(add, zero);
  if (isZero(sum)) return undefined;
  const minor = lowestTerms(multiply(absolute(total), fromInteger(10n ** BigInt(places))));
  invariant(minor.d === 1n, "allocate was given a total that is not rounded");
  const units = fromInteger(minor.n);

  const shares: Share[] = [];
  let left = minor.n;
  for (const [index, weight] of weights.entries()) {
    const exact = divide(multiply(units, weight), sum) ?? zero;
    const below = floor(exact);
    left -= below;
    shares.push({ index, below, remainder: subtract(exact, fromInteger(below)) });
  }
  const largestFirst = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  const favoured = new Set(largestFirst.slice(0, Number(left)));
  invariant(left >= 0n && BigInt(favoured.size) === left, "allocate lost a unit");

  return shares.map((share) => {
    const part = fromUnits(share.below + (favoured.has(share) ? 1n : 0n), places);
    return sign(total) < 0 ? negate(part) : part;
  });
}

interface Share {
  readonly index: number;
  readonly below: bigint;
  readonly remainder: Fraction;
}

/** The greatest whole number not above the value. */
function floor(value: Fraction): bigint {
  const { n, d } = lowestTerms(value);
  return n < 0n && n % d !== 0n ? n / d - 1n : n / d;
}
