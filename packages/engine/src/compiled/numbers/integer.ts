/** Whole numbers of any size: powers of ten, common divisors and exact division with every rounding. */

import type { Rounding } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";

/** The largest size at which doubles hold every whole number. */
export const mostSafe = Number.MAX_SAFE_INTEGER;

const powers: bigint[] = [1n];

export function powerOfTen(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next += 1) powers.push((powers[next - 1] ?? 1n) * 10n);
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

const safePowers = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** As a double; infinite where doubles do not hold it. */
export function safePowerOfTen(exponent: number): number {
  return safePowers[exponent] ?? Number.POSITIVE_INFINITY;
}

export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

export function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [sizeOf(a), sizeOf(b)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}

export type RoundingMode = Rounding["mode"];

/** n / d as a whole number, by its size alone, so that +x and -x round to the same size; d is positive. */
export function dividedBig(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const size = sizeOf(n);
  let whole = size / d;
  const rest = size - whole * d;
  if (rest !== 0n && goesUp(orderOf(rest * 2n, d), whole % 2n === 1n, mode)) whole += 1n;
  return n < 0n ? -whole : whole;
}

/** The same with safe integers, where |n| + d is safe. */
export function dividedSafe(n: number, d: number, mode: RoundingMode): number {
  const size = n < 0 ? -n : n;
  let whole = Math.floor(size / d);
  let rest = size - whole * d;
  // The quotient of doubles may have been rounded over the next whole number.
  if (rest < 0) {
    whole -= 1;
    rest += d;
  } else if (rest >= d) {
    whole += 1;
    rest -= d;
  }
  if (rest !== 0) {
    const left = d - rest;
    if (goesUp(rest - left, whole % 2 === 1, mode)) whole += 1;
  }
  return n < 0 ? -whole : whole;
}

function orderOf(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a part that is left over rounds away from zero; `half` is its order against a half. */
export function goesUp(half: number, isOdd: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case "half even":
      return half > 0 || (half === 0 && isOdd);
    case "half up":
      return half >= 0;
    case "up":
      return true;
    case "down":
      return false;
    default:
      return unreachable(mode);
  }
}
