/** The parts of several units in each phase: in every phase, and over all of them, they add up. */

import { add, compare, divide, type Fraction, min, multiply, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { spread } from "../../values/spread.js";
import type { Placing } from "./phases.js";
import { sumOf } from "./plan.js";

/**
 * `above` is what falls on each phase of the unit above, `parts` what each unit gets in all. A phase is
 * shared in proportion to what every unit has still to get, so that the last one brings each to its part.
 */
export function inPhases(
  above: readonly Fraction[],
  parts: readonly Fraction[],
  start: number,
  placing: Placing,
): readonly (readonly Fraction[])[] {
  const whole = sumOf(above);
  const total = sumOf(parts);
  const phases: Fraction[][] = parts.map(() => []);
  let left = parts;
  let asked = zero;
  for (const [phase, amount] of above.entries()) {
    asked = add(asked, amount);
    // Where limits were not made up for, the units get less, or more, than the unit above.
    const exact = phase === above.length - 1 ? total : (divide(multiply(asked, total), whole) ?? zero);
    const given = subtract(total, sumOf(left));
    const due = phase < start ? zero : subtract(round(exact, placing.rounding), given);
    const own = sharedAmong(due, left, placing);
    left = left.map((rest, index) => subtract(rest, own[index] ?? zero));
    for (const [index, part] of own.entries()) phases[index]?.push(part);
  }
  return phases;
}

/** In proportion to what is left; what rounding leaves over brings nobody beyond that. */
function sharedAmong(
  amount: Fraction,
  left: readonly Fraction[],
  { leftover, rounding }: Placing,
): readonly Fraction[] {
  const parts = spread(amount, left, leftover, rounding) ?? left.map(() => zero);
  const held = parts.map((part, index) => min(part, left[index] ?? zero));
  let over = subtract(sumOf(parts), sumOf(held));
  if (compare(over, zero) === 0) return parts;
  return held.map((part, index) => {
    const more = min(over, subtract(left[index] ?? zero, part));
    over = subtract(over, more);
    return add(part, more);
  });
}
