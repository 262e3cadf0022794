/** What values an expression can have, as far as the plan's text says: ranges of numbers and lists of texts. */

import { exact, type Fraction } from "@attain/engine";

export interface Bound {
  readonly value: Fraction;
  readonly isIncluded: boolean;
}

/** Numbers, amounts, and dates and periods as counts. */
export interface NumberDomain {
  readonly kind: "numbers";
  readonly lower?: Bound;
  readonly upper?: Bound;
  /** Whole numbers only: counts, days, periods. */
  readonly isWhole: boolean;
}

/** Texts, payees, references, choices, and yes or no. */
export interface TextDomain {
  readonly kind: "texts";
  readonly values: readonly string[];
  /** Other texts are possible too. */
  readonly isOpen: boolean;
  /** Every value of the list can come: it is a declaration, not an estimate. */
  readonly isDeclared: boolean;
}

export type Domain = NumberDomain | TextDomain | { readonly kind: "unknown" };

export const unknownDomain: Domain = { kind: "unknown" };
export const anyNumber: NumberDomain = { kind: "numbers", isWhole: false };
export const anyWhole: NumberDomain = { kind: "numbers", isWhole: true };
export const anyText: TextDomain = { kind: "texts", values: [], isOpen: true, isDeclared: false };

export function included(value: Fraction): Bound {
  return { value, isIncluded: true };
}

export function exactly(value: Fraction): NumberDomain {
  return numbers(included(value), included(value), exact.lowestTerms(value).d === 1n);
}

export function atLeast(value: Fraction, isWhole = false): NumberDomain {
  return numbers(included(value), undefined, isWhole);
}

export function numbers(lower: Bound | undefined, upper: Bound | undefined, isWhole: boolean): NumberDomain {
  return { kind: "numbers", ...(lower && { lower }), ...(upper && { upper }), isWhole };
}

export function declaredTexts(values: readonly string[]): TextDomain {
  return { kind: "texts", values, isOpen: false, isDeclared: true };
}

/** Everything that is in one of them. */
export function hull(a: Domain, b: Domain): Domain {
  if (a.kind === "numbers" && b.kind === "numbers") {
    return numbers(
      a.lower && b.lower && weaker(a.lower, b.lower, -1),
      a.upper && b.upper && weaker(a.upper, b.upper, 1),
      a.isWhole && b.isWhole,
    );
  }
  if (a.kind === "texts" && b.kind === "texts") {
    return {
      kind: "texts",
      values: [...new Set([...a.values, ...b.values])],
      isOpen: a.isOpen || b.isOpen,
      isDeclared: a.isDeclared && b.isDeclared,
    };
  }
  return unknownDomain;
}

export function hullOf(domains: readonly Domain[]): Domain {
  const [first, ...others] = domains;
  return first === undefined ? unknownDomain : others.reduce(hull, first);
}

/** The bound that lets more through: the lesser of lower ones (-1), the greater of upper ones (1). */
function weaker(a: Bound, b: Bound, side: -1 | 1): Bound {
  const order = exact.compare(a.value, b.value);
  if (order === 0) return a.isIncluded ? a : b;
  return order === side ? a : b;
}

/** The bound that lets less through. */
function stronger(a: Bound | undefined, b: Bound | undefined, side: -1 | 1): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = exact.compare(a.value, b.value);
  if (order === 0) return a.isIncluded ? b : a;
  return order === side ? b : a;
}

export function intersect(a: NumberDomain, b: NumberDomain): NumberDomain {
  return numbers(stronger(a.lower, b.lower, -1), stronger(a.upper, b.upper, 1), a.isWhole || b.isWhole);
}

export function isEmpty({ lower, upper }: NumberDomain): boolean {
  if (lower === undefined || upper === undefined) return false;
  const order = exact.compare(lower.value, upper.value);
  return order > 0 || (order === 0 && !(lower.isIncluded && upper.isIncluded));
}

export function isPoint({ lower, upper }: NumberDomain): boolean {
  return lower !== undefined && upper !== undefined && exact.equal(lower.value, upper.value);
}
