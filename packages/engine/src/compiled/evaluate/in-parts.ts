/** What an aggregate makes of numbers of which only a part counts: that of the days in a group. */

import type { Slot } from "../../rule-set.js";
import type { Frame } from "../frame.js";
import type { DayPart } from "../groups/group-parts.js";
import { summedByLane } from "../pay/sum-by-lane.js";
import { multiplied } from "../vectors/arithmetic.js";
import { mostOf, narrow } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { withoutGapValues } from "./operand.js";
import { combined, totalsOf } from "./taken.js";

/** Numbers of one lane lie together. Only sums take a part of each; absent: all of it. */
export function combinedInParts(
  slot: Slot,
  expression: AggregateExpression,
  taken: NumberVector,
  parts: readonly DayPart[],
  starts: Int32Array,
  frame: Frame,
): NumberVector {
  const { isWide } = frame.run.settings;
  const ranges = { from: starts.slice(0, -1), to: starts.slice(1) };
  const own = combined(slot, expression, totalsOf(taken), ranges, frame, isWide);
  if (expression.function !== "sum" || parts.every(({ n, d }) => n === d)) return own;
  const n = Float64Array.from(parts, (part) => part.n);
  const d = Float64Array.from(parts, (part) => part.d);
  const plain = { ...withoutGapValues(taken), gaps: undefined };
  const shares = narrow(n, 0, mostOf(n), undefined, d, mostOf(d));
  return { ...summedByLane(multiplied(plain, shares), { starts }, undefined), gaps: own.gaps };
}
