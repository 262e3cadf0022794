/** Dates of expressions: shifted by days or months, and the days between two. */

import type { Expression, Slot } from "../../rule-set.js";
import { addDays, addMonths, type Day, firstDay, lastDay } from "../../values/calendar.js";
import { fromInteger, lowestTerms } from "../../values/fraction.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { nameOf } from "../label.js";
import { absentValue, dateOutOfRange, wrongValue } from "../run-faults.js";
import { explained } from "../trace.js";
import { isProblem, kindText, type Problem, type Result } from "../value.js";
import { evaluate } from "./evaluate.js";
import { calculated, leaf, numberAt, outOfReach } from "./operand.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

const calendarLength = BigInt(lastDay - firstDay);

export async function shiftDate(slot: Slot, expression: Of<"shift">, context: Context): Promise<Result> {
  const { program, tracer } = context.run;
  const date = await evaluate(expression.date, context);
  if (isProblem(date)) return date;
  const where = whereIn(context, expression.place);
  if (date.kind !== "date") return notADate(date, expression.date, context);
  const by = await numberAt(expression.by, context);
  if (isProblem(by)) return by;
  const { n, d } = lowestTerms(by.value);
  if (d !== 1n)
    return problem(wrongValue(where, nameOf(program, expression.by), "a fraction", "a whole number"));
  // No date is further from another than the calendar is long.
  const isFar = n > calendarLength || n < -calendarLength;
  const shifted = expression.unit === "days" ? addDays : addMonths;
  const day = isFar ? undefined : shifted(date.day, Number(n));
  if (day === undefined) return problem(dateOutOfRange(where, nameOf(program, slot)));
  return explained(tracer, { kind: "date", day }, () => ({
    operation: "shift",
    label: nameOf(program, slot),
    inputs: [date, by],
    detail: { unit: expression.unit },
    place: expression.place,
  }));
}

/** The first or last day of the figure's period. */
export function periodDay(slot: Slot, expression: Of<"periodDay">, context: Context): Result {
  const { period } = context;
  if (period === undefined) return outOfReach(slot, context, "it belongs to no period");
  const day = expression.on === "opening" ? period.from : period.through;
  return leaf({ kind: "date", day }, slot, context, {});
}

/** The day an expression names. */
export async function dayAt(slot: Slot, context: Context): Promise<Day | Problem> {
  const date = await evaluate(slot, context);
  return date.kind === "date" ? date.day : notADate(date, slot, context);
}

export async function daysBetween(slot: Slot, expression: Of<"days">, context: Context): Promise<Result> {
  const from = await evaluate(expression.from, context);
  if (from.kind !== "date") return notADate(from, expression.from, context);
  const to = await evaluate(expression.to, context);
  if (to.kind !== "date") return notADate(to, expression.to, context);
  return calculated(fromInteger(to.day - from.day), slot, context, { operation: "days", inputs: [from, to] });
}

function notADate(value: Result, slot: Slot, context: Context): Problem {
  if (isProblem(value)) return value;
  const { program } = context.run;
  const where = whereIn(context, program.expression(slot).place);
  const name = nameOf(program, slot);
  if (value.kind === "nothing") return absence(absentValue(where, name));
  return problem(wrongValue(where, name, kindText(value), "a date"));
}
