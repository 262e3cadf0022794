/**
 * Declared rounding of exact values: `half even`, `half up`, `up` and `down`, to decimals or to
 * multiples of a step. Every mode looks at the size alone, so +x and -x round to the same size.
 */

import type { Rounding } from "../rule-set.js";
import {
  absolute,
  divide,
  type Fraction,
  fromInteger,
  fromUnits,
  lowestTerms,
  multiply,
} from "./fraction.js";
import { unreachable } from "./unreachable.js";

export type RoundingMode = Rounding["mode"];

/** To so many decimals: `half up` and `up` go away from zero, `down` towards it. */
export function round(value: Fraction, rounding: Rounding): Fraction {
  const scaled = multiply(value, fromInteger(10n ** BigInt(rounding.places)));
  return fromUnits(roundToInteger(scaled, rounding.mode), rounding.places);
}

/** To a multiple of `step`, whose sign does not matter; `undefined` when it is zero. */
export function roundToStep(value: Fraction, step: Fraction, mode: RoundingMode): Fraction | undefined {
  const size = absolute(step);
  const steps = divide(value, size);
  return steps && multiply(fromInteger(roundToInteger(steps, mode)), size);
}

/** The whole number a value rounds to. */
export function roundToInteger(value: Fraction, mode: RoundingMode): bigint {
  const { n, d } = lowestTerms(value);
  const size = n < 0n ? -n : n;
  const below = size / d;
  const rounded = below + (isRoundedAway(size % d, d, below, mode) ? 1n : 0n);
  return n < 0n ? -rounded : rounded;
}

function isRoundedAway(remainder: bigint, d: bigint, below: bigint, mode: RoundingMode): boolean {
  const twice = remainder * 2n;
  switch (mode) {
    case "half even":
      return twice > d || (twice === d && below % 2n === 1n);
    case "half up":
      return twice >= d;
    case "up":
      return remainder > 0n;
    case "down":
      return false;
    default:
      return unreachable(mode);
  }
}
