/** A value that stands for a set of atoms, as round as it can be: what a person would try. */

import { exact, type Fraction } from "@attain/engine";
import { type AtomSet, floorOf, type NumberAxis, type TextAxis } from "./axis.js";

/** Points come before what lies between, and what lies above nought before what lies below. */
export function numberIn(set: AtomSet, axis: NumberAxis): Fraction | undefined {
  const candidates: Fraction[] = [];
  for (const [first, last] of set) {
    for (let atom = first; atom <= last && candidates.length < 16; atom += 1) {
      const value = valueOfAtom(atom, axis);
      if (value) candidates.push(value);
    }
  }
  return candidates.find((value) => exact.sign(value) > 0) ?? candidates[0];
}

function valueOfAtom(atom: number, { points, domain: { isWhole } }: NumberAxis): Fraction | undefined {
  if (atom % 2 === 1) return points[(atom - 1) / 2];
  return roundBetween(points[atom / 2 - 1], points[atom / 2], isWhole);
}

/** The roundest number between two, neither included. */
export function roundBetween(
  from: Fraction | undefined,
  to: Fraction | undefined,
  isWhole = false,
): Fraction {
  if (from === undefined && to === undefined) return exact.zero;
  const far = (value: Fraction) => (isWhole ? exact.one : exact.max(exact.absolute(value), exact.one));
  const low = from ?? exact.subtract(to ?? exact.zero, far(to ?? exact.zero));
  const high = to ?? exact.add(low, exact.multiply(far(low), exact.fromInteger(2)));
  for (let places = isWhole ? 0 : -15; places <= 12; places += 1) {
    const step = exact.fromUnits(1, places);
    const steps = exact.divide(low, step) ?? exact.zero;
    const value = exact.multiply(exact.fromInteger(floorOf(steps) + 1n), step);
    if (exact.compare(value, high) < 0) return value;
  }
  return exact.divide(exact.add(low, high), exact.fromInteger(2)) ?? low;
}

/** The text of the first atom; nothing for a text that nobody names. */
export function textIn(set: AtomSet, { texts }: TextAxis): string | undefined {
  const [first] = set;
  return first && texts[first[0]];
}
