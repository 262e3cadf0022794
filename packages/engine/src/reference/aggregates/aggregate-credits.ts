/** Sums over credits: any stretch of them is a difference of two running totals, kept from one sum to the next. */

import type { Aggregate, Slot } from "../../rule-set.js";
import type { Context } from "../context.js";
import { type CreditBook, countBefore, countedOrdinals, creditBook } from "../crediting/credit-book.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { needs } from "../program/needs.js";
import type { Days } from "../time/grain-period.js";
import type { Result } from "../value.js";
import { type AggregateExpression, combine, takeOf } from "./aggregated.js";
import { Series } from "./series.js";

export async function overCredits(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Days,
  context: Context,
): Promise<Result> {
  const { run, view, limit } = context;
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, credit, context);
  const from = countBefore(book, ordinals, days.from);
  const dated = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  const to = Math.max(from, limit === undefined ? dated : Math.min(dated, countUpTo(ordinals, limit)));
  const series = await creditSeries(slot, expression, credit, book, ordinals, to, context);
  return combine(slot, expression, series, from, to, context);
}

/** How many of ascending ordinals are not after `limit`. */
export function countUpTo(ordinals: readonly number[], limit: number): number {
  let low = 0;
  let high = ordinals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordinals[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is taken of each credit, up to `to`; kept where it depends on the credit and its payee alone. */
async function creditSeries(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  book: CreditBook,
  ordinals: readonly number[],
  to: number,
  context: Context,
): Promise<Series> {
  const { run, payee, period, group, limit } = context;
  const source = run.program.creditSources.get(credit) ?? "";
  const isKept = !dependsOn(expression, source, context, needs.period | needs.arguments | needs.figures);
  const key = JSON.stringify([slot, payee, group?.column, group?.value]);
  const series = (isKept ? book.series.get(key) : undefined) ?? new Series();
  if (isKept) book.series.set(key, series);
  for (let index = series.taken.length; index < to; index += 1) {
    const row = book.rows[ordinals[index] ?? -1];
    if (row === undefined) break;
    const inner = {
      ...(payee !== undefined && { payee }),
      ...(group && { group }),
      ...(isKept || period === undefined ? {} : { period }),
      ...(isKept || limit === undefined ? {} : { limit }),
      ...(isKept || context.arguments === undefined ? {} : { arguments: context.arguments }),
    };
    series.push(await takeOf(expression, creditContext(row, { run, view: context.view, ...inner })));
  }
  return series;
}

/** The context of one credit: its row in scope, dated values read on its date. */
export function creditContext(credit: CreditRow, context: Context): Context {
  return {
    ...context,
    credit,
    row: { source: credit.source, index: credit.row },
    reading: credit.date,
  };
}

function dependsOn(expression: Aggregate, source: string, { run }: Context, bits: number): boolean {
  const { graph } = run.program;
  const value = graph.slot(expression.value, source).needs;
  const where = expression.where === undefined ? 0 : graph.rule(expression.where, source).needs;
  return ((value | where) & bits) !== 0;
}
