/** Whether a base and an axis are one measure, so that a marginal table needs no order of credits. */

import type { Expression, Slot } from "../../rule-set.js";
import type { Prepared } from "../prepare.js";

/** The expression behind a slot, through figures of the same grain that only name it. */
export function sameMeasure(a: Slot, b: Slot, prepared: Prepared): boolean {
  if (a === b) return true;
  const [x, y] = [prepared.expression(a), prepared.expression(b)];
  if (x.op === "figure" && y.op === "figure") return isSameFigure(x, y);
  if (x.op === "aggregate" && y.op === "aggregate") {
    const { place: _, ...left } = x;
    const { place: __, ...right } = y;
    const { value: valueA, ...restA } = left;
    const { value: valueB, ...restB } = right;
    return JSON.stringify(restA) === JSON.stringify(restB) && isSameCredited(valueA, valueB, prepared);
  }
  return false;
}

function isSameFigure(
  a: Extract<Expression, { op: "figure" }>,
  b: Extract<Expression, { op: "figure" }>,
): boolean {
  return (
    a.name === b.name &&
    a.part === b.part &&
    (a.back ?? 0) === (b.back ?? 0) &&
    a.of === undefined &&
    b.of === undefined
  );
}

function isSameCredited(a: Slot, b: Slot, prepared: Prepared): boolean {
  return a === b || (prepared.expression(a).op === "credited" && prepared.expression(b).op === "credited");
}
