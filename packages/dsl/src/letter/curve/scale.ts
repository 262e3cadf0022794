/** Scales of a drawing: round steps, and where on the drawing an exact number stands. */

import { exact, type Fraction, round } from "@attain/engine";
import { curveSize } from "../letter.js";

/** A place between 0 and `curveSize`, of a number between 0 and `most`. */
export function placeOf(value: Fraction, most: Fraction): number {
  const share = exact.divide(value, most) ?? exact.zero;
  const place = exact.multiply(share, exact.fromInteger(curveSize));
  return Number(exact.lowestTerms(round(place, { mode: "half even", places: 0 })).n);
}

/** Multiples of a round step from 0 through `most`: about as many as `count`, never more. */
export function roundTicks(most: Fraction, count: number): readonly Fraction[] {
  if (exact.sign(most) <= 0) return [exact.zero];
  const step = roundStep(exact.divide(most, exact.fromInteger(count)) ?? most);
  const ticks: Fraction[] = [];
  for (let tick = exact.zero; exact.compare(tick, most) <= 0; tick = exact.add(tick, step)) ticks.push(tick);
  return ticks;
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not less than `least`, which is positive. */
export function roundStep(least: Fraction): Fraction {
  for (let unit = powerOfTenBelow(least); ; unit = exact.multiply(unit, exact.fromInteger(10))) {
    for (const factor of ["1", "2", "5/2", "5"]) {
      const step = exact.multiply(unit, exact.fromExactText(factor));
      if (exact.compare(step, least) >= 0) return step;
    }
  }
}

/** The greatest power of ten that is not more than a positive value. */
export function powerOfTenBelow(value: Fraction): Fraction {
  const ten = exact.fromInteger(10);
  let unit = exact.one;
  while (exact.compare(unit, value) > 0) unit = exact.divide(unit, ten) ?? unit;
  while (exact.compare(exact.multiply(unit, ten), value) <= 0) unit = exact.multiply(unit, ten);
  return unit;
}
