/** Exact numbers as digits to read: thousands in groups, and a sign where something had to be rounded. */

import { exact, type Fraction, minorUnits, round } from "@attain/engine";

/** Decimals beyond which a number is rounded for reading. */
const mostPlaces = 6;
/** Decimals of a rounded number. */
const roundedPlaces = 2;
/** Decimals that are never exceeded, however small the number is. */
const leastPlaces = 12;

/** `1,000.5`, `22.22` for two ninths of a hundred; `isExact` says whether nothing was rounded. */
export interface Digits {
  readonly text: string;
  readonly isExact: boolean;
}

/** Without zeros at the end. */
export function digitsOf(value: Fraction): Digits {
  for (let places = 0; places <= mostPlaces; places += 1) {
    if (exact.equal(rounded(value, places), value)) return { text: fixed(value, places), isExact: true };
  }
  for (let places = roundedPlaces; places < leastPlaces; places += 1) {
    if (!exact.isZero(rounded(value, places))) return { text: fixed(value, places), isExact: false };
  }
  return { text: fixed(value, leastPlaces), isExact: false };
}

/** Whole amounts of money without decimals, others with at least those of the currency. */
export function moneyDigits(value: Fraction, currency: string): Digits {
  return exact.equal(rounded(value, 0), value)
    ? { text: fixed(value, 0), isExact: true }
    : amountDigits(value, currency);
}

/** With the decimals of the currency, as amounts that are paid are written. */
export function amountDigits(value: Fraction, currency: string): Digits {
  const places = minorUnits(currency) ?? roundedPlaces;
  if (exact.equal(rounded(value, places), value)) return { text: fixed(value, places), isExact: true };
  return digitsOf(value);
}

/** A hundredfold: what stands before the percent sign. */
export function percentDigits(value: Fraction): Digits {
  return digitsOf(exact.multiply(value, exact.fromInteger(100)));
}

function rounded(value: Fraction, places: number): Fraction {
  return round(value, { mode: "half even", places });
}

/** To so many decimals, in groups of three, with a real minus sign. */
function fixed(value: Fraction, places: number): string {
  const { n, d } = exact.lowestTerms(
    exact.multiply(rounded(value, places), exact.fromInteger(10n ** BigInt(places))),
  );
  const size = ((n < 0n ? -n : n) / d).toString().padStart(places + 1, "0");
  const whole = size.slice(0, size.length - places);
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const decimals = places === 0 ? "" : `.${size.slice(-places)}`;
  return `${n < 0n ? "\u2212" : ""}${groups.join(",")}${decimals}`;
}
