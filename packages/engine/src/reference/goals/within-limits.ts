/** Parts of an amount by weight, each between limits of its own. */

import type { Leftover, Rounding } from "../../rule-set.js";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  isZero,
  max,
  min,
  multiply,
  subtract,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { spread } from "../../values/spread.js";

/** Limits are rounded as the parts are. */
export interface Limited {
  readonly weight: Fraction;
  readonly least: Fraction;
  readonly most: Fraction;
}

export interface Held {
  readonly part: Fraction;
  /** The limit without which the part would be another. */
  readonly at?: "least" | "most";
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
): readonly Held[] | OutOfLimits {
  const least = sum(members.map((member) => member.least));
  const most = sum(members.map((member) => member.most));
  if (compare(amount, least) < 0 || compare(amount, most) > 0) return { least, most };
  const factor = factorFor(amount, members);
  const exact = members.map((member) => multiply(member.weight, factor));
  const held = exact.map((part, index) => within(part, members[index]));
  const rounded = spread(amount, held, leftover, rounding) ?? held;
  const parts = broughtWithin(amount, rounded, members, leftover);
  return parts.map((part, index): Held => limitOf(part, exact[index] ?? part, members[index]));
}

/** Each part as it would be, held within its limits; what that takes or adds is not made up for. */
export function droppedWithin(
  amount: Fraction,
  members: readonly Limited[],
  rounding: Rounding,
): readonly Held[] {
  const weights = sum(members.map(({ weight }) => weight));
  return members.map((member) => {
    const exact = divide(multiply(amount, member.weight), weights) ?? zero;
    return limitOf(within(round(exact, rounding), member), exact, member);
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
  const totalAt = (factor: Fraction) =>
    sum(members.map((member) => within(multiply(member.weight, factor), member)));
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

/** What rounding brought beyond a limit goes to the others, in their order, as far as theirs let it. */
function broughtWithin(
  amount: Fraction,
  rounded: readonly Fraction[],
  members: readonly Limited[],
  leftover: Leftover,
): readonly Fraction[] {
  const parts = rounded.map((part, index) => within(part, members[index]));
  let over = subtract(amount, sum(parts));
  const order = [...parts.keys()];
  for (const index of leftover === "last" ? order.reverse() : order) {
    const part = parts[index] ?? zero;
    const moved = within(add(part, over), members[index]);
    over = subtract(over, subtract(moved, part));
    parts[index] = moved;
  }
  return parts;
}

function within(part: Fraction, limits: Limited | undefined): Fraction {
  return limits === undefined ? part : min(max(part, limits.least), limits.most);
}

function limitOf(part: Fraction, exact: Fraction, limits: Limited | undefined): Held {
  if (limits !== undefined && equal(part, limits.most) && compare(exact, limits.most) > 0) {
    return { part, at: "most" };
  }
  if (limits !== undefined && equal(part, limits.least) && compare(exact, limits.least) < 0) {
    return { part, at: "least" };
  }
  return { part };
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, zero);
}
