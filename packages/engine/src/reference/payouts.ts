/**
 * Payouts: what is earned to date less what the last pay date had earned to date. Late rows, corrected
 * quotas and reversals need no rule of their own: they change what was earned, and the difference is
 * paid or recovered on the next pay date.
 */

import type { PayoutLine } from "../outcome.js";
import type { Component, Rounding } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import { fixedText } from "../values/decimal-text.js";
import { add, type Fraction, isZero, subtract, zero } from "../values/fraction.js";
import { round } from "../values/round.js";
import { amountPlaces, amountText, currencyOf } from "./amounts.js";
import type { Context } from "./context.js";
import { countBefore, countedOrdinals, creditBook } from "./credit-book.js";
import { daysWithin } from "./days-in-plan.js";
import { type FigureOf, figureResult } from "./figure.js";
import { figureParts } from "./figure-parts.js";
import { type Days, type GrainPeriod, grainPeriodAt, planPeriods } from "./grain-period.js";
import { found, unitOfGrain } from "./program.js";
import type { Run } from "./run.js";
import { standingWithin } from "./scope.js";
import { isProblem, type Problem } from "./value.js";

/** Pay dates: the payout's periods that end within the given days. */
export function payPeriods(run: Run, days: Days): readonly GrainPeriod[] {
  const { per } = run.program.ruleSet.payout;
  const { time } = run.program;
  const periods: GrainPeriod[] = [];
  for (let period = grainPeriodAt(time, per, days.from); period.through <= days.through; ) {
    // Before the plan starts nothing is earned; after its end, late rows may still change what was.
    if (period.through >= time.from) periods.push(period);
    period = grainPeriodAt(time, per, period.through + 1);
  }
  return periods;
}

/** One payee's lines of one pay date, in the order of the payout's components. */
export async function payoutLines(
  run: Run,
  payee: string,
  period: GrainPeriod,
): Promise<readonly PayoutLine[] | Problem> {
  const { payout, components } = run.program.ruleSet;
  const lines: PayoutLine[] = [];
  let total = zero;
  for (const name of payout.components) {
    const component = components.find((candidate) => candidate.name === name);
    if (component === undefined || isNobodys(component)) continue;
    const now = await earnedBy(run, component, payee, period.through);
    if (isProblem(now)) return now;
    const before = await earnedBy(run, component, payee, period.from - 1);
    if (isProblem(before)) return before;
    const due = subtract(now.amount, before.amount);
    if (isZero(due) && !(await isShown(run, component, payee, period))) continue;
    total = add(total, due);
    lines.push({
      payee,
      period: period.text,
      component: name,
      amount: amountText(component, due),
      currency: currencyOf(component.type) ?? run.program.ruleSet.plan.currency,
    });
  }
  if (payout.rounding !== undefined)
    lines.push(...roundingLine(run, payee, period, total, payout.rounding, lines));
  return lines;
}

/** What rounding the whole pay adds or takes, as a line of its own. */
function roundingLine(
  run: Run,
  payee: string,
  period: GrainPeriod,
  total: Fraction,
  rounding: Rounding,
  lines: readonly PayoutLine[],
): readonly PayoutLine[] {
  const difference = subtract(round(total, rounding), total);
  if (isZero(difference)) return [];
  const { plan } = run.program.ruleSet;
  const components = run.program.ruleSet.components.filter((component) =>
    lines.some((line) => line.component === component.name),
  );
  const places = Math.max(rounding.places, ...components.map(amountPlaces));
  const currency = lines[0]?.currency ?? plan.currency;
  return [
    { payee, period: period.text, component: "rounding", amount: fixedText(difference, places), currency },
  ];
}

export interface EarnedToDate {
  readonly kind: "earned";
  readonly amount: Fraction;
}

/** Everything a component has earned by a day, as looked at on the last day it was paid for. */
async function earnedBy(
  run: Run,
  component: Component,
  payee: string,
  day: Day,
): Promise<EarnedToDate | Problem> {
  const looked = lastLook(run, component, day);
  if (looked < run.program.time.from) return { kind: "earned", amount: zero };
  const key = `${component.name}\u0000${payee}\u0000${looked}`;
  const cached = run.earned.get(key);
  if (cached !== undefined) return cached;
  const result = await earnedToDate(run, component, payee, looked);
  run.earned.set(key, result);
  return result;
}

/** The last end of a `paid per` period by a day. */
function lastLook(run: Run, { paidPer }: Component, day: Day): Day {
  const { time } = run.program;
  const period = grainPeriodAt(time, paidPer, day);
  return period.through <= day ? period.through : period.from - 1;
}

async function earnedToDate(
  run: Run,
  component: Component,
  payee: string,
  looked: Day,
): Promise<EarnedToDate | Problem> {
  const view = run.view(looked);
  const context: Context = { run, view };
  const { time } = run.program;
  let amount = zero;
  for (const of of await figuresOf(component, payee, { from: time.from, through: looked }, context)) {
    const result = await figureResult(of, context);
    if (isProblem(result.amount)) return result.amount;
    if (result.amount.kind === "number") amount = add(amount, result.amount.value);
  }
  return { kind: "earned", amount };
}

/** One amount for the whole plan or for a group is nobody's pay. */
function isNobodys({ grain }: Component): boolean {
  return grain.owner === "plan" || grain.owner === "group";
}

/** A payee's figures of a component: its periods begun in the given days, or its credits dated in them. */
export async function figuresOf(
  component: Component,
  payee: string,
  days: Days,
  context: Context,
): Promise<readonly FigureOf[]> {
  const { run, view } = context;
  const { time } = run.program;
  const figure = found(run.program.figures, component.name);
  const { grain } = component;
  if (grain.owner !== "credit") {
    const figures: FigureOf[] = [];
    for (const period of planPeriods(time, unitOfGrain(grain), days)) {
      figures.push(...(await figureParts(figure, payee, period, context)));
    }
    return figures;
  }
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, grain.credit, { payee });
  const from = countBefore(book, ordinals, days.from);
  const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  return ordinals.slice(from, Math.max(from, to)).flatMap((ordinal) => {
    const credit = book.rows[ordinal];
    if (credit === undefined) return [];
    return [{ figure, payee, period: grainPeriodAt(time, "day", credit.date), credit }];
  });
}

/** Whoever is in the plan sees a line even when it is zero, of a component that stands for them then. */
async function isShown(run: Run, component: Component, payee: string, period: GrainPeriod): Promise<boolean> {
  const { time } = run.program;
  const unit = component.grain.owner === "credit" ? component.paidPer : unitOfGrain(component.grain);
  const days = { from: grainPeriodAt(time, unit, period.from).from, through: period.through };
  if (standingWithin(component.versions, payee, days) === undefined) return false;
  return (await daysWithin(run, run.view(period.through), payee, period)).length > 0;
}
