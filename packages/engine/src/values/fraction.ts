/**
 * Exact numbers for the reference evaluator: a numerator over a denominator, both exact decimals of a
 * private decimal.js. Nothing is ever rounded here; rounding is a step of its own (settle, round).
 */

import { Decimal } from "decimal.js";
import { invariant } from "./invariant.js";

/**
 * Our own constructor, so that nobody else's settings reach it. Numbers are held to `mostDigits`, so a
 * sum of products of four of them still fits the precision and decimal.js never gets to round.
 */
const Exact = Decimal.clone({ defaults: true, precision: 10_000, toExpNeg: -9e15, toExpPos: 9e15 });
const mostDigits = 2_000;

/** Digits of a numerator or denominator that a formula may reach; the caller answers more with a fault. */
export const mostFormulaDigits = 400;

/** From this many digits on a fraction is brought to lowest terms, so that long chains stay short. */
const longDigits = 40;

/** n / d; `d` is positive and both may have decimals, so that sums of decimals keep `d` = 1. */
export interface Fraction {
  readonly n: Decimal;
  readonly d: Decimal;
}

const unit = new Exact(1);
export const zero: Fraction = { n: new Exact(0), d: unit };
export const one: Fraction = { n: unit, d: unit };

/** From canonical decimal text (see decimal-text.ts, which checks text from outside). */
export function fromText(text: string): Fraction {
  return whole(new Exact(text));
}

/** units / 10^scale, as columns hold their decimals. */
export function fromUnits(units: number | bigint, scale: number): Fraction {
  invariant(typeof units === "bigint" || Number.isSafeInteger(units), "units of a decimal are not whole");
  return whole(timesPowerOfTen(new Exact(units.toString()), -scale));
}

export function fromInteger(value: number | bigint): Fraction {
  return fromUnits(value, 0);
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d.eq(b.d)) return shortened(a.n.plus(b.n), a.d);
  return shortened(a.n.times(b.d).plus(b.n.times(a.d)), a.d.times(b.d));
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return shortened(a.n.times(b.n), a.d.times(b.d));
}

/** `undefined` when `b` is zero: what that means (a fault, an `else`) is for the caller to say. */
export function divide(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.n.isZero()) return undefined;
  const n = a.n.times(b.d);
  return shortened(b.n.isNegative() ? n.neg() : n, a.d.times(b.n.abs()));
}

export function negate(a: Fraction): Fraction {
  return { n: a.n.isZero() ? a.n : a.n.neg(), d: a.d };
}

export function absolute(a: Fraction): Fraction {
  return { n: a.n.abs(), d: a.d };
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`; cross-multiplied, never divided. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const order = a.d.eq(b.d) ? a.n.cmp(b.n) : a.n.times(b.d).cmp(b.n.times(a.d));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

export function equal(a: Fraction, b: Fraction): boolean {
  return compare(a, b) === 0;
}

export function sign(a: Fraction): -1 | 0 | 1 {
  return a.n.isZero() ? 0 : a.n.isNegative() ? -1 : 1;
}

export function isZero(a: Fraction): boolean {
  return a.n.isZero();
}

/** The lesser; the first of equals. */
export function min(a: Fraction, b: Fraction): Fraction {
  return compare(b, a) < 0 ? b : a;
}

/** The greater; the first of equals. */
export function max(a: Fraction, b: Fraction): Fraction {
  return compare(b, a) > 0 ? b : a;
}

/** The same value with whole `n` and `d` that share no factor. */
export function lowestTerms(a: Fraction): { readonly n: bigint; readonly d: bigint } {
  const scale = Math.max(a.n.decimalPlaces(), a.d.decimalPlaces());
  const n = BigInt(timesPowerOfTen(a.n, scale).toFixed());
  const d = BigInt(timesPowerOfTen(a.d, scale).toFixed());
  const shared = greatestCommonDivisor(n < 0n ? -n : n, d);
  return { n: n / shared, d: d / shared };
}

/** `-2/3`, or an integer: lowest terms, so that equal values have equal texts. */
export function toExactText(a: Fraction): string {
  const { n, d } = lowestTerms(a);
  return d === 1n ? n.toString() : `${n}/${d}`;
}

/** Reads what `toExactText` wrote. */
export function fromExactText(text: string): Fraction {
  const [n = "", d = "1"] = text.split("/");
  const result = divide(fromInteger(BigInt(n)), fromInteger(BigInt(d)));
  invariant(result !== undefined, "an exact text has a zero denominator");
  return result;
}

/**
 * Whether a value has more digits in lowest terms than a formula may reach. Asked after each operation,
 * it keeps every number here within the digits that are exact.
 */
export function isTooLong(a: Fraction): boolean {
  if (spread(a.n) + spread(a.d) <= mostFormulaDigits) return false;
  const { n, d } = lowestTerms(a);
  const bound = 10n ** BigInt(mostFormulaDigits);
  return n >= bound || n <= -bound || d >= bound;
}

/** a x 10^power, exactly. */
export function timesPowerOfTen(a: Decimal, power: number): Decimal {
  return power === 0 ? a : a.times(new Exact(`1e${power}`));
}

function whole(value: Decimal): Fraction {
  return shortened(value, unit);
}

/** Builds the result of an operation: unsigned zero, few digits, and proof that nothing was rounded. */
function shortened(n: Decimal, d: Decimal): Fraction {
  if (n.isZero()) return zero;
  if (d.eq(unit)) {
    invariant(spread(n) <= mostDigits, "an exact number grew beyond the digits it may have");
    return { n, d };
  }
  if (spread(n) <= longDigits && spread(d) <= longDigits) return { n, d };
  const lowest = lowestTerms({ n, d });
  const short = { n: new Exact(lowest.n.toString()), d: new Exact(lowest.d.toString()) };
  invariant(
    spread(short.n) <= mostDigits && spread(short.d) <= mostDigits,
    "an exact number grew beyond the digits it may have",
  );
  return short;
}

/** Digits when written out in full, zeros before and after included. */
function spread(value: Decimal): number {
  return Math.max(value.e + 1, 1) + value.decimalPlaces();
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
