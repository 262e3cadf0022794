/** What an aggregate takes of each row, whatever it runs over, and what it makes of all of them. */

import type { Expression, Slot } from "../../rule-set.js";
import { compare, divide, fromInteger, subtract } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { decide } from "../deciding/decide.js";
import { evaluate } from "../expressions/evaluate.js";
import { calculated } from "../expressions/operand.js";
import { settled } from "../figures/figure.js";
import { nameOf } from "../label.js";
import { emptyAggregate, wrongValue } from "../run-faults.js";
import { isProblem, kindText, type NumberValue, numberValue, type Problem, type Result } from "../value.js";
import type { Series, Taken } from "./series.js";

export type AggregateExpression = Extract<Expression, { op: "aggregate" }>;

/** What one row gives: its settled value, unless `where` leaves it out. */
export async function takeOf(expression: AggregateExpression, context: Context): Promise<Taken> {
  if (expression.where !== undefined) {
    const answer = await decide(expression.where, context);
    if (isProblem(answer)) return answer.answeredByElse ? unlessNothing(answer, expression, context) : answer;
    if (!answer.yes) return { kind: "left out" };
  }
  const value = await evaluate(expression.value, context);
  if (isProblem(value)) return value;
  const { program } = context.run;
  // Whatever is counted, it is counted once a row; what is absent is not there to be counted.
  if (expression.function === "count") {
    return value.kind === "nothing"
      ? { kind: "left out" }
      : { ...one, ...(value.node !== undefined && { node: value.node }) };
  }
  if (value.kind === "number") {
    const place = program.expression(expression.value).place;
    const result = settled(value, place, nameOf(program, expression.value), context);
    return result.kind === "number" || isProblem(result) ? result : { kind: "left out" };
  }
  if (value.kind === "nothing" && "figure" in expression.over) return { kind: "left out" };
  const where = whereIn(context, expression.place);
  const name = nameOf(program, expression.value);
  return problem(wrongValue(where, name, kindText(value), "a number"));
}

const one = numberValue(fromInteger(1));

/** Of a figure that has no value in this period there is nothing to compare either. */
async function unlessNothing(
  unanswered: Problem,
  { over, value }: AggregateExpression,
  context: Context,
): Promise<Taken> {
  const isNothing = "figure" in over && (await evaluate(value, context)).kind === "nothing";
  return isNothing ? { kind: "left out" } : unanswered;
}

export function combine(
  slot: Slot,
  expression: AggregateExpression,
  series: Series,
  from: number,
  to: number,
  context: Context,
): Result {
  const failed = series.problem(from, to);
  if (failed !== undefined) return failed;
  const count = series.countUpTo(to) - series.countUpTo(from);
  const label = () => nameOf(context.run.program, slot);
  const inputs = () => explainedValues(series, from, to, context);
  switch (expression.function) {
    case "sum": {
      const sum = subtract(series.sumUpTo(to), series.sumUpTo(from));
      if (context.limit === undefined || context.run.tracer === undefined) {
        return calculated(sum, slot, context, { operation: "sum", inputs: inputs() });
      }
      const result = calculated(sum, slot, context, { operation: "sum", inputs: series.chained(from, to) });
      if (!isProblem(result)) series.chain(from, to, result);
      return result;
    }
    case "count":
      return calculated(fromInteger(count), slot, context, { operation: "count", inputs: inputs() });
    case "average": {
      const mean = divide(subtract(series.sumUpTo(to), series.sumUpTo(from)), fromInteger(count));
      if (mean === undefined) return absence(emptyAggregate(whereIn(context, expression.place), label()));
      return calculated(mean, slot, context, { operation: "average", inputs: inputs() });
    }
    case "lowest":
    case "highest": {
      const values = series.values(from, to);
      const [first, ...others] = values;
      if (first === undefined) return absence(emptyAggregate(whereIn(context, expression.place), label()));
      const isBetter = expression.function === "highest" ? 1 : -1;
      const best = others.reduce((a, b) => (compare(b.value, a.value) === isBetter ? b : a), first);
      const operation = expression.function === "highest" ? "max" : "min";
      return calculated(best.value, slot, context, { operation, inputs: inputs() });
    }
    default:
      return unreachable(expression.function);
  }
}

/** The values behind a result, when an explanation lists them. */
function explainedValues(series: Series, from: number, to: number, { run }: Context): readonly NumberValue[] {
  return run.tracer === undefined ? [] : series.values(from, to);
}
