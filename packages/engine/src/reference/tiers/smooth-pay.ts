/**
 * What a table of tiers pays of a whole that comes in ever so small credits: the line that a payout
 * curve draws. No plan, payee or row is in it.
 */

import { add, type Fraction, multiply, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import {
  accumulatingLine,
  curveLine,
  cutAtEdges,
  isAbove,
  rateAt,
  reachedTiers,
  type TierList,
  valueOn,
} from "./tiers.js";

/** A table of tiers whose thresholds and values are known numbers. */
export interface PayTable {
  readonly mode: "marginal" | "retroactive" | "reached" | "topRate" | "curve" | "accumulating";
  readonly tiers: TierList;
  /** `topRate`: what lies above it is paid at the rate of the tier reached. */
  readonly cut?: Fraction;
  /** `accumulating`: where the last tier is full. */
  readonly end?: Fraction;
  readonly beyond: "flat" | "rising";
}

/** `part` is what the base came to while the axis went from nought to `axis`; flat amounts are included. */
export function smoothPay(table: PayTable, part: Fraction, axis: Fraction): Fraction {
  const pluses = reachedTiers(table.tiers, axis).map((index) => table.tiers[index]?.plus ?? zero);
  return pluses.reduce(add, ratedPay(table, part, axis));
}

function ratedPay(table: PayTable, part: Fraction, axis: Fraction): Fraction {
  const { mode, tiers, cut, end, beyond } = table;
  switch (mode) {
    // A credit too small to cross an edge is priced by the tier it stands in, as a slice is.
    case "marginal":
    case "reached":
    case "topRate": {
      const top = mode === "topRate" ? cut : undefined;
      return cutAtEdges(tiers, part, zero, axis, top)
        .map((slice) => {
          const isTop = top !== undefined && isAbove(slice, top);
          const rate = isTop ? rateAt(tiers, axis) : (tiers[slice.tier] ?? tiers[0]).value;
          return multiply(slice.part, rate);
        })
        .reduce(add, zero);
    }
    case "retroactive":
      return multiply(part, rateAt(tiers, axis));
    case "curve":
      return multiply(part, valueOn(curveLine(tiers, axis, beyond), axis));
    case "accumulating":
      return multiply(part, valueOn(accumulatingLine(tiers, axis, end, beyond), axis));
    default:
      return unreachable(mode);
  }
}
