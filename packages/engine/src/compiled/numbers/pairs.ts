/**
 * Whole numbers of up to 84 bits as pairs of doubles, high x 2^32 + low with low from 0 to below 2^32. They
 * cost three times what doubles do and leave nothing behind to collect, where each big integer is an object.
 */

import { goesUp, type RoundingMode } from "./integer.js";
import { productLacks } from "./two-doubles.js";

export class Pairs {
  constructor(
    readonly high: Float64Array,
    readonly low: Float64Array,
  ) {}

  static ofSize(size: number): Pairs {
    return new Pairs(new Float64Array(size), new Float64Array(size));
  }

  static of(values: Float64Array): Pairs {
    const { high, low } = Pairs.ofSize(values.length);
    for (let lane = 0; lane < low.length; lane += 1) {
      const value = values[lane] as number;
      const top = Math.floor(value / unit);
      high[lane] = top;
      low[lane] = value - top * unit;
    }
    return new Pairs(high, low);
  }

  get length(): number {
    return this.low.length;
  }

  at(lane: number): bigint {
    return (BigInt(this.high[lane] as number) << 32n) + BigInt(this.low[lane] as number);
  }
}

const unit = 2 ** 32;

/** The largest size whose pairs are exact; half of what fits, because bounds are rounded themselves. */
export const mostPaired = 2 ** 84;

/** What a pair can be multiplied by in one step. */
export const mostFactor = 2 ** 50;

/** Of one whole number; the caller has proved that it fits. */
export function pairOf(value: bigint): { readonly high: number; readonly low: number } {
  return { high: Number(value >> 32n), low: Number(value & 0xffffffffn) };
}

/** What halves come to that count in units of 2^shift; `undefined` where one is too large. */
export function pairsOfHalves(
  highs: Float64Array,
  lows: Float64Array,
  shift: number,
): { readonly pairs: Pairs; readonly most: number } | undefined {
  const pairs = Pairs.ofSize(lows.length);
  const { high, low } = pairs;
  // A unit of the upper half, or as many of them as make one of a pair.
  const each = shift >= 32 ? 2 ** (shift - 32) : 1;
  const per = shift >= 32 ? 1 : 2 ** (32 - shift);
  const rest = shift >= 32 ? 0 : 2 ** shift;
  let reach = 0;
  for (let lane = 0; lane < low.length; lane += 1) {
    const upper = highs[lane] as number;
    const whole = Math.floor(upper / per);
    const left = (upper - whole * per) * rest;
    const below = lows[lane] as number;
    const carried = Math.floor(below / unit);
    let top = whole * each + carried;
    let bottom = below - carried * unit + left;
    if (bottom >= unit) {
      bottom -= unit;
      top += 1;
    }
    high[lane] = top;
    low[lane] = bottom;
    if (top > reach) reach = top;
    else if (-top > reach) reach = -top;
  }
  const most = (reach + 1) * unit;
  return most <= mostPaired ? { pairs, most } : undefined;
}

/** a + b, or a - b. */
export function sumOfPairs(a: Pairs, b: Pairs, sign: 1 | -1): Pairs {
  const { high, low } = Pairs.ofSize(a.length);
  for (let lane = 0; lane < low.length; lane += 1) {
    let top = (a.high[lane] as number) + sign * (b.high[lane] as number);
    let bottom = (a.low[lane] as number) + sign * (b.low[lane] as number);
    if (bottom >= unit) {
      bottom -= unit;
      top += 1;
    } else if (bottom < 0) {
      bottom += unit;
      top -= 1;
    }
    high[lane] = top;
    low[lane] = bottom;
  }
  return new Pairs(high, low);
}

/** Each times its own factor, or all times one: whole, of at most `mostFactor`, and no product above `mostPaired`. */
export function pairsTimes(pairs: Pairs, factors: Float64Array | number): Pairs {
  const { high, low } = Pairs.ofSize(pairs.length);
  for (let lane = 0; lane < low.length; lane += 1) {
    const factor = typeof factors === "number" ? factors : (factors[lane] as number);
    const bottom = pairs.low[lane] as number;
    const product = bottom * factor;
    let carried = Math.floor(product / unit);
    let left = product - carried * unit + productLacks(bottom, factor, product);
    if (left >= unit) {
      left -= unit;
      carried += 1;
    } else if (left < 0) {
      left += unit;
      carried -= 1;
    }
    high[lane] = (pairs.high[lane] as number) * factor + carried;
    low[lane] = left;
  }
  return new Pairs(high, low);
}

/** Negative, zero or positive by lane, as a is less than, equal to or greater than b. */
export function comparedPairs(a: Pairs, b: Pairs): Int8Array {
  const order = new Int8Array(a.length);
  for (let lane = 0; lane < order.length; lane += 1) {
    const top = (a.high[lane] as number) - (b.high[lane] as number);
    const difference = top === 0 ? (a.low[lane] as number) - (b.low[lane] as number) : top;
    order[lane] = difference < 0 ? -1 : difference > 0 ? 1 : 0;
  }
  return order;
}

/** Sizes that `dividedPairs` may meet. */
export function fitsDivision(most: number, by: number): boolean {
  return by <= 2 ** 50 && most / by <= 2 ** 50;
}

/** Each divided by a whole number, rounded by its size alone; see `fitsDivision`. */
export function dividedPairs(pairs: Pairs, by: number, mode: RoundingMode): Float64Array {
  const found = new Float64Array(pairs.length);
  for (let lane = 0; lane < found.length; lane += 1) {
    let top = pairs.high[lane] as number;
    let bottom = pairs.low[lane] as number;
    const isBelow = top < 0;
    if (isBelow) {
      top = bottom > 0 ? -top - 1 : -top;
      bottom = bottom > 0 ? unit - bottom : 0;
    }
    let whole = Math.floor((top * unit + bottom) / by);
    const product = whole * by;
    // Exact: the product is within some divisors of the value, so that differences are short.
    let rest = top * unit - product + (bottom - productLacks(whole, by, product));
    while (rest < 0) {
      whole -= 1;
      rest += by;
    }
    while (rest >= by) {
      whole += 1;
      rest -= by;
    }
    if (rest !== 0 && goesUp(rest - (by - rest), whole % 2 === 1, mode)) whole += 1;
    found[lane] = isBelow ? -whole : whole;
  }
  return found;
}

/** As doubles where all of them are safe. */
export function safeOf({ high, low }: Pairs): Float64Array | undefined {
  const found = new Float64Array(low.length);
  for (let lane = 0; lane < found.length; lane += 1) {
    const value = (high[lane] as number) * unit + (low[lane] as number);
    if (!Number.isSafeInteger(value)) return undefined;
    found[lane] = value;
  }
  return found;
}
