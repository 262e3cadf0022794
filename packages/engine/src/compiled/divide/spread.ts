/** Spreads whole units over parts by weight, and places what rounding leaves over. */

import type { Leftover, Rounding } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { dividedBig, sizeOf } from "../numbers/integer.js";
import { allotted } from "../pay/allot.js";

/**
 * Parts of `units` that add up to it; whoever weighs nothing gets nothing. `undefined` when the weights sum
 * to zero and the units do not.
 */
export function spreadUnits(
  units: bigint,
  weights: readonly bigint[],
  leftover: Leftover,
  mode: Rounding["mode"],
): readonly bigint[] | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return units === 0n ? weights.map(() => 0n) : undefined;
  const partOf = (weight: bigint) =>
    total < 0n ? dividedBig(units * -weight, -total, mode) : dividedBig(units * weight, total, mode);
  switch (leftover) {
    case "largest":
      return allotted(units, weights);
    case "first":
      return leavingRest(
        units,
        weights,
        weights.findIndex((weight) => weight !== 0n),
        partOf,
      );
    case "last":
      return leavingRest(
        units,
        weights,
        weights.findLastIndex((weight) => weight !== 0n),
        partOf,
      );
    case "running": {
      let [weight, given] = [0n, 0n];
      return weights.map((own) => {
        weight += own;
        const before = given;
        given = partOf(weight);
        return given - before;
      });
    }
    default:
      return unreachable(leftover);
  }
}

/** The part at `rest` is what the others leave; weights of one sign never take more than there is. */
function leavingRest(
  units: bigint,
  weights: readonly bigint[],
  rest: number,
  partOf: (weight: bigint) => bigint,
): readonly bigint[] {
  const isOneWay = weights.every((weight) => weight >= 0n) || weights.every((weight) => weight <= 0n);
  let left = units;
  const parts = weights.map((weight, index) => {
    if (index === rest) return 0n;
    const part = partOf(weight);
    const own = isOneWay && sizeOf(part) > sizeOf(left) ? left : part;
    left -= own;
    return own;
  });
  parts[rest] = left;
  return parts;
}
