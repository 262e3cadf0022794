/**
 * Exact arithmetic on vectors of numbers. Every operation proves a bound for its result and for all it
 * multiplies on the way; where one is not safe it calculates in big integers instead.
 */

import {
  commonDivisor,
  dividedBig,
  dividedSafe,
  mostSafe,
  powerOfTen,
  type RoundingMode,
  safePowerOfTen,
} from "../numbers/integer.js";
import {
  comparedPairs,
  dividedPairs,
  fitsDivision,
  mostFactor,
  mostPaired,
  type Pairs,
  pairsTimes,
  sumOfPairs,
} from "../numbers/pairs.js";
import { bothGaps, type Gaps } from "./gaps.js";
import {
  atScale,
  bothPaired,
  denominators,
  mostOf,
  narrow,
  narrowed,
  numberFrom,
  paired,
  toWide,
  wide,
  withoutPairs,
} from "./numbers.js";
import { isNarrow, isPaired, type NumberVector, type PlainDigits } from "./vector.js";

export function negated(a: NumberVector): NumberVector {
  if (isNarrow(a)) return { ...a, n: a.n.map((value) => 0 - value) };
  if (isPaired(a)) return { ...a, n: pairsTimes(a.n, -1) };
  const big = toWide(a);
  return { ...big, n: big.n.map((value) => -value) };
}

export function added(a: NumberVector, b: NumberVector): NumberVector {
  return sumOf(a, b, 1);
}

export function subtracted(a: NumberVector, b: NumberVector): NumberVector {
  return sumOf(a, b, -1);
}

function sumOf(a: NumberVector, b: NumberVector, sign: 1 | -1): NumberVector {
  const gaps = bothGaps(a.gaps, b.gaps);
  const pairs = bothPaired(a, b);
  if (pairs !== undefined) {
    const [x, y] = pairs;
    const most = x.most + y.most;
    if (most <= mostPaired) return paired(sumOfPairs(x.n, y.n, sign), x.scale, most, gaps);
  }
  const scale = Math.max(a.scale, b.scale);
  const x = atScale(a, scale);
  const y = atScale(b, scale);
  if (x.d === undefined && y.d === undefined) {
    const most = x.most + y.most;
    if (isNarrow(x) && isNarrow(y) && most <= mostSafe) {
      const n = new Float64Array(x.size);
      const { n: p } = x;
      const { n: q } = y;
      if (sign === 1)
        for (let lane = 0; lane < n.length; lane += 1) n[lane] = (p[lane] ?? 0) + (q[lane] ?? 0);
      else for (let lane = 0; lane < n.length; lane += 1) n[lane] = (p[lane] ?? 0) - (q[lane] ?? 0);
      return narrow(n, scale, most, gaps);
    }
    const p = toWide(x).n;
    const q = toWide(y).n;
    return wide(
      sign === 1
        ? p.map((value, lane) => value + (q[lane] ?? 0n))
        : p.map((value, lane) => value - (q[lane] ?? 0n)),
      scale,
      gaps,
    );
  }
  const left = crossed(x, y);
  const right = crossed(y, x);
  const d = commonDenominators(x, y);
  const sum = sumOf({ ...left, scale: 0 }, { ...right, scale: 0 }, sign);
  if (isNarrow(sum) && d.digits instanceof Float64Array) {
    return numberFrom(sum.n, d.digits, scale, sum.most, d.most, gaps);
  }
  return wide(toWide(sum).n, scale, gaps, toWide({ ...sum, n: d.digits, d: undefined }).n);
}

/** n of `a` times d of `b`, as plain numbers. */
function crossed(a: NumberVector, b: NumberVector): NumberVector {
  if (b.d === undefined || a.d === b.d) return numberFrom(a.n, undefined, 0, a.most, 1, undefined);
  return multiplied(
    numberFrom(a.n, undefined, 0, a.most, 1, undefined),
    numberFrom(b.d, undefined, 0, b.mostD, 1, undefined),
  );
}

function commonDenominators(
  a: NumberVector,
  b: NumberVector,
): { readonly digits: PlainDigits; readonly most: number } {
  if (a.d === b.d || b.d === undefined) return { digits: a.d ?? denominators(a), most: a.mostD };
  if (a.d === undefined) return { digits: b.d, most: b.mostD };
  const { n, most } = multiplied(
    numberFrom(a.d, undefined, 0, a.mostD, 1, undefined),
    numberFrom(b.d, undefined, 0, b.mostD, 1, undefined),
  );
  return { digits: withoutPairs(n), most };
}

export function multiplied(a: NumberVector, b: NumberVector): NumberVector {
  const gaps = bothGaps(a.gaps, b.gaps);
  const scale = a.scale + b.scale;
  const most = a.most * b.most;
  const mostD = a.mostD * b.mostD;
  if (isNarrow(a) && isNarrow(b) && most <= mostSafe && mostD <= mostSafe) {
    const n = productSafe(a.n, b.n);
    const d = a.d === undefined ? b.d : b.d === undefined ? a.d : productSafe(a.d, b.d);
    return numberFrom(n, d, scale, most, mostD, gaps);
  }
  const pairs = productPaired(a, b) ?? productPaired(b, a);
  if (pairs !== undefined) return paired(pairs, scale, most, gaps);
  const x = toWide(a);
  const y = toWide(b);
  const n = productBig(x.n, y.n);
  const d = x.d === undefined ? y.d : y.d === undefined ? x.d : productBig(x.d, y.d);
  return shortened(wide(n, scale, gaps, d));
}

/** Of pairs and doubles. */
function productPaired(a: NumberVector, b: NumberVector): Pairs | undefined {
  const fits = b.d === undefined && b.most <= mostFactor && a.most * b.most <= mostPaired;
  return isPaired(a) && isNarrow(b) && fits ? pairsTimes(a.n, b.n) : undefined;
}

