/** Makes vectors of numbers, and brings two of them to one scale and one kind of digits. */

import { mostSafe, powerOfTen, safePowerOfTen } from "../numbers/integer.js";
import { mostPaired, Pairs, pairsTimes, safeOf } from "../numbers/pairs.js";
import type { Gaps } from "./gaps.js";
import {
  type Digits,
  digitAt,
  isNarrow,
  isPaired,
  type NarrowVector,
  type NumberVector,
  type PairedVector,
  type PlainDigits,
} from "./vector.js";

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

/** Of numbers that are at most `most`. */
export function paired(n: Pairs, scale: number, most: number, gaps?: Gaps): PairedVector {
  return { kind: "number", size: n.length, n, d: undefined, scale, most, mostD: 1, gaps };
}

export function numberFrom(
  n: Digits,
  d: PlainDigits | undefined,
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
  if (digits instanceof Pairs) return mappedLanes(digits.length, (lane) => digits.at(lane));
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

export function withoutPairs(digits: Digits): PlainDigits {
  return digits instanceof Pairs ? widened(digits) : digits;
}

/** In pairs what fits them; `undefined` for fractions and big integers. */
export function asPaired(vector: NumberVector): PairedVector | undefined {
  if (isPaired(vector)) return vector;
  if (!isNarrow(vector) || vector.d !== undefined) return undefined;
  return paired(Pairs.of(vector.n), vector.scale, vector.most, vector.gaps);
}

type WideVector = NumberVector & { readonly n: readonly bigint[]; readonly d: readonly bigint[] | undefined };

export function toWide(vector: NumberVector): WideVector {
  return {
    ...vector,
    n: widened(vector.n),
    d: vector.d && widened(vector.d),
    most: Infinity,
    mostD: Infinity,
  };
}

/** Narrow again where every lane fits; `vector` itself where one does not. */
export function narrowed(vector: NumberVector): NumberVector {
  if (isNarrow(vector)) return vector;
  if (isPaired(vector)) {
    const n = safeOf(vector.n);
    return n === undefined ? vector : narrow(n, vector.scale, mostOf(n), vector.gaps);
  }
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
  const n = BigInt(digitAt(vector.n, lane));
  const d = vector.d === undefined ? 1n : BigInt(vector.d[lane] ?? 1);
  return vector.scale >= 0 ? { n, d: d * powerOfTen(vector.scale) } : { n: n * powerOfTen(-vector.scale), d };
}

/** n x 10^power, exactly; the vector must stay safe where it is narrow, and within pairs where it is in them. */
export function lifted(digits: Digits, power: number): Digits {
  if (power === 0) return digits;
  if (digits instanceof Pairs) {
    let product = digits;
    for (let left = power; left > 0; left -= 15)
      product = pairsTimes(product, safePowerOfTen(Math.min(left, 15)));
    return product;
  }
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
  const most = vector.most * (isPaired(vector) ? 10 ** power : safePowerOfTen(power));
  const fits = most <= (isPaired(vector) ? mostPaired : mostSafe);
  const own = fits ? vector : toWide(vector);
  return { ...own, n: lifted(own.n, power), scale, most: own === vector ? most : Infinity };
}

/** The same numbers in pairs at a larger scale, where they fit. */
export function pairedAtScale(vector: NumberVector, scale: number): PairedVector | undefined {
  const own = asPaired(vector);
  if (own === undefined || own.most * 10 ** (scale - own.scale) > mostPaired) return undefined;
  const lifted = atScale(own, scale);
  return isPaired(lifted) ? lifted : undefined;
}

/** Two vectors at one scale in pairs, where one is in pairs already and the other fits; else `undefined`. */
export function bothPaired(
  a: NumberVector,
  b: NumberVector,
): readonly [PairedVector, PairedVector] | undefined {
  if (!isPaired(a) && !isPaired(b)) return undefined;
  const scale = Math.max(a.scale, b.scale);
  const x = pairedAtScale(a, scale);
  const y = x && pairedAtScale(b, scale);
  return x && y && [x, y];
}

/** Vectors that will be put together: one scale, one kind of digits, denominators in all or in none. */
export function alike(vectors: readonly NumberVector[]): readonly NumberVector[] {
  const scale = Math.max(...vectors.map((vector) => vector.scale));
  if (vectors.some(isPaired)) {
    const pairs = vectors.flatMap((vector) => pairedAtScale(vector, scale) ?? []);
    if (pairs.length === vectors.length) return pairs;
    return alike(vectors.map((vector) => (isPaired(vector) ? toWide(vector) : vector)));
  }
  const scaled = vectors.map((vector) => atScale(vector, scale));
  const same = scaled.every(isNarrow) ? scaled : scaled.map(toWide);
  if (same.every(({ d }) => d === undefined)) return same;
  return same.map((vector) => ({ ...vector, d: denominators(vector), mostD: Math.max(vector.mostD, 1) }));
}

export function denominators(vector: NumberVector): PlainDigits {
  if (vector.d !== undefined) return vector.d;
  return isNarrow(vector) ? new Float64Array(vector.size).fill(1) : new Array<bigint>(vector.size).fill(1n);
}
