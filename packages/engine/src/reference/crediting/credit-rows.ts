/**
 * Crediting: which rows count for a credit, when, what each is worth and who receives how much of it.
 * A row that cannot be credited is left out and told; everybody else's credit stands.
 */

import type { Fault } from "../../fault.js";
import type { Credit } from "../../rule-set.js";
import { type Day, dayText } from "../../values/calendar.js";
import { type Context, type RowInScope, whereIn } from "../context.js";
import { decide } from "../deciding/decide.js";
import { cellOf } from "../expressions/column.js";
import type { Run, View } from "../run.js";
import { dateOutsidePlan, wrongValue } from "../run-faults.js";
import { fromOf, throughOf } from "../time/scope.js";
import { isProblem, kindText } from "../value.js";
import type { CreditRow } from "./credit-row.js";
import { sharesOf } from "./credit-shares.js";

/** What one row gives: credits, or what kept it from being credited. */
export interface RowCredits {
  readonly credits: readonly CreditRow[];
  readonly fault?: Fault;
}

const nobody: RowCredits = { credits: [] };

/** Credits of a row of a data set. */
export async function creditRow(credit: Credit, row: RowInScope, run: Run, view: View): Promise<RowCredits> {
  const undated: Context = { run, view, row };
  const on = credit.on;
  if (on === undefined) return nobody;
  const date = await cellOf(row, on, credit.place, undated);
  if (isProblem(date)) return { credits: [], fault: date.fault };
  // Without its date a row is not credited yet.
  if (date.kind === "nothing") return nobody;
  if (date.kind !== "date") {
    const where = whereIn(undated, credit.place);
    return { credits: [], fault: wrongValue(where, on, kindText(date), "a date") };
  }
  return creditOn(credit, date.day, { ...undated, reading: date.day });
}

/** Credits made of a credit, which keeps its date. */
export async function creditOfCredit(
  credit: Credit,
  base: CreditRow,
  run: Run,
  view: View,
): Promise<RowCredits> {
  const row: RowInScope = { source: base.source, index: base.row };
  return creditOn(credit, base.date, { run, view, row, credit: base, reading: base.date });
}

async function creditOn(credit: Credit, date: Day, context: Context): Promise<RowCredits> {
  const { run, row } = context;
  if (row === undefined || date < fromOf(credit.scope) || date > throughOf(credit.scope)) return nobody;
  if (credit.where !== undefined) {
    const answer = await decide(credit.where, context);
    if (isProblem(answer)) return { credits: [], fault: answer.fault };
    if (!answer.yes) return nobody;
  }
  const { from, through } = run.program.time;
  if (date < from || date > through) {
    const origin = row.source.origin(row.index);
    const fault = dateOutsidePlan(origin, dayText(date), dayText(from), dayText(through));
    return { credits: [], fault };
  }
  const shares = await sharesOf(credit, context);
  if ("kind" in shares) return { credits: [], fault: shares.fault };
  const { payee } = credit.scope;
  return { credits: payee === undefined ? shares : shares.filter((share) => share.payee === payee) };
}
