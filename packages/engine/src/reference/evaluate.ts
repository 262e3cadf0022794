/** The meaning of every operation of the rule set, one case each; whatever takes more than a few lines has a file. */

import { unitOf as unitOfType } from "../explain/show.js";
import type { Expression, Slot } from "../rule-set.js";
import { addDays, addMonths, firstDay, lastDay } from "../values/calendar.js";
import {
  add,
  compare,
  divide,
  type Fraction,
  fromInteger,
  isTooLong,
  isZero,
  lowestTerms,
  multiply,
  negate,
  subtract,
} from "../values/fraction.js";
import { roundToStep } from "../values/round.js";
import { unreachable } from "../values/unreachable.js";
import { evaluateAggregate } from "./aggregate.js";
import { readColumn } from "./column.js";
import { absence, type Context, problem, whereIn } from "./context.js";
import { decide } from "./decide.js";
import { readFigure } from "./figure.js";
import { grainPeriodAt, isCoarserUnit } from "./grain-period.js";
import { nameOf } from "./label.js";
import { lookup, managersOf } from "./lookup.js";
import { readParameter } from "./parameter.js";
import { monthsInPlan, prorate, readOn } from "./reading.js";
import {
  absentValue,
  dateOutOfRange,
  divisionByZero,
  figureOutOfReach,
  formulaTooLong,
  wrongValue,
} from "./run-faults.js";
import { callTable, choose } from "./table.js";
import { tierValue } from "./tier-table.js";
import { explained, type NodeDraft } from "./trace.js";
import {
  isProblem,
  kindText,
  type NumberValue,
  nothing,
  numberValue,
  type Problem,
  type Result,
  type Value,
} from "./value.js";

const calendarLength = BigInt(lastDay - firstDay);

/** The value of an expression here. */
export async function evaluate(slot: Slot, context: Context): Promise<Result> {
  const { run } = context;
  const expression = run.program.expression(slot);
  const { place } = expression;
  switch (expression.op) {
    case "constant":
      return leaf(run.program.constant(slot), slot, context, {});
    case "none":
      return leaf(nothing, slot, context, {});
    case "column":
      return readColumn(expression.column, place, context);
    case "credited":
      return context.credit?.value ?? outOfReach(slot, context, "no credit is in scope");
    case "share":
      return context.credit?.share ?? outOfReach(slot, context, "no credit is in scope");
    case "receiver":
      return context.credit === undefined
        ? outOfReach(slot, context, "no credit is in scope")
        : leaf({ kind: "payee", text: context.credit.payee }, slot, context, {});
    case "creditDate":
      return context.credit === undefined
        ? outOfReach(slot, context, "no credit is in scope")
        : leaf({ kind: "date", day: context.credit.date }, slot, context, {});
    case "lookup":
      return lookup(slot, expression, context);
    case "managers":
      return managersOf(slot, expression, context);
    case "payee":
      return context.payee === undefined
        ? outOfReach(slot, context, "it belongs to nobody in particular")
        : leaf({ kind: "payee", text: context.payee }, slot, context, {});
    case "period":
      return readPeriod(slot, expression, context);
    case "parameter":
      return readParameter(slot, expression.name, context);
    case "figure":
      return readFigure(slot, expression, context);
    case "argument":
      return context.arguments?.[expression.index] ?? outOfReach(slot, context, "no table is around it");
    case "call":
      return callTable(slot, expression, context);
    case "tier":
      return tierValue(slot, expression, context);
    case "add":
      return fold(slot, expression.operands, context, "add", add);
    case "multiply":
      return fold(slot, expression.operands, context, "multiply", multiply);
    case "min":
      return fold(slot, expression.operands, context, "min", (a, b) => (compare(b, a) < 0 ? b : a));
    case "max":
      return fold(slot, expression.operands, context, "max", (a, b) => (compare(b, a) > 0 ? b : a));
    case "subtract":
      return fold(slot, [expression.left, expression.right], context, "subtract", subtract);
    case "divide":
      return evaluateDivide(slot, { ...expression, op: "divide" }, context);
    case "negate": {
      const operand = await numberAt(expression.operand, context);
      if (isProblem(operand)) return operand;
      return calculated(negate(operand.value), slot, context, { operation: "negate", inputs: [operand] });
    }
    case "round":
      return evaluateRound(slot, expression, context);
    case "shift":
      return shiftDate(slot, expression, context);
    case "days":
      return daysBetween(slot, expression, context);
    case "choose":
      return choose(slot, expression, context);
    case "decide":
      return decide(expression.rule, context);
    case "else": {
      const value = await evaluate(expression.value, context);
      const isMissing = isProblem(value) ? value.answeredByElse : value.kind === "nothing";
      const taken = isMissing ? await evaluate(expression.otherwise, context) : value;
      return isProblem(taken) ? taken : named(taken, slot, context);
    }
    case "prorate":
      return prorate(slot, expression, context);
    case "reading":
      return readOn(slot, expression, context);
    case "monthsInPlan":
      return monthsInPlan(slot, context);
    case "aggregate":
      return evaluateAggregate(slot, expression, context);
    default:
      return unreachable(expression);
  }
}

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

async function fold(
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

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

type Division = Expression & { readonly op: "divide" };

async function evaluateDivide(slot: Slot, expression: Division, context: Context): Promise<Result> {
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

async function evaluateRound(slot: Slot, expression: Of<"round">, context: Context): Promise<Result> {
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

function readPeriod(slot: Slot, expression: Of<"period">, context: Context): Result {
  const { period, reading, run } = context;
  const day = period?.from ?? reading;
  if (day === undefined) return outOfReach(slot, context, "it belongs to no period");
  if (period !== undefined && isCoarserUnit(period.unit, expression.unit)) {
    return outOfReach(slot, context, `${period.text} is longer than a ${expression.unit}`);
  }
  const found = grainPeriodAt(run.program.time, expression.unit, day).period;
  if (found === undefined) return outOfReach(slot, context, "it belongs to no period");
  return leaf({ kind: "period", period: found }, slot, context, {});
}

async function shiftDate(slot: Slot, expression: Of<"shift">, context: Context): Promise<Result> {
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

async function daysBetween(slot: Slot, expression: Of<"days">, context: Context): Promise<Result> {
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
