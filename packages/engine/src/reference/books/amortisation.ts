/** Spreads what a deal earned over the months of its life, and finds the month in which that ends early. */

import type { Amortisation, Component, Slot } from "../../rule-set.js";
import { addDays, addMonths, type Day } from "../../values/calendar.js";
import { type Fraction, fromInteger, lowestTerms, one, sign } from "../../values/fraction.js";
import { firstDayOf, lastDayOf, type Period, periodOf } from "../../values/period.js";
import { spread } from "../../values/spread.js";
import { unreachable } from "../../values/unreachable.js";
import { amountPlaces } from "../amounts.js";
import { type Context, problem, whereIn } from "../context.js";
import { decide } from "../deciding/decide.js";
import { dayAt } from "../expressions/dates.js";
import { evaluate } from "../expressions/evaluate.js";
import { numberAt } from "../expressions/operand.js";
import { nameOf } from "../label.js";
import { dateOutOfRange, nothingToSpreadBy, unfitLength, wrongValue } from "../run-faults.js";
import { isProblem, kindText, numberValue, type Problem } from "../value.js";
import type { DealPlan, Instalment } from "./asset.js";
import type { DealAmount } from "./deal-amounts.js";

/** A hundred years. */
const longest = { months: 1200, days: 36_525 } as const;

/** The month end at which a deal is looked at, and the month in which it was over at the one before. */
export interface Look {
  readonly month: number;
  readonly endedBefore: number | undefined;
}

/** `context` has the deal's credit and row in scope. */
export async function planOf(
  { amount }: DealAmount,
  over: Amortisation,
  component: Component,
  look: Look,
  context: Context,
): Promise<DealPlan | Problem> {
  const from = await dayAt(over.from, context);
  if (typeof from !== "number") return from;
  const length = await lengthOf(over, context);
  if (typeof length !== "number") return length;
  const months = await monthsOf(over, from, length, context);
  if ("kind" in months) return months;
  const weights = months.map(({ weight }) => weight);
  const rounding = { ...component.rounding, places: amountPlaces(component) };
  const parts = spread(amount, weights, over.leftover, rounding);
  if (parts === undefined) return nothingToGoBy(over, context);
  const instalments: readonly Instalment[] = months.map((month, index) => ({
    ...month,
    amount: parts[index] ?? amount,
  }));
  const endedIn = await endOf(over, look, context);
  if (endedIn !== undefined && typeof endedIn !== "number") return endedIn;
  return { kind: "plan", instalments, ...(endedIn !== undefined && { endedIn }) };
}

async function lengthOf({ length, unit, place }: Amortisation, context: Context): Promise<number | Problem> {
  const value = await numberAt(length, context);
  if (isProblem(value)) return value;
  const { n, d } = lowestTerms(value.value);
  if (d === 1n && n >= 1n && n <= BigInt(longest[unit])) return Number(n);
  return problem(
    unfitLength(whereOf(context, place), nameOf(context.run.program, length), unit, longest[unit]),
  );
}

interface WeightedMonth {
  readonly month: number;
  readonly weight: Fraction;
}

async function monthsOf(
  over: Amortisation,
  from: Day,
  length: number,
  context: Context,
): Promise<readonly WeightedMonth[] | Problem> {
  const { calendar } = context.run.program.time;
  const end = over.unit === "days" ? addDays(from, length) : addMonths(from, length);
  if (end === undefined) return outOfCalendar(over.from, context);
  const first = periodOf(calendar, "month", from).ordinal;
  switch (over.split) {
    case "equally":
      return counted(length, (index) => ({ month: first + index, weight: one }));
    case "days": {
      const last = periodOf(calendar, "month", end - 1).ordinal;
      return counted(last - first + 1, (index) => {
        const period: Period = { unit: "month", ordinal: first + index };
        const days =
          Math.min(lastDayOf(calendar, period), end - 1) - Math.max(firstDayOf(calendar, period), from) + 1;
        return { month: period.ordinal, weight: fromInteger(days) };
      });
    }
    default:
      return weighed(over, over.split.by, first, length, context);
  }
}

/** Each month's own value, read on its last day. */
async function weighed(
  over: Amortisation,
  by: Slot,
  first: number,
  length: number,
  context: Context,
): Promise<readonly WeightedMonth[] | Problem> {
  const { calendar } = context.run.program.time;
  const months: WeightedMonth[] = [];
  for (const [index, { month }] of counted(length, (each) => ({ month: first + each })).entries()) {
    const reading = lastDayOf(calendar, { unit: "month", ordinal: month });
    const number = numberValue(fromInteger(index + 1));
    const weight = await numberAt(by, { ...context, reading, arguments: [number] });
    if (isProblem(weight)) return weight;
    if (sign(weight.value) < 0) return nothingToGoBy(over, context);
    months.push({ month, weight: weight.value });
  }
  return months;
}

/** The month in which the deal ends, as far as is known at the month end. */
async function endOf(
  { until }: Amortisation,
  { month, endedBefore }: Look,
  context: Context,
): Promise<number | Problem | undefined> {
  if (until === undefined) return undefined;
  switch (until.kind) {
    case "from": {
      const date = await evaluate(until.date, context);
      if (isProblem(date)) return date;
      if (date.kind === "nothing") return undefined;
      const { program } = context.run;
      if (date.kind === "date") return periodOf(program.time.calendar, "month", date.day).ordinal;
      const where = whereOf(context, program.expression(until.date).place);
      return problem(wrongValue(where, nameOf(program, until.date), kindText(date), "a date"));
    }
    case "when": {
      const answer = await decide(until.rule, context);
      if (isProblem(answer)) return answer;
      return answer.yes ? (endedBefore ?? month) : undefined;
    }
    default:
      return unreachable(until);
  }
}

function nothingToGoBy({ place, split }: Amortisation, context: Context): Problem {
  const by = typeof split === "object" ? nameOf(context.run.program, split.by) : split;
  return problem(nothingToSpreadBy(whereOf(context, place), by));
}

function outOfCalendar(date: Slot, context: Context): Problem {
  const { program } = context.run;
  return problem(dateOutOfRange(whereOf(context, program.expression(date).place), nameOf(program, date)));
}

/** Whose deal it is. */
function whereOf(context: Context, place: Amortisation["place"]) {
  return { ...whereIn(context, place), payee: context.credit?.payee ?? null };
}

function counted<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
