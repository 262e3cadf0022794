/** Splits what a row is worth: exact shares, each settled, and what settling leaves to the largest. */

import { add, compare, type Fraction, multiply, one, subtract, zero } from "../../values/fraction.js";
import { settle } from "../../values/settle.js";

export interface Share {
  readonly share: Fraction;
  readonly value: Fraction;
}

/** What `rest` means: what the other shares that were really used leave of the whole. */
export function restOf(others: readonly Fraction[]): Fraction {
  return subtract(one, others.reduce(add, zero));
}

/**
 * The value of each share. Together they are the settled value of all shares together: what is left
 * over goes to the largest share, of equals to the first. `undefined` when a value is too large.
 */
export function shareOut(worth: Fraction, shares: readonly Fraction[]): readonly Share[] | undefined {
  const whole = settle(multiply(worth, shares.reduce(add, zero)));
  if (whole === undefined) return undefined;
  const values: Fraction[] = [];
  for (const share of shares) {
    const value = settle(multiply(worth, share));
    if (value === undefined) return undefined;
    values.push(value);
  }
  const left = subtract(whole, values.reduce(add, zero));
  const largest = largestIndex(shares);
  return shares.map((share, index) => {
    const value = values[index] ?? zero;
    return { share, value: index === largest ? add(value, left) : value };
  });
}

/** The first of the largest. */
export function largestIndex(shares: readonly Fraction[]): number {
  let largest = 0;
  for (const [index, share] of shares.entries()) {
    if (compare(share, shares[largest] ?? zero) > 0) largest = index;
  }
  return largest;
}
