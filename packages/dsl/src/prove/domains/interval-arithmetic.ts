/** Arithmetic on ranges of numbers: what a sum, product or quotient can come to. */

import { exact, type Fraction } from "@attain/engine";
import { anyNumber, type Bound, included, type NumberDomain, numbers } from "./domain.js";

export function plus(a: NumberDomain, b: NumberDomain): NumberDomain {
  return numbers(
    a.lower && b.lower && both(a.lower, b.lower, exact.add),
    a.upper && b.upper && both(a.upper, b.upper, exact.add),
    a.isWhole && b.isWhole,
  );
}

export function opposite({ lower, upper, isWhole }: NumberDomain): NumberDomain {
  const turned = (bound: Bound) => ({ ...bound, value: exact.negate(bound.value) });
  return numbers(upper && turned(upper), lower && turned(lower), isWhole);
}

export function minus(a: NumberDomain, b: NumberDomain): NumberDomain {
  return plus(a, opposite(b));
}

export function times(a: NumberDomain, b: NumberDomain): NumberDomain {
  const isWhole = a.isWhole && b.isWhole;
  const ends = [a.lower, a.upper].flatMap((left) =>
    [b.lower, b.upper].map((right) => left && right && product(left, right)),
  );
  if (ends.every((end) => end !== undefined)) {
    const all = ends.flatMap((end) => end ?? []);
    return numbers(
      all.reduce((least, end) => (exact.compare(end.value, least.value) < 0 ? end : least)),
      all.reduce((most, end) => (exact.compare(end.value, most.value) > 0 ? end : most)),
      isWhole,
    );
  }
  if (isPositive(a) && isPositive(b)) {
    const most = a.upper && b.upper && product(a.upper, b.upper);
    const least = a.lower && b.lower && product(a.lower, b.lower);
    return numbers(least, most, isWhole);
  }
  return isWhole ? { ...anyNumber, isWhole } : anyNumber;
}

/** By a range that holds nought the quotient can be anything. */
export function over(a: NumberDomain, b: NumberDomain): NumberDomain {
  const { lower, upper } = b;
  const isAbove = lower !== undefined && exact.sign(lower.value) > 0;
  const isBelow = upper !== undefined && exact.sign(upper.value) < 0;
  if (isAbove && upper === undefined && isPositive(a))
    return numbers(included(exact.zero), highest(a, lower), false);
  if ((!isAbove && !isBelow) || lower === undefined || upper === undefined) {
    return isPositive(a) && isPositive(b) ? numbers(included(exact.zero), undefined, false) : anyNumber;
  }
  const inverse = (bound: Bound): Bound => ({
    ...bound,
    value: exact.divide(exact.one, bound.value) ?? exact.zero,
  });
  return { ...times(a, numbers(inverse(upper), inverse(lower), false)), isWhole: false };
}

function highest({ upper }: NumberDomain, least: Bound): Bound | undefined {
  const value = upper && exact.divide(upper.value, least.value);
  return upper && value && { value, isIncluded: upper.isIncluded && least.isIncluded };
}

export function lesser(a: NumberDomain, b: NumberDomain): NumberDomain {
  const lower = a.lower && b.lower && (isBefore(a.lower.value, b.lower.value) ? a.lower : b.lower);
  const upper =
    a.upper && b.upper ? (isBefore(a.upper.value, b.upper.value) ? a.upper : b.upper) : (a.upper ?? b.upper);
  return numbers(lower, upper, a.isWhole && b.isWhole);
}

export function greater(a: NumberDomain, b: NumberDomain): NumberDomain {
  return opposite(lesser(opposite(a), opposite(b)));
}

export function isPositive({ lower }: NumberDomain): boolean {
  return lower !== undefined && exact.sign(lower.value) >= 0;
}

function product(a: Bound, b: Bound): Bound {
  const isZero = [a, b].some(({ value, isIncluded }) => isIncluded && exact.isZero(value));
  return both(a, b, exact.multiply, isZero);
}

function both(a: Bound, b: Bound, combine: (a: Fraction, b: Fraction) => Fraction, isReached = false): Bound {
  return { value: combine(a.value, b.value), isIncluded: isReached || (a.isIncluded && b.isIncluded) };
}

function isBefore(a: Fraction, b: Fraction): boolean {
  return exact.compare(a, b) < 0;
}
