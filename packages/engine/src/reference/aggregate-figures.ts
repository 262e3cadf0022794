/** Sums over finer figures: the periods within a window, or in a figure of the plan all payees. */

import type { Slot } from "../rule-set.js";
import { countUpTo, creditContext } from "./aggregate-credits.js";
import { type AggregateExpression, combine, takeOf } from "./aggregated.js";
import { type Context, figureContext } from "./context.js";
import { countBefore, countedOrdinals, creditBook, planPayees } from "./credit-book.js";
import { daysWithin } from "./days-in-plan.js";
import { type Days, planPeriods } from "./grain-period.js";
import { found, unitOfGrain } from "./program.js";
import { Series } from "./series.js";
import type { Result } from "./value.js";

export async function overFigures(
  slot: Slot,
  expression: AggregateExpression,
  name: string,
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, period } = context;
  const figure = found(run.program.figures, name);
  const { grain } = figure.definition;
  const series = new Series();
  if (grain.owner === "credit") {
    const book = await creditBook(run, view);
    const ordinals = await countedOrdinals(run, view, grain.credit, context.payee);
    const from = countBefore(book, ordinals, days.from);
    const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
    const within = ordinals.slice(from, Math.max(from, to));
    for (const ordinal of context.limit === undefined
      ? within
      : within.slice(0, countUpTo(within, context.limit))) {
      const row = book.rows[ordinal];
      if (row !== undefined) series.push(await takeOf(expression, creditContext(row, context)));
    }
    return combine(slot, expression, series, 0, series.taken.length, context);
  }
  const isQuota = figure.kind === "figure" && figure.definition.kind === "quota";
  const payees = grain.owner === "plan" ? [undefined] : await owners(context);
  for (const payee of payees) {
    for (const sub of planPeriods(run.program.time, unitOfGrain(grain), days)) {
      const isWhole = period?.unit === "plan" || (sub.from >= days.from && sub.through <= days.through);
      // Quotas are read whole; what is earned or measured has not begun before its period has.
      if (!isWhole || (!isQuota && sub.from > view.asOf)) continue;
      if (payee !== undefined && (await daysWithin(run, view, payee, sub)).length === 0) continue;
      const inner = figureContext(context, payee, sub, view, context.limit);
      series.push(await takeOf(expression, inner));
    }
  }
  return combine(slot, expression, series, 0, series.taken.length, context);
}

async function owners({ payee, run, view }: Context): Promise<readonly string[]> {
  return payee === undefined ? planPayees(run, view) : [payee];
}
