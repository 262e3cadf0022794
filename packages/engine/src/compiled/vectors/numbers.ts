/** Makes vectors of numbers, and brings two of them to one scale and one kind of digits. */

import { mostSafe, powerOfTen, safePowerOfTen } from "../numbers/integer.js";
import type { Gaps } from "./gaps.js";
import { type Digits, isNarrow, type NarrowVector, type NumberVector } from "./vector.js";

/** One lane as a fraction of whole numbers; `d` is positive. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export function narrow(
  n: Float64Array,
  scale: number,
  most: number,
  gaps?: Gaps,
  d?: Float64Array,
  mostD = 1,
): NarrowVector {
  return { kind: "number", size: n.length, n, d, scale, most, mostD, gaps };
}

export function wide(n: readonly bigint[], scale: number, gaps?: Gaps, d?: readonly bigint[]): NumberVector {
  return { kind: "number", size: n.length, n, d, scale, most: Infinity, mostD: Infinity, gaps };
}

export function numberFrom(
  n: Digits,
  d: Digits | undefined,
  scale: number,
  most: number,
  mostD: number,
  gaps: Gaps | undefined,
): NumberVector {
  return { kind: "number", size: n.length, n, d, scale, most, mostD, gaps };
}

/** The same number in every lane. */
export function constantNumber(units: bigint, scale: number, size: number, isWide: boolean): NumberVector {
  const most = units < 0n ? -units : units;
  if (isWide || most > BigInt(mostSafe)) return wide(new Array<bigint>(size).fill(units), scale);
  return narrow(new Float64Array(size).fill(Number(units)), scale, Number(most));
}

/** Whole numbers from 0 to 2^53. */
export function countNumber(counts: ArrayLike<number>): NarrowVector {
  const n = new Float64Array(counts.length);
  let most = 0;
  for (let lane = 0; lane < n.length; lane += 1) {
    const count = counts[lane] ?? 0;
    n[lane] = count;
    if (count > most) most = count;
    else if (-count > most) most = -count;
  }
  return narrow(n, 0, most);
}

export function widened(digits: Digits): readonly bigint[] {
  if (!(digits instanceof Float64Array)) return digits;
  // Constants are the same in every lane: made once, the rest is a comparison.
  let last = Number.NaN;
  let big = 0n;
  return mappedLanes(digits.length, (lane) => {
    const value = digits[lane] as number;
    if (value === last) return big;
    last = value;
    big = BigInt(value);
    return big;
  });
}

function mappedLanes(size: number, of: (lane: number) => bigint): bigint[] {
  const found = new Array<bigint>(size);
  for (let lane = 0; lane < size; lane += 1) found[lane] = of(lane);
  return found;
}

export function toWide(vector: NumberVector): NumberVector & { readonly n: readonly bigint[] } {
  const n = widened(vector.n);
  return {
    ...vector,
    n,
    d: vector.d && widened(vector.d),
    most: Infinity,
    mostD: Infinity,
  };
}

/** Narrow again where every lane fits; `vector` itself where one does not. */
export function narrowed(vector: NumberVector): NumberVector {
  if (isNarrow(vector)) return vector;
  const bound = BigInt(mostSafe);
  const fits = (digits: Digits) =>
    (digits as readonly bigint[]).every((each) => each <= bound && each >= -bound);
  if (!fits(vector.n) || (vector.d !== undefined && !fits(vector.d))) return vector;
  const n = Float64Array.from(vector.n as readonly bigint[], Number);
  const d = vector.d && Float64Array.from(vector.d as readonly bigint[], Number);
  return { ...vector, n, d, most: mostOf(n), mostD: d === undefined ? 1 : mostOf(d) };
}

export function mostOf(digits: Float64Array): number {
  let most = 0;
  for (let lane = 0; lane < digits.length; lane += 1) {
    const value = digits[lane] ?? 0;
    if (value > most) most = value;
    else if (-value > most) most = -value;
  }
  return most;
}

export function ratioAt(vector: NumberVector, lane: number): Ratio {
  const n = BigInt(vector.n[lane] ?? 0);
  const d = vector.d === undefined ? 1n : BigInt(vector.d[lane] ?? 1);
  return vector.scale >= 0 ? { n, d: d * powerOfTen(vector.scale) } : { n: n * powerOfTen(-vector.scale), d };
}

/** n x 10^power, exactly; the vector must stay safe where it is narrow. */
export function lifted(digits: Digits, power: number): Digits {
  if (power === 0) return digits;
  if (digits instanceof Float64Array) {
    const factor = safePowerOfTen(power);
    const result = new Float64Array(digits.length);
    for (let lane = 0; lane < result.length; lane += 1) result[lane] = (digits[lane] ?? 0) * factor;
    return result;
  }
  const factor = powerOfTen(power);
  let last = 0n;
  let product = 0n;
  return mappedLanes(digits.length, (lane) => {
    const value = digits[lane] as bigint;
    if (value === last) return product;
    last = value;
    product = value * factor;
    return product;
  });
}

/** The same numbers at a larger scale, wide where they would not be safe any more. */
export function atScale(vector: NumberVector, scale: number): NumberVector {
  const power = scale - vector.scale;
  if (power === 0) return vector;
  const most = vector.most * safePowerOfTen(power);
  const own = isNarrow(vector) && most <= mostSafe ? vector : toWide(vector);
  return { ...own, n: lifted(own.n, power), scale, most: own === vector ? most : Infinity };
}

/** Vectors that will be put together: one scale, one kind of digits, denominators in all or in none. */
export function alike(vectors: readonly NumberVector[]): readonly NumberVector[] {
  const scale = Math.max(...vectors.map((vector) => vector.scale));
  const scaled = vectors.map((vector) => atScale(vector, scale));
  const same = scaled.every(isNarrow) ? scaled : scaled.map(toWide);
  if (same.every(({ d }) => d === undefined)) return same;
  return same.map((vector) => ({ ...vector, d: denominators(vector), mostD: Math.max(vector.mostD, 1) }));
}

export function denominators(vector: NumberVector): Digits {
  if (vector.d !== undefined) return vector.d;
  return isNarrow(vector) ? new Float64Array(vector.size).fill(1) : new Array<bigint>(vector.size).fill(1n);
}
