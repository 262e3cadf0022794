/**
 * Money in another currency, exactly: at the rate of a day as it was known, written for one direction,
 * read in the other, or in two steps through the plan's currency. Nothing is rounded here.
 */

import type { Exchange, Expression, Place, Slot } from "../../rule-set.js";
import { type Day, dayText } from "../../values/calendar.js";
import { divide, isTooLong, multiply, one, sign, zero } from "../../values/fraction.js";
import { periodOf, periodText } from "../../values/period.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { nameOf } from "../label.js";
import { formulaTooLong, noRate, rateNotPositive, wrongValue } from "../run-faults.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem, type Result } from "../value.js";
import { cellOf } from "./column.js";
import { dayAt } from "./dates.js";
import { findRow } from "./lookup.js";
import { numberAt } from "./operand.js";

type Convert = Extract<Expression, { op: "convert" }>;

export async function convert(slot: Slot, expression: Convert, context: Context): Promise<Result> {
  const { program } = context.run;
  const amount = await numberAt(expression.value, context);
  if (isProblem(amount)) return amount;
  const day = await dayAt(expression.on, context);
  if (typeof day !== "number") return day;
  const from = expression.from ?? amount.currency;
  const { place } = expression;
  if (from === undefined) {
    const name = nameOf(program, expression.value);
    return problem(wrongValue(whereIn(context, place), name, "a bare number", "an amount with its currency"));
  }
  return exchanged(amount, from, expression.to, day, { label: nameOf(program, slot), place }, context);
}

/** An amount at the rate of a day, with the node that says so. */
export async function exchanged(
  amount: NumberValue,
  from: string,
  to: string,
  day: Day,
  what: { readonly label: string; readonly place: Place },
  context: Context,
): Promise<NumberValue | Problem> {
  const { tracer } = context.run;
  const where = whereIn(context, what.place);
  if (from === to) {
    const { currency: _, ...plain } = amount;
    return explained(tracer, plain, () => ({ operation: "same", ...what, unit: to, inputs: [amount] }));
  }
  const rate = await rateOn(from, to, day, what.place, context);
  if (rate === undefined) return absence(noRate(where, from, to, dayText(day)));
  if (isProblem(rate)) return rate;
  const value = multiply(amount.value, rate.value);
  if (isTooLong(value)) return problem(formulaTooLong(where, what.label));
  return explained(tracer, numberValue(value), () => ({
    operation: "multiply",
    ...what,
    unit: to,
    inputs: [amount, rate],
  }));
}

/** What one unit of a currency is worth in another; `undefined` where no rate says so. */
async function rateOn(
  from: string,
  to: string,
  day: Day,
  place: Place,
  context: Context,
): Promise<NumberValue | Problem | undefined> {
  const { plan } = context.run.program.ruleSet;
  const own = await eitherWay(from, to, day, place, context);
  const through = plan.currency;
  if (own !== undefined || from === through || to === through) return own;
  const there = await eitherWay(from, through, day, place, context);
  if (there === undefined || isProblem(there)) return there;
  const on = await eitherWay(through, to, day, place, context);
  if (on === undefined || isProblem(on)) return on;
  return explained(context.run.tracer, numberValue(multiply(there.value, on.value)), () => ({
    operation: "multiply",
    label: rateLabel(from, to, day),
    inputs: [there, on],
    place,
  }));
}

/** The rate as it is written, or the one of the other direction turned round. */
async function eitherWay(
  from: string,
  to: string,
  day: Day,
  place: Place,
  context: Context,
): Promise<NumberValue | Problem | undefined> {
  const written = await writtenRate(from, to, day, place, context);
  if (written !== undefined) return written;
  const back = await writtenRate(to, from, day, place, context);
  if (back === undefined || isProblem(back)) return back;
  const { tracer } = context.run;
  const value = divide(one, back.value) ?? zero;
  const whole = explained(tracer, numberValue(one), () => ({ operation: "leaf", label: `1 ${from}`, place }));
  return explained(tracer, numberValue(value), () => ({
    operation: "divide",
    label: rateLabel(from, to, day),
    inputs: [whole, back],
    place,
  }));
}

async function writtenRate(
  from: string,
  to: string,
  day: Day,
  place: Place,
  context: Context,
): Promise<NumberValue | Problem | undefined> {
  const { run, view } = context;
  const { exchange } = run.program.ruleSet.plan;
  const source = exchange && run.store.source(exchange.source);
  const rate = exchange?.rates.find(({ currency }) => currency === to);
  if (exchange === undefined || source === undefined || rate === undefined) return undefined;
  const keys = keysOf(exchange, from, day, context);
  if (keys === undefined) return undefined;
  const index = findRow(
    run,
    view,
    source,
    keys.map(([column]) => column),
    keys.map(([, text]) => text),
    source.source.dated ? day : undefined,
  );
  if (index === undefined) return undefined;
  const label = rateLabel(from, to, day);
  const value = await cellOf({ source, index }, rate.column, place, { run, view }, label);
  if (isProblem(value)) return value;
  if (value.kind !== "number") return undefined;
  if (sign(value.value) <= 0) {
    return problem(rateNotPositive(whereIn(context, place), from, to, dayText(day), source.origin(index)));
  }
  return value;
}

/** The key of a rate's row: the currency and, in data of one rate a period, the period that holds the day. */
function keysOf(
  { currency, period, source }: Exchange,
  from: string,
  day: Day,
  { run }: Context,
): readonly (readonly [column: string, text: string])[] | undefined {
  if (period === undefined) return [[currency, from]];
  const type = run.store.source(source)?.columns.get(period)?.type;
  if (type?.kind !== "period") return undefined;
  return [
    [currency, from],
    [period, periodText(periodOf(run.program.time.calendar, type.unit, day))],
  ];
}

/** `1 EUR in USD on 2026-01-10` */
function rateLabel(from: string, to: string, day: Day): string {
  return `1 ${from} in ${to} on ${dayText(day)}`;
}
