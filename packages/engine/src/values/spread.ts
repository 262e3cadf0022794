/** Spreads an amount over parts by weight, each to the last minor unit, and places what rounding leaves over. */

import type { Leftover, Rounding } from "../rule-set.js";
import { allocate } from "./allocate.js";
import {
  absolute,
  add,
  compare,
  divide,
  type Fraction,
  isZero,
  multiply,
  subtract,
  zero,
} from "./fraction.js";
import { round } from "./round.js";
import { unreachable } from "./unreachable.js";

/**
 * Parts of `total`, one a weight, that add up to it; whoever weighs nothing gets nothing. `first` and
 * `last` of those who weigh: every other part is rounded, as long as something is left, and this one is
 * what they leave. `running`: each part is what the rounded
 * total so far has grown by.
 * `largest`: every part is cut, and the units left go to the largest remainders, the earlier of equals
 * first. `undefined` when the weights sum to zero and the total does not. The total must be rounded to
 * `rounding.places` already.
 */
export function spread(
  total: Fraction,
  weights: readonly Fraction[],
  leftover: Leftover,
  rounding: Rounding,
): readonly Fraction[] | undefined {
  const whole = weights.reduce(add, zero);
  if (isZero(whole)) return isZero(total) ? weights.map(() => zero) : undefined;
  const exact = (weight: Fraction) => divide(multiply(total, weight), whole) ?? zero;
  switch (leftover) {
    case "largest":
      return allocate(total, weights, rounding.places);
    case "first":
      return withRest(total, weights, weights.findIndex(weighs), (weight) => round(exact(weight), rounding));
    case "last":
      return withRest(total, weights, weights.findLastIndex(weighs), (weight) =>
        round(exact(weight), rounding),
      );
    case "running": {
      let weight = zero;
      let given = zero;
      return weights.map((own) => {
        weight = add(weight, own);
        const before = given;
        given = round(exact(weight), rounding);
        return subtract(given, before);
      });
    }
    default:
      return unreachable(leftover);
  }
}

function weighs(weight: Fraction): boolean {
  return !isZero(weight);
}

/** The part at `rest` is what the others leave of the total; where no weight is against it, never less than nothing. */
function withRest(
  total: Fraction,
  weights: readonly Fraction[],
  rest: number,
  partOf: (weight: Fraction) => Fraction,
): readonly Fraction[] {
  const isOneWay = !(
    weights.some((own) => compare(own, zero) < 0) && weights.some((own) => compare(own, zero) > 0)
  );
  let left = total;
  const parts = weights.map((weight, index) => {
    if (index === rest) return zero;
    const part = partOf(weight);
    const own = isOneWay && compare(absolute(part), absolute(left)) > 0 ? left : part;
    left = subtract(left, own);
    return own;
  });
  return parts.map((part, index) => (index === rest ? left : part));
}
