/** Sums over finer figures: periods within a window, parts of them, members of a group, or everybody. */

import type { Members, Slot } from "../../rule-set.js";
import { equal, type Fraction, isZero, multiply, one } from "../../values/fraction.js";
import { type Context, figureContext } from "../context.js";
import { countBefore, countedOrdinals, creditBook, planPayees } from "../crediting/credit-book.js";
import { type FigureDefinition, found, unitOfGrain } from "../program/program.js";
import { type Group, groupsWithin, partIn, valuesOf } from "../sharing/groups.js";
import { daysWithin } from "../time/days-in-plan.js";
import { type Days, type GrainPeriod, planPeriods } from "../time/grain-period.js";
import { explained } from "../trace.js";
import { numberValue, type Result } from "../value.js";
import { countUpTo, creditContext } from "./aggregate-credits.js";
import { type AggregateExpression, combine, takeOf } from "./aggregated.js";
import { Series, type Taken } from "./series.js";

export async function overFigures(
  slot: Slot,
  expression: AggregateExpression,
  over: { readonly figure: string; readonly members?: Members },
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, period } = context;
  const figure = found(run.program.figures, over.figure);
  const { grain } = figure.definition;
  if (grain.owner === "credit") return overCreditFigures(slot, expression, grain.credit, days, context);
  const series = new Series();
  const isQuota = figure.kind === "figure" && figure.definition.kind === "quota";
  const payees = grain.owner === "payee" ? await payeesOf(context) : [context.payee];
  for (const payee of payees) {
    for (const sub of planPeriods(run.program.time, unitOfGrain(grain), days)) {
      const isWhole = period?.unit === "plan" || (sub.from >= days.from && sub.through <= days.through);
      // Quotas are read whole; what is earned or measured has not begun before its period has.
      if (!isWhole || (!isQuota && sub.from > view.asOf)) continue;
      if (payee !== undefined && (await daysWithin(run, view, payee, sub)).length === 0) continue;
      const part = await partOf(payee, sub, over.members, context);
      if (isZero(part)) continue;
      for (const group of await groupsOf(figure, payee, sub, context)) {
        const inner = figureContext(context, payee, sub, view, context.limit, group);
        const taken = await takeOf(expression, inner);
        const isPart = expression.function === "sum" && taken.kind === "number" && !equal(part, one);
        series.push(isPart ? inPart(taken, part, context) : taken);
      }
    }
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

async function overCreditFigures(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, limit } = context;
  const series = new Series();
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, credit, context);
  const from = countBefore(book, ordinals, days.from);
  const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  const within = ordinals.slice(from, Math.max(from, to));
  for (const ordinal of limit === undefined ? within : within.slice(0, countUpTo(within, limit))) {
    const row = book.rows[ordinal];
    if (row === undefined) continue;
    // A number of a credit belongs to whoever received it.
    const { group: _, ...inner } = context;
    series.push(await takeOf(expression, creditContext(row, { ...inner, payee: row.payee })));
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

async function payeesOf({ payee, run, view }: Context): Promise<readonly (string | undefined)[]> {
  return payee === undefined ? planPayees(run, view) : [payee];
}

/** What part of a payee's number of a period counts in a group's. */
async function partOf(
  payee: string | undefined,
  period: GrainPeriod,
  members: Members | undefined,
  { run, view, payee: reader, group }: Context,
): Promise<Fraction> {
  if (payee === undefined || reader !== undefined || group === undefined) return one;
  return partIn(run, view, payee, group, period, members ?? "closing");
}

/** The groups, or the parts of the period, of which the figure has a number each. */
async function groupsOf(
  { definition }: FigureDefinition,
  payee: string | undefined,
  period: Days,
  { run, view, group, payee: reader }: Context,
): Promise<readonly (Group | undefined)[]> {
  const { grain } = definition;
  if (grain.owner === "credit") return [undefined];
  if (grain.owner === "group") {
    // The group's own number, or in one of the payee the group they belong to.
    if (group !== undefined || reader !== undefined) return [group];
    const values = await groupsWithin(run, view, grain.column, period);
    return values.map((value) => ({ column: grain.column, value }));
  }
  const { cut } = grain;
  if (cut === undefined || payee === undefined) return [undefined];
  if (reader !== undefined && group?.column === cut) return [group];
  const values = await valuesOf(run, view, payee, cut, period);
  return values.map((value) => ({ column: cut, value }));
}

/** A number of somebody who belonged to the group on only a part of their days. */
export function inPart(
  taken: Extract<Taken, { readonly kind: "number" }>,
  part: Fraction,
  { run }: Context,
): Taken {
  const share = explained(run.tracer, numberValue(part), () => ({
    operation: "leaf",
    label: "share of days in the group",
    place: null,
  }));
  return explained(run.tracer, numberValue(multiply(taken.value, part)), () => ({
    operation: "multiply",
    label: "in proportion to the days in the group",
    inputs: [taken, share],
    place: null,
  }));
}
