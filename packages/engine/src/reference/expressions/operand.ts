/** What the operations share: asking for a number, and handing on a value with the node that explains it. */

import { unitOf as unitOfType } from "../../explain/show.js";
import type { Slot } from "../../rule-set.js";
import { type Fraction, isTooLong } from "../../values/fraction.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { nameOf } from "../label.js";
import { absentValue, figureOutOfReach, formulaTooLong, wrongValue } from "../run-faults.js";
import { explained, type NodeDraft } from "../trace.js";
import {
  isProblem,
  kindText,
  type NumberValue,
  numberValue,
  type Problem,
  type Result,
  type Value,
} from "../value.js";
import { evaluate } from "./evaluate.js";

/** The number an expression comes to; nothing and other kinds of values are problems. */
export async function numberAt(slot: Slot, context: Context): Promise<NumberValue | Problem> {
  const value = await evaluate(slot, context);
  return value.kind === "number" ? value : notANumber(value, slot, context);
}

function notANumber(value: Exclude<Result, NumberValue>, slot: Slot, context: Context): Problem {
  if (isProblem(value)) return value;
  const where = whereIn(context, context.run.program.expression(slot).place);
  const name = nameOf(context.run.program, slot);
  if (value.kind === "nothing") return absence(absentValue(where, name));
  return problem(wrongValue(where, name, kindText(value), "a number"));
}

/** A number that was calculated: short enough to stay exact, with its node. */
export function calculated(
  value: Fraction,
  slot: Slot,
  context: Context,
  draft: Pick<NodeDraft, "operation"> & Partial<NodeDraft>,
): NumberValue | Problem {
  const { program, tracer } = context.run;
  const { place } = program.expression(slot);
  if (isTooLong(value)) {
    return problem(formulaTooLong(whereIn(context, place), nameOf(program, slot)));
  }
  return explained(tracer, numberValue(value), () => ({ label: nameOf(program, slot), place, ...draft }));
}

/** A value that is read, not calculated. */
export function leaf(value: Value, slot: Slot, context: Context, draft: Partial<NodeDraft>): Value {
  const { program, tracer } = context.run;
  return explained(tracer, value, () => {
    const expression = program.expression(slot);
    const unit = expression.op === "constant" ? unitOfType(expression.type) : undefined;
    return {
      operation: "leaf",
      label: nameOf(program, slot),
      place: expression.place,
      ...(unit !== undefined && { unit }),
      ...draft,
    };
  });
}

/** The same value under the name of this expression. */
export function named<T extends Value>(value: T, slot: Slot, context: Context): T {
  const { program, tracer } = context.run;
  return explained(tracer, value, () => ({
    operation: "same",
    label: nameOf(program, slot),
    inputs: [value],
    place: program.expression(slot).place,
  }));
}

export function outOfReach(slot: Slot, context: Context, reason: string): Problem {
  const { program } = context.run;
  const where = whereIn(context, program.expression(slot).place);
  return problem(figureOutOfReach(where, nameOf(program, slot), reason));
}
