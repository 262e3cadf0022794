/** The weighted mean of several items, of which some may have no value. */

import type { Expression, Slot, WeightedItem } from "../../rule-set.js";
import { add, divide, type Fraction, multiply, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { nameOf } from "../label.js";
import { absentValue, noItemHasValue, wrongValue } from "../run-faults.js";
import { isProblem, kindText, type NumberValue, numberValue, type Problem, type Result } from "../value.js";
import { evaluate } from "./evaluate.js";
import { calculated, named, numberAt } from "./operand.js";

type WeightedExpression = Extract<Expression, { op: "weighted" }>;

/** An item that counts; what it weighs and what it is. */
interface Weighed {
  readonly weight: NumberValue;
  readonly value: NumberValue;
}

export async function weightedMean(
  slot: Slot,
  { items, missing, place }: WeightedExpression,
  context: Context,
): Promise<Result> {
  const weighed: Weighed[] = [];
  const inputs: Result[] = [];
  for (const item of items) {
    const weight = await numberAt(item.weight, context);
    if (isProblem(weight)) return weight;
    const found = await itemValue(item, context);
    if (isProblem(found) && !found.answeredByElse) return found;
    inputs.push(weight, isProblem(found) ? found : named(found, item.value, context));
    if (!isProblem(found)) weighed.push({ weight, value: found });
    else if (missing === "fault") return found;
    else if (missing === "zero") weighed.push({ weight, value: numberValue(zero) });
    else if (missing !== "shared") return unreachable(missing);
  }
  const total = weighed.reduce((sum, { weight }) => add(sum, weight.value), zero);
  const mean = divide(weightedSum(weighed), total);
  const name = nameOf(context.run.program, slot);
  if (mean === undefined) return absence(noItemHasValue(whereIn(context, place), name));
  return calculated(mean, slot, context, { operation: "weighted", inputs, detail: { missing } });
}

/** What an item is worth; what `else` would answer, and nothing, make it missing. */
async function itemValue(
  { name, value: slot }: WeightedItem,
  context: Context,
): Promise<NumberValue | Problem> {
  const value = await evaluate(slot, context);
  if (isProblem(value) || value.kind === "number") return value;
  const where = whereIn(context, context.run.program.expression(slot).place);
  if (value.kind === "nothing") return absence(absentValue(where, name));
  return problem(wrongValue(where, name, kindText(value), "a number"));
}

function weightedSum(weighed: readonly Weighed[]): Fraction {
  return weighed.reduce((sum, { weight, value }) => add(sum, multiply(weight.value, value.value)), zero);
}
