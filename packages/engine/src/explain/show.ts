/**
 * Exact values as people read them: thousands separators, minor units, percent. The evaluator fills
 * `shown` with these and the views write differences with them, so that one number looks one way.
 */

import type { ValueType } from "../rule-set.js";
import { minorUnits } from "../values/currency.js";
import { unitsText } from "../values/decimal-text.js";
import { equal, type Fraction, fromInteger, fromUnits, multiply } from "../values/fraction.js";
import { round, roundToInteger } from "../values/round.js";
import { unreachable } from "../values/unreachable.js";

/** What is read where there is no value. */
export const shownNothing = "nothing";

/** Decimals beyond which an exact value is not written out but rounded for reading. */
const mostExactPlaces = 6;
/** Decimals of a rounded number that has no minor unit. */
const usualPlaces = 2;
/** Decimals that are never exceeded; values are settled at as many. */
const mostPlaces = 12;

/** What a number counts, for `showNumber` and a node's `unit`: `USD`, `USD per year`, `%`, or nothing. */
export function unitOf(type: ValueType): string | undefined {
  switch (type.kind) {
    case "money":
      return type.per === undefined ? type.currency : `${type.currency} per ${type.per}`;
    case "percent":
      return "%";
    case "number":
    case "date":
    case "text":
    case "yesno":
    case "payee":
    case "period":
      return undefined;
    default:
      return unreachable(type);
  }
}

/** `66,000.00 USD`, `60,000.00 USD per year`, `111.11 %`, `1,250.5`. */
export function showNumber(value: Fraction, unit?: string): string {
  const places = usualPlacesOf(unit);
  if (unit === undefined) return decimals(value, 0, places);
  if (unit === "%") return `${decimals(multiply(value, fromInteger(100)), 0, places)} %`;
  return `${decimals(value, places, places)} ${unit}`;
}

/**
 * Of a number that something has to reach: like `showNumber`, but rounded up in size where it is
 * rounded at all, because 33.33 more would not reach what 33.333... more does.
 */
export function showAtLeast(value: Fraction, unit?: string): string {
  // A percent is shown a hundredfold, so it has two decimals more.
  const shift = unit === "%" ? 2 : 0;
  const exact = round(value, { mode: "up", places: mostExactPlaces + shift });
  const rounded = round(value, { mode: "up", places: usualPlacesOf(unit) + shift });
  return showNumber(equal(exact, value) ? value : rounded, unit);
}

/** Any value of the plan: numbers with their unit, dates and texts as they are. */
export function showValue(value: Fraction | string | null, type: ValueType): string {
  if (value === null) return shownNothing;
  return typeof value === "string" ? value : showNumber(value, unitOf(type));
}

/**
 * At least `least` decimals. A value of few decimals is written in full; a longer one is rounded to
 * `usual`, and to as many more as it takes not to look rounder than it is: 29.9999997 is not 30.
 */
function decimals(value: Fraction, least: number, usual: number): string {
  for (let places = least; places <= mostExactPlaces; places += 1) {
    const units = unitsAt(value, places);
    if (equal(value, fromUnits(units, places))) return separated(unitsText(units, places));
  }
  for (let places = usual; places < mostPlaces; places += 1) {
    const units = unitsAt(value, places);
    if (units % 10n !== 0n) return separated(unitsText(units, places));
  }
  return separated(unitsText(unitsAt(value, mostPlaces), mostPlaces));
}

/** value x 10^places, rounded to a whole number. */
function unitsAt(value: Fraction, places: number): bigint {
  return roundToInteger(multiply(value, fromInteger(10n ** BigInt(places))), "half even");
}

/** Of money the decimals of its minor unit. */
function usualPlacesOf(unit: string | undefined): number {
  return (unit === undefined ? undefined : minorUnits(unit.slice(0, 3))) ?? usualPlaces;
}

/** Thousands in groups of three: `-1000.5` becomes `-1,000.5`. */
function separated(text: string): string {
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  const negative = whole.startsWith("-");
  const digits = negative ? whole.slice(1) : whole;
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return `${negative ? "-" : ""}${groups.join(",")}${point < 0 ? "" : text.slice(point)}`;
}
