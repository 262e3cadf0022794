/** What the steps of a walk earn at a table of tiers. */

import type { Place } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { extreme } from "../evaluate/arithmetic.js";
import { everyLane } from "../frame.js";
import { added, compared, divided, multiplied, negated, subtracted } from "../vectors/arithmetic.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen, mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeLanes } from "../vectors/vector.js";
import { rateOf, type TierTable, tableIn, valueAt } from "./tier-table.js";
import type { Steps } from "./walk.js";

/** The rate at which the axis stands at the end, by lane, for tables that use it. */
export function endRate(table: TierTable, end: NumberVector): NumberVector | undefined {
  return valueAt(table, end) ?? (table.mode === "topRate" ? rateOf(table, end) : undefined);
}

/** The pay of every step, exact. */
export function priced(steps: Steps, table: TierTable, atEnd: NumberVector | undefined): NumberVector {
  const own = tableIn(table, steps.lanes);
  const end = atEnd && takeLanes(atEnd, steps.lanes);
  switch (table.mode) {
    case "reached":
      return multiplied(steps.part, rateOf(own, steps.after));
    case "retroactive":
    case "curve":
    case "accumulating":
      return end === undefined ? steps.part : multiplied(steps.part, end);
    case "marginal":
    case "topRate":
      return sliced(steps, own, end);
    default:
      return unreachable(table.mode);
  }
}

const nowhere: Place = { line: 0, column: 0, length: 0 };

function sliced(
  { before, after, part, size }: Steps,
  table: TierTable,
  top: NumberVector | undefined,
): NumberVector {
  const order = compared(before, after);
  const moving = everyLane(size).filter((step) => order[step] !== 0);
  const resting = everyLane(size).filter((step) => order[step] === 0);
  const parts: Part[] = [];
  if (resting.length > 0) {
    // A step that does not move the axis belongs to the tier in which the axis stands.
    const still = tableIn(table, resting);
    const at = takeLanes(after, resting);
    const rate = rateOf(still, at);
    const isTop = still.cut && Uint8Array.from(compared(at, still.cut), (each) => (each > 0 ? 1 : 0));
    const own =
      isTop === undefined || top === undefined ? rate : chosen(isTop, rate, takeLanes(top, resting));
    parts.push({ lanes: resting, vector: multiplied(takeLanes(part, resting), own) });
  }
  if (moving.length > 0) {
    const [from, to] = [takeLanes(before, moving), takeLanes(after, moving)];
    const low = extreme(from, to, -1);
    const high = extreme(from, to, 1);
    const along = integral(tableIn(table, moving), low, high, top && takeLanes(top, moving));
    const way = subtracted(high, low);
    parts.push({
      lanes: moving,
      vector: divided(multiplied(takeLanes(part, moving), along), way, undefined),
    });
  }
  const merged = mergedParts(size, parts, nowhere);
  return merged.kind === "number" ? merged : constantNumber(0n, 0, size, false);
}

/** The rates along the axis from `low` to `high`, each times the length of its stretch. */
export function integral(
  { tiers, cut }: TierTable,
  low: NumberVector,
  high: NumberVector,
  top: NumberVector | undefined,
): NumberVector {
  let sum: NumberVector = constantNumber(0n, 0, low.size, false);
  for (const [index, { threshold, value }] of tiers.entries()) {
    const lower = index === 0 ? low : extreme(low, threshold, 1);
    const next = tiers[index + 1]?.threshold;
    const upper = next === undefined ? high : extreme(high, next, -1);
    if (cut === undefined || top === undefined) {
      sum = added(sum, multiplied(lengthOf(lower, upper), value));
      continue;
    }
    sum = added(sum, multiplied(lengthOf(lower, extreme(upper, cut, -1)), value));
    sum = added(sum, multiplied(lengthOf(extreme(lower, cut, 1), upper), top));
  }
  return sum;
}

/** Zero where the upper end is below the lower. */
function lengthOf(lower: NumberVector, upper: NumberVector): NumberVector {
  const length = subtracted(upper, lower);
  return extreme(length, constantNumber(0n, 0, length.size, false), 1);
}

/**
 * What a marginal table earns along an axis that is the base itself, in units of the base: the whole way
 * from nought, whatever the steps were.
 */
export function alongBase(table: TierTable, base: NumberVector): NumberVector {
  const zero = constantNumber(0n, 0, base.size, false);
  const along = integral(table, extreme(base, zero, -1), extreme(base, zero, 1), undefined);
  const isBelow = Uint8Array.from(compared(base, zero), (order) => (order < 0 ? 1 : 0));
  return isBelow.some((each) => each === 1) ? chosen(isBelow, along, negated(along)) : along;
}
