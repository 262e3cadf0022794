/** Spreads an amount over months by weight, to the last unit, and places what rounding leaves over. */

import type { Leftover } from "../../../rule-set.js";
import { unreachable } from "../../../values/unreachable.js";
import { dividedBig, type RoundingMode, sizeOf } from "../../numbers/integer.js";
import { allotted } from "../../pay/allot.js";

/** Parts that add up to the whole; `undefined` where nothing weighs anything. No weight is below zero. */
export function spreadUnits(
  units: bigint,
  weights: readonly bigint[],
  leftover: Leftover,
  mode: RoundingMode,
): readonly bigint[] | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return units === 0n ? weights.map(() => 0n) : undefined;
  const rounded = (weight: bigint) => dividedBig(units * weight, total, mode);
  switch (leftover) {
    case "largest":
      return allotted(units, weights);
    case "first":
      return leavingRest(
        units,
        weights,
        weights.findIndex((weight) => weight !== 0n),
        rounded,
      );
    case "last":
      return leavingRest(
        units,
        weights,
        weights.findLastIndex((weight) => weight !== 0n),
        rounded,
      );
    case "running": {
      let [passed, given] = [0n, 0n];
      return weights.map((weight) => {
        passed += weight;
        const before = given;
        given = rounded(passed);
        return given - before;
      });
    }
    default:
      return unreachable(leftover);
  }
}

/** One part is what the others leave, which never turns round. */
function leavingRest(
  units: bigint,
  weights: readonly bigint[],
  rest: number,
  rounded: (weight: bigint) => bigint,
): readonly bigint[] {
  let left = units;
  const parts = weights.map((weight, index) => {
    if (index === rest) return 0n;
    const part = rounded(weight);
    const own = sizeOf(part) > sizeOf(left) ? left : part;
    left -= own;
    return own;
  });
  parts[rest] = left;
  return parts;
}
