/** Parts of an amount by weight, each between limits of its own. */

import type { Leftover, Rounding } from "../../rule-set.js";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fromUnits,
  isZero,
  max,
  min,
  multiply,
  subtract,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { spread } from "../../values/spread.js";

export interface Limited {
  readonly weight: Fraction;
  readonly least: Fraction;
  readonly most: Fraction;
}

/** Either of what the limits let through is too much or too little. */
export interface OutOfLimits {
  readonly least: Fraction;
  readonly most: Fraction;
}

/**
 * The weights times one factor, each held within its limits: the factor is the one with which the parts add
 * up to the amount, so that what the limits take from some is shared by the others in proportion.
 */
export function sharedWithin(
  amount: Fraction,
  members: readonly Limited[],
  rounding: Rounding,
  leftover: Leftover,
): readonly Fraction[] | OutOfLimits {
  const least = sum(members.map((member) => member.least));
  const most = sum(members.map((member) => member.most));
  if (compare(amount, least) < 0 || compare(amount, most) > 0) return { least, most };
  const factor = factorFor(amount, members);
  const exact = members.map((member) => heldAt(member, factor));
  const isFree = members.map(
    ({ weight, least: low, most: high }) =>
      compare(multiply(weight, factor), low) > 0 && compare(multiply(weight, factor), high) < 0,
  );
  // A part at its limit is rounded to the inside of it; the others share the rest to the last unit.
  const held = members.map((member, index) =>
    isFree[index] ? zero : roundedInside(exact[index] ?? zero, member, rounding),
  );
  const rest = subtract(amount, sum(held));
  const weights = members.map(({ weight }, index) => (isFree[index] ? weight : zero));
  const free = spread(rest, weights, leftover, rounding);
  if (free === undefined) return spread(amount, exact, leftover, rounding) ?? exact;
  return held.map((part, index) => add(part, free[index] ?? zero));
}

/** Each part as it would be, held within its limits; what that takes or adds is not made up for. */
export function droppedWithin(
  amount: Fraction,
  members: readonly Limited[],
  rounding: Rounding,
): readonly Fraction[] {
  const weights = sum(members.map(({ weight }) => weight));
  return members.map((member) => {
    const exact = divide(multiply(amount, member.weight), weights) ?? zero;
    const held = min(max(exact, member.least), member.most);
    return equal(held, exact) ? round(exact, rounding) : roundedInside(held, member, rounding);
  });
}

/**
 * Between two limits that some part meets, the sum of all grows in a straight line; the factor lies on the
 * stretch that holds the amount.
 */
function factorFor(amount: Fraction, members: readonly Limited[]): Fraction {
  const meetings = members
    .filter(({ weight }) => !isZero(weight))
    .flatMap(({ weight, least, most }) => [least, most].map((limit) => divide(limit, weight) ?? zero));
  const points = [zero, ...meetings].sort(compare);
  const totalAt = (factor: Fraction) => sum(members.map((member) => heldAt(member, factor)));
  // The first point at which the parts come to the amount or more; after the last one nothing grows.
  const end = firstWhere(points, (point) => compare(totalAt(point), amount) >= 0);
  const high = points[end];
  const low = points[end - 1];
  if (high === undefined) return points.at(-1) ?? zero;
  if (low === undefined) return high;
  const [below, above] = [totalAt(low), totalAt(high)];
  const share = divide(subtract(amount, below), subtract(above, below));
  return share === undefined ? high : add(low, multiply(share, subtract(high, low)));
}

/** Index of the first point that answers yes, where all after it do too. */
function firstWhere(points: readonly Fraction[], answers: (point: Fraction) => boolean): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point !== undefined && answers(point)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function heldAt({ weight, least, most }: Limited, factor: Fraction): Fraction {
  return min(max(multiply(weight, factor), least), most);
}

function roundedInside(part: Fraction, { least, most }: Limited, rounding: Rounding): Fraction {
  const rounded = round(part, rounding);
  const unit = fromUnits(1, rounding.places);
  if (compare(rounded, most) > 0 && compare(subtract(rounded, unit), least) >= 0)
    return subtract(rounded, unit);
  if (compare(rounded, least) < 0 && compare(add(rounded, unit), most) <= 0) return add(rounded, unit);
  return rounded;
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, zero);
}
