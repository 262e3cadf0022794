/** Settling: the one rounding between grains, to 12 decimals half even, which every evaluator must share. */

import { absolute, compare, type Fraction, fromText } from "./fraction.js";
import { round } from "./round.js";

/** Decimals of a settled value; a constant of language version 1, not of a column or a currency. */
export const settledPlaces = 12;

/** Settled values are smaller than this in size. */
export const settledBound: Fraction = fromText("10000000000000000000000");

/** `undefined` when the settled value would reach 10^22, which is a fault the caller reports. */
export function settle(value: Fraction): Fraction | undefined {
  const settled = round(value, { mode: "half even", places: settledPlaces });
  return compare(absolute(settled), settledBound) < 0 ? settled : undefined;
}