function productSafe(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let lane = 0; lane < result.length; lane += 1) result[lane] = (a[lane] ?? 0) * (b[lane] ?? 0);
  return result;
}

function productBig(a: readonly bigint[], b: readonly bigint[]): readonly bigint[] {
  return a.map((value, lane) => value * (b[lane] ?? 0n));
}

/** a / b; the caller has made gaps of the lanes in which b is zero. */
export function divided(a: NumberVector, b: NumberVector, gaps: Gaps | undefined): NumberVector {
  // (na / da) x (db / nb), the sign with the numerator, no scale of its own below the point.
  const power = a.scale - b.scale;
  const top = { ...a, gaps: undefined };
  const flipped = inverse(b);
  const product = multiplied({ ...top, scale: 0 }, flipped);
  const scaled = power >= 0 ? { ...product, scale: power } : { ...atScale(product, -power), scale: 0 };
  return { ...scaled, gaps };
}

/** d / n of a plain vector, 1 where n is zero. */
function inverse(b: NumberVector): NumberVector {
  if (isNarrow(b)) {
    const n = new Float64Array(b.size);
    const d = new Float64Array(b.size);
    for (let lane = 0; lane < n.length; lane += 1) {
      const value = b.n[lane] ?? 0;
      const over = b.d === undefined ? 1 : (b.d[lane] ?? 1);
      n[lane] = value < 0 ? -over : over;
      d[lane] = value < 0 ? -value : value === 0 ? 1 : value;
    }
    return numberFrom(n, d, 0, b.mostD, Math.max(b.most, 1), undefined);
  }
  const { n: values, d } = toWide(b);
  const n = values.map((value, lane) => {
    const over = d?.[lane] ?? 1n;
    return value < 0n ? -over : over;
  });
  return wide(
    n,
    0,
    undefined,
    values.map((value) => (value < 0n ? -value : value === 0n ? 1n : value)),
  );
}

/** From so many bits on, fractions are brought to lowest terms, so that long chains stay short. */
const longSize = 10n ** 60n;

function shortened(vector: NumberVector): NumberVector {
  const d = vector.d as readonly bigint[] | undefined;
  if (d === undefined || !d.some((value) => value > longSize)) return vector;
  const n = [...(vector.n as readonly bigint[])];
  const shared = d.map((value, lane) => commonDivisor(n[lane] ?? 0n, value));
  return {
    ...vector,
    n: n.map((value, lane) => value / (shared[lane] ?? 1n)),
    d: d.map((value, lane) => value / (shared[lane] ?? 1n)),
  };
}

/** Negative, zero or positive by lane, as a is less than, equal to or greater than b. */
export function compared(a: NumberVector, b: NumberVector): Int8Array {
  const pairs = a.d === undefined && b.d === undefined ? bothPaired(a, b) : undefined;
  if (pairs !== undefined) return comparedPairs(pairs[0].n, pairs[1].n);
  const order = new Int8Array(a.size);
  const scale = Math.max(a.scale, b.scale);
  const x = crossed(atScale(a, scale), b);
  const y = crossed(atScale(b, scale), a);
  if (isNarrow(x) && isNarrow(y)) {
    const { n: p } = x;
    const { n: q } = y;
    for (let lane = 0; lane < order.length; lane += 1) {
      const left = p[lane] ?? 0;
      const right = q[lane] ?? 0;
      order[lane] = left < right ? -1 : left > right ? 1 : 0;
    }
    return order;
  }
  const p = toWide(x).n;
  const q = toWide(y).n;
  for (let lane = 0; lane < order.length; lane += 1) {
    const left = p[lane] ?? 0n;
    const right = q[lane] ?? 0n;
    order[lane] = left < right ? -1 : left > right ? 1 : 0;
  }
  return order;
}

/** Every value as a whole number of units of 10^-places. */
export function rounded(a: NumberVector, places: number, mode: RoundingMode): NumberVector {
  if (a.d === undefined && a.scale <= places) return atScale(a, places);
  const lift = Math.max(places - a.scale, 0);
  const drop = Math.max(a.scale - places, 0);
  const most = a.most * safePowerOfTen(lift);
  const mostD = a.mostD * safePowerOfTen(drop);
  if (isNarrow(a) && most + mostD <= mostSafe) {
    const factor = safePowerOfTen(lift);
    const over = safePowerOfTen(drop);
    const n = new Float64Array(a.size);
    if (a.d === undefined) {
      for (let lane = 0; lane < n.length; lane += 1) n[lane] = dividedSafe(a.n[lane] ?? 0, over, mode);
    } else {
      for (let lane = 0; lane < n.length; lane += 1) {
        n[lane] = dividedSafe((a.n[lane] ?? 0) * factor, (a.d[lane] ?? 1) * over, mode);
      }
    }
    return narrow(n, places, mostOf(n), a.gaps);
  }
  const by = safePowerOfTen(drop);
  if (isPaired(a) && fitsDivision(a.most, by)) {
    const n = dividedPairs(a.n, by, mode);
    return narrow(n, places, mostOf(n), a.gaps);
  }
  const { n, d } = toWide(a);
  const factor = powerOfTen(lift);
  const over = powerOfTen(drop);
  const result = wide(
    n.map((value, lane) => {
      const top = factor === 1n ? value : value * factor;
      return dividedBig(top, d === undefined ? over : (d[lane] ?? 1n) * over, mode);
    }),
    places,
    a.gaps,
  );
  // What had to be wide may not have to be any more.
  return a.d === undefined && narrowed(a) === a ? narrowed(result) : result;
}
