/** Polynomials of at most the second degree with exact coefficients: what pay is of sales between two edges. */

import { exact, type Fraction } from "@attain/engine";

/** `constant + slope * x + bend * x * x`. */
export interface Polynomial {
  readonly constant: Fraction;
  readonly slope: Fraction;
  readonly bend: Fraction;
}

export function fixed(constant: Fraction): Polynomial {
  return { constant, slope: exact.zero, bend: exact.zero };
}

export const itself: Polynomial = { constant: exact.zero, slope: exact.one, bend: exact.zero };

export function isFixed({ slope, bend }: Polynomial): boolean {
  return exact.isZero(slope) && exact.isZero(bend);
}

export function at({ constant, slope, bend }: Polynomial, x: Fraction): Fraction {
  if (exact.isZero(bend))
    return exact.isZero(slope) ? constant : exact.add(constant, exact.multiply(slope, x));
  return exact.add(constant, exact.multiply(x, exact.add(slope, exact.multiply(bend, x))));
}

/** How much more is paid for one more of `x`, right there. */
export function rateAt({ slope, bend }: Polynomial, x: Fraction): Fraction {
  return exact.add(slope, exact.multiply(exact.multiply(exact.fromInteger(2), bend), x));
}

export function sum(a: Polynomial, b: Polynomial): Polynomial {
  return {
    constant: exact.add(a.constant, b.constant),
    slope: exact.add(a.slope, b.slope),
    bend: exact.add(a.bend, b.bend),
  };
}

export function scaled({ constant, slope, bend }: Polynomial, factor: Fraction): Polynomial {
  return {
    constant: exact.multiply(constant, factor),
    slope: exact.multiply(slope, factor),
    bend: exact.multiply(bend, factor),
  };
}

export function difference(a: Polynomial, b: Polynomial): Polynomial {
  return sum(a, scaled(b, exact.fromInteger(-1)));
}

/** Nothing when it would be of a higher degree. */
export function product(a: Polynomial, b: Polynomial): Polynomial | undefined {
  if (isFixed(a)) return scaled(b, a.constant);
  if (isFixed(b)) return scaled(a, b.constant);
  if (!exact.isZero(a.bend) || !exact.isZero(b.bend)) return undefined;
  return {
    constant: exact.multiply(a.constant, b.constant),
    slope: exact.add(exact.multiply(a.constant, b.slope), exact.multiply(a.slope, b.constant)),
    bend: exact.multiply(a.slope, b.slope),
  };
}

export function isSame(a: Polynomial, b: Polynomial): boolean {
  return exact.equal(a.constant, b.constant) && exact.equal(a.slope, b.slope) && exact.equal(a.bend, b.bend);
}

/** Where it is nought; nothing when that is no fraction. None where it is nought everywhere. */
export function roots({ constant, slope, bend }: Polynomial): readonly Fraction[] | undefined {
  if (exact.isZero(bend)) {
    const root = exact.divide(exact.negate(constant), slope);
    return root ? [root] : [];
  }
  const four = exact.fromInteger(4);
  const inside = exact.subtract(
    exact.multiply(slope, slope),
    exact.multiply(four, exact.multiply(bend, constant)),
  );
  if (exact.sign(inside) < 0) return [];
  const width = squareRoot(inside);
  if (width === undefined) return undefined;
  const twice = exact.multiply(exact.fromInteger(2), bend);
  return [exact.subtract(exact.negate(slope), width), exact.add(exact.negate(slope), width)].flatMap(
    (over) => exact.divide(over, twice) ?? [],
  );
}

function squareRoot(value: Fraction): Fraction | undefined {
  const { n, d } = exact.lowestTerms(value);
  const [over, under] = [wholeRoot(n), wholeRoot(d)];
  if (over * over !== n || under * under !== d) return undefined;
  return exact.divide(exact.fromInteger(over), exact.fromInteger(under));
}

/** By Newton's method: the greatest whole number whose square is not more. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The straight one through two points. */
export function line([x0, y0]: Point, [x1, y1]: Point): Polynomial {
  const slope = exact.divide(exact.subtract(y1, y0), exact.subtract(x1, x0)) ?? exact.zero;
  return { constant: exact.subtract(y0, exact.multiply(slope, x0)), slope, bend: exact.zero };
}

/** The one through three points. */
export function through(points: readonly [Point, Point, Point]): Polynomial {
  const [[x0, y0], [x1, y1], [x2, y2]] = points;
  const over = (a: Fraction, b: Fraction) => exact.divide(a, b) ?? exact.zero;
  const first = over(exact.subtract(y1, y0), exact.subtract(x1, x0));
  const second = over(exact.subtract(y2, y1), exact.subtract(x2, x1));
  const bend = over(exact.subtract(second, first), exact.subtract(x2, x0));
  const slope = exact.subtract(first, exact.multiply(bend, exact.add(x0, x1)));
  const constant = exact.subtract(y0, exact.multiply(x0, exact.add(slope, exact.multiply(bend, x0))));
  return { constant, slope, bend };
}

export type Point = readonly [x: Fraction, y: Fraction];
