/** Arithmetic of expressions: exact, and short enough to stay so. */

import { nameOf } from "../../reference/label.js";
import { divisionByZero } from "../../reference/run-faults.js";
import type { Expression, Slot } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { type Frame, whereIs } from "../frame.js";
import { added, compared, divided, multiplied, negated, rounded, subtracted } from "../vectors/arithmetic.js";
import { bothGaps, GapBuilder, type Gaps } from "../vectors/gaps.js";
import { atScale, narrow } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { isNarrow, isNought, type NumberVector, type Vector } from "../vectors/vector.js";
import { absence, noValues, numbersAt, outOfReach, shortEnough } from "./operand.js";
import { originOf } from "./origin.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;
export type FoldOperation = "add" | "multiply" | "min" | "max" | "subtract";

export function folded(
  slot: Slot,
  operation: FoldOperation,
  operands: readonly Slot[],
  frame: Frame,
): Vector {
  const [first, ...others] = operands;
  if (first === undefined) return outOfReach(slot, frame, "it has no operands");
  let total = numbersAt(first, frame);
  for (const other of others) {
    total = combined(operation, total, numbersAt(other, frame));
    total = shortEnough(total, slot, frame);
  }
  return total;
}

export function combined(operation: FoldOperation, a: NumberVector, b: NumberVector): NumberVector {
  switch (operation) {
    case "add":
      return added(a, b);
    case "subtract":
      return subtracted(a, b);
    case "multiply":
      return multiplied(a, b);
    case "min":
      return extreme(a, b, -1);
    case "max":
      return extreme(a, b, 1);
    default:
      return unreachable(operation);
  }
}

/** The lesser or the greater; the first of equals. */
export function extreme(a: NumberVector, b: NumberVector, sign: 1 | -1): NumberVector {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [atScale(a, scale), atScale(b, scale)];
  if (isNarrow(x) && isNarrow(y) && x.d === undefined && y.d === undefined) {
    const n = new Float64Array(x.size);
    const { n: p } = x;
    const { n: q } = y;
    if (sign === 1)
      for (let lane = 0; lane < n.length; lane += 1) n[lane] = greater(p[lane] ?? 0, q[lane] ?? 0);
    else for (let lane = 0; lane < n.length; lane += 1) n[lane] = lesser(p[lane] ?? 0, q[lane] ?? 0);
    return narrow(n, scale, Math.max(x.most, y.most), bothGaps(a.gaps, b.gaps));
  }
  const order = compared(b, a);
  const takesB = new Uint8Array(a.size);
  for (let lane = 0; lane < takesB.length; lane += 1) takesB[lane] = order[lane] === sign ? 1 : 0;
  const picked = chosen(takesB, { ...a, gaps: undefined }, { ...b, gaps: undefined });
  return { ...picked, gaps: bothGaps(a.gaps, b.gaps) };
}

type Division = Pick<Extract<Expression, { left: Slot }>, "left" | "right" | "place">;

export function divideNumbers(slot: Slot, { left, right, place }: Division, frame: Frame): Vector {
  const a = numbersAt(left, frame);
  const b = numbersAt(right, frame);
  const gaps = withZeros(bothGaps(a.gaps, b.gaps), b, right, place, frame);
  return shortEnough(divided(a, b, gaps), slot, frame);
}

/** Problems where a divisor is zero. */
function withZeros(
  start: Gaps | undefined,
  b: NumberVector,
  right: Slot,
  place: Expression["place"],
  frame: Frame,
): Gaps | undefined {
  let gaps: GapBuilder | undefined;
  const { prepared } = frame.run;
  const { n } = b;
  for (let lane = 0; lane < b.size; lane += 1) {
    if (!isNought(n, lane)) continue;
    if (start !== undefined && start.at[lane] !== 0) continue;
    gaps ??= new GapBuilder(b.size, start);
    gaps.fail(
      lane,
      absence(() =>
        divisionByZero(whereIs(frame, lane, place), nameOf(prepared, right), originOf(right, frame, lane)),
      ),
    );
  }
  return gaps === undefined ? start : gaps.build();
}

export function negateNumbers(operand: Slot, frame: Frame): Vector {
  return negated(numbersAt(operand, frame));
}

/** To a multiple of the step, whose sign does not matter. */
export function roundNumbers(slot: Slot, { value, step, mode, place }: Of<"round">, frame: Frame): Vector {
  const a = numbersAt(value, frame);
  const b = numbersAt(step, frame);
  const gaps = withZeros(bothGaps(a.gaps, b.gaps), b, step, place, frame);
  if (frame.size === 0) return noValues(0);
  const size = extreme(b, negated(b), 1);
  const steps = rounded(divided(a, size, gaps), 0, mode);
  return shortEnough({ ...multiplied(steps, size), gaps }, slot, frame);
}

function greater(a: number, b: number): number {
  return Math.max(b, a);
}

function lesser(a: number, b: number): number {
  return Math.min(b, a);
}
