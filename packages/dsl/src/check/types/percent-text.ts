/** A constant as a percentage, for messages: `95 %`, `99.9 %`. */

import type { Constant } from "./constant-value.js";

/** Further decimals are cut off. */
const mostPlaces = 6;

export function percentText({ numerator, denominator }: Constant): string {
  const isNegative = numerator < 0n;
  const units = ((isNegative ? -numerator : numerator) * 100n * 10n ** BigInt(mostPlaces)) / denominator;
  const digits = String(units).padStart(mostPlaces + 1, "0");
  const fraction = digits.slice(-mostPlaces).replace(/0+$/, "");
  const whole = digits.slice(0, -mostPlaces);
  return `${isNegative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`} %`;
}
