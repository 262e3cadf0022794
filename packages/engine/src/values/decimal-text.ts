/** Decimal numbers as text: the strict form files and plans use, and the forms results are printed in. */

import { type Fraction, fromUnits, lowestTerms } from "./fraction.js";
import { invariant } from "./invariant.js";

/** Decimals an input may have; more would not survive settling. */
export const mostDecimals = 12;

/** Digits an input may have before the point: it stays below the bound of settled values. */
export const mostWholeDigits = 22;

/** value = units / 10^scale. */
export interface ScaledInteger {
  readonly units: bigint;
  readonly scale: number;
}

export type DecimalProblem = "not a number" | "too many decimals" | "too large";

/**
 * Reads `-1000.50`: a sign, digits, one point. No exponent, no separators, no currency, no spaces.
 * Zeros before the first digit and after the last decimal do not count.
 */
export function parseDecimal(text: string): ScaledInteger | DecimalProblem {
  const signed = text.charCodeAt(0) === minus || text.charCodeAt(0) === plus ? 1 : 0;
  let point = -1;
  let digits = 0;
  for (let index = signed; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= nought && unit <= nine) digits += 1;
    else if (unit === dot && point < 0) point = index;
    else return "not a number";
  }
  if (digits === 0 || point === text.length - 1) return "not a number";
  const end = point < 0 ? text.length : lastDigit(text, point) + 1;
  const scale = point < 0 || end === point ? 0 : end - point - 1;
  if (scale > mostDecimals) return "too many decimals";
  const whole = withoutLeadingZeros(text.slice(signed, point < 0 ? text.length : point));
  if (whole.length > mostWholeDigits) return "too large";
  const size = BigInt(`${whole}${scale === 0 ? "" : text.slice(point + 1, end)}` || "0");
  return { units: text.charCodeAt(0) === minus ? -size : size, scale };
}

/** Exact text with no zeros at the end: `1250.5`. The value must be a decimal; settle it first. */
export function plainText(value: Fraction): string {
  const { units, scale } = decimalOf(value);
  return unitsText(units, scale);
}

/** Exact text with so many decimals: `1250.50`. The value must have no more; round it first. */
export function fixedText(value: Fraction, places: number): string {
  const { units, scale } = decimalOf(value);
  invariant(scale <= places, `a value with ${scale} decimals was printed with ${places}`);
  return unitsText(units * 10n ** BigInt(places - scale), places);
}

/** units / 10^scale with exactly `scale` decimals. */
export function unitsText(units: bigint, scale: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const sign = units < 0n ? "-" : "";
  if (scale === 0) return `${sign}${size}`;
  return `${sign}${size.slice(0, -scale)}.${size.slice(-scale)}`;
}

export function fromScaledInteger({ units, scale }: ScaledInteger): Fraction {
  return fromUnits(units, scale);
}

/** A fraction as a scaled integer of the smallest scale. */
function decimalOf(value: Fraction): ScaledInteger {
  const { n, d } = lowestTerms(value);
  let scale = 0;
  let power = 1n;
  while (power % d !== 0n) {
    scale += 1;
    power *= 10n;
    invariant(scale <= 400, "a fraction that is no decimal was printed; settle it first");
  }
  return { units: n * (power / d), scale };
}

function lastDigit(text: string, point: number): number {
  let index = text.length - 1;
  while (index > point && text.charCodeAt(index) === nought) index -= 1;
  return index === point ? point - 1 : index;
}

function withoutLeadingZeros(text: string): string {
  let index = 0;
  while (index < text.length && text.charCodeAt(index) === nought) index += 1;
  return text.slice(index);
}

const plus = 0x2b;
const minus = 0x2d;
const dot = 0x2e;
const nought = 0x30;
const nine = 0x39;
