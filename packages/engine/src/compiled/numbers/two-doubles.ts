/**
 * Exact products of whole numbers in pairs of doubles, many at a time. Of two factors below 2^53 the product
 * is the nearest double and what that one lacks, which is a double too (Dekker); a value is then kept in two
 * halves, high x unit + low, where `unit` is a power of two.
 */

/** A batch of values in halves. */
export interface HalvesBatch {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** Cuts a double in two of at most 26 bits each (Veltkamp). */
const splitter = 134_217_729;

/** What the nearest double to a x b lacks of it, where neither is above 2^53. */
export function productLacks(a: number, b: number, product: number): number {
  const cutA = splitter * a;
  const a1 = cutA - (cutA - a);
  const a2 = a - a1;
  const cutB = splitter * b;
  const b1 = cutB - (cutB - b);
  const b2 = b - b1;
  return a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
}

/** a x b; see `fitsProduct`. */
export function productsInHalves(
  a: Float64Array,
  b: Float64Array,
  count: number,
  unit: number,
  { high, low }: HalvesBatch,
): void {
  const inverse = 1 / unit;
  for (let lane = 0; lane < count; lane += 1) {
    const x = a[lane] as number;
    const y = b[lane] as number;
    const p = x * y;
    const cutX = splitter * x;
    const x1 = cutX - (cutX - x);
    const x2 = x - x1;
    const cutY = splitter * y;
    const y1 = cutY - (cutY - y);
    const y2 = y - y1;
    const lacking = x1 * y1 - p + x1 * y2 + x2 * y1 + x2 * y2;
    const top = Math.floor(p * inverse);
    high[lane] = top;
    low[lane] = p - top * unit + lacking;
  }
}

/** a x b / by, rounded half even; see `fitsQuotient`. */
export function quotientsInHalves(
  a: Float64Array,
  b: Float64Array,
  count: number,
  by: number,
  unit: number,
  { high, low }: HalvesBatch,
): void {
  const inverse = 1 / unit;
  const cutBy = splitter * by;
  const by1 = cutBy - (cutBy - by);
  const by2 = by - by1;
  for (let lane = 0; lane < count; lane += 1) {
    const x = a[lane] as number;
    const y = b[lane] as number;
    const p = x * y;
    const cutX = splitter * x;
    const x1 = cutX - (cutX - x);
    const x2 = x - x1;
    const cutY = splitter * y;
    const y1 = cutY - (cutY - y);
    const y2 = y - y1;
    const lacking = x1 * y1 - p + x1 * y2 + x2 * y1 + x2 * y2;
    // A first quotient, and by how much it misses, exactly.
    const q = Math.floor(p / by);
    const m = q * by;
    const cutQ = splitter * q;
    const q1 = cutQ - (cutQ - q);
    const q2 = q - q1;
    const lackingM = q1 * by1 - m + q1 * by2 + q2 * by1 + q2 * by2;
    const missed = p - m + lacking - lackingM;
    let more = Math.floor(missed / by);
    let rest = missed - more * by;
    if (rest < 0) {
      rest += by;
      more -= 1;
    } else if (rest >= by) {
      rest -= by;
      more += 1;
    }
    const twice = rest + rest;
    if (twice > by) more += 1;
    else if (twice === by && isOdd(q) !== isOdd(more)) more += 1;
    const top = Math.floor(q * inverse);
    high[lane] = top;
    low[lane] = q - top * unit + more;
  }
}

function isOdd(value: number): boolean {
  const half = value * 0.5;
  return Math.floor(half) !== half;
}

/** Sizes that `productsInHalves` may meet, and what its halves then are at most. */
export function productHalves(
  most: number,
  unit: number,
): { readonly high: number; readonly low: number } | undefined {
  // Below 2^100 what a product lacks is below 2^47, so that with a unit of up to 2^51 all steps are whole and safe.
  if (!(most < 2 ** 100) || unit > mostUnit) return undefined;
  return { high: most / unit + 1, low: unit + most * 2 ** -53 + 1 };
}

/** The same for `quotientsInHalves`. */
export function quotientHalves(
  most: number,
  by: number,
  unit: number,
): { readonly high: number; readonly low: number } | undefined {
  // The first quotient misses by less than four units in the last place of the product and one divisor.
  const missed = most * 2 ** -50 + 2 * by;
  if (!(most < 2 ** 96) || by > 2 ** 50 || missed > 2 ** 52 || unit > mostUnit) return undefined;
  return { high: most / by / unit + 2, low: unit + missed / by + 2 };
}

const mostUnit = 2 ** 51;
