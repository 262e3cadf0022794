/** Arithmetic of expressions: exact, short enough to stay so, with the zeros that nothing divides by. */

import type { Expression, Slot } from "../../rule-set.js";
import { divide, type Fraction, isTooLong, isZero } from "../../values/fraction.js";
import { roundToStep } from "../../values/round.js";
import { absence, type Context, whereIn } from "../context.js";
import { nameOf } from "../label.js";
import { divisionByZero } from "../run-faults.js";
import { isProblem, type NumberValue, type Result } from "../value.js";
import { calculated, numberAt, outOfReach } from "./operand.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

export async function fold(
  slot: Slot,
  operands: readonly Slot[],
  context: Context,
  operation: "add" | "multiply" | "min" | "max" | "subtract",
  combine: (a: Fraction, b: Fraction) => Fraction,
): Promise<Result> {
  const inputs: NumberValue[] = [];
  for (const operand of operands) {
    const value = await numberAt(operand, context);
    if (isProblem(value)) return value;
    inputs.push(value);
  }
  const [first, ...others] = inputs;
  if (first === undefined) return outOfReach(slot, context, "it has no operands");
  let total = first.value;
  for (const other of others) {
    total = combine(total, other.value);
    if (isTooLong(total)) break;
  }
  const value = calculated(total, slot, context, { operation, inputs });
  // A product is zero because of one cell; whoever divides by it wants to know which.
  const zero =
    operation === "multiply" && isZero(total) ? inputs.find((input) => isZero(input.value)) : undefined;
  return zero?.origin === undefined || isProblem(value) ? value : { ...value, origin: zero.origin };
}

type Division = Expression & { readonly op: "divide" };

export async function evaluateDivide(slot: Slot, expression: Division, context: Context): Promise<Result> {
  const left = await numberAt(expression.left, context);
  if (isProblem(left)) return left;
  const right = await numberAt(expression.right, context);
  if (isProblem(right)) return right;
  const quotient = divide(left.value, right.value);
  if (quotient === undefined) {
    const name = nameOf(context.run.program, expression.right);
    return absence(divisionByZero(whereIn(context, expression.place), name, right.origin));
  }
  return calculated(quotient, slot, context, { operation: "divide", inputs: [left, right] });
}

export async function evaluateRound(slot: Slot, expression: Of<"round">, context: Context): Promise<Result> {
  const value = await numberAt(expression.value, context);
  if (isProblem(value)) return value;
  const step = await numberAt(expression.step, context);
  if (isProblem(step)) return step;
  const rounded = roundToStep(value.value, step.value, expression.mode);
  if (rounded === undefined) {
    const name = nameOf(context.run.program, expression.step);
    return absence(divisionByZero(whereIn(context, expression.place), name, step.origin));
  }
  return calculated(rounded, slot, context, {
    operation: "round",
    inputs: [value, step],
    detail: { mode: expression.mode },
    why: "rounded",
  });
}
