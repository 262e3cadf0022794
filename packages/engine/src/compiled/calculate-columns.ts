/** Pays everybody in columns, for many rows: binds the rows once and calculates as often as it is asked. */

import type { Facts } from "../facts/facts.js";
import { Bound, type RunSettings, usualSettings } from "./bound.js";
import type { Prepared } from "./prepare.js";
import { sortedFaults } from "./result/faults.js";
import { type PayoutColumns, payoutColumns } from "./result/payout-columns.js";
import { Run } from "./run.js";
import { Uncovered, type UncoveredForm } from "./uncovered.js";

export type ColumnsOrUncovered = PayoutColumns | { readonly uncovered: readonly UncoveredForm[] };

/** The rows as columns of a prepared plan. */
export function bind(prepared: Prepared, facts: Facts, settings: RunSettings = usualSettings): Bound {
  return new Bound(prepared, facts, settings);
}

/** Payouts of the pay dates within a period; the same as those of an outcome. */
export function payoutsInColumns(bound: Bound, period: string): ColumnsOrUncovered {
  return payoutsOfRun(new Run(bound), period);
}

/** The same by a run that may have calculated a part of it already. */
export function payoutsOfRun(run: Run, period: string): ColumnsOrUncovered {
  const { prepared, facts } = run;
  const { place } = prepared.ruleSet.payout;
  if (prepared.uncovered.length > 0) return { uncovered: prepared.uncovered };
  if (facts.ledger !== undefined) return { uncovered: [{ form: "a ledger that is given", place }] };
  // A fault in the books stops a payee's pay, and only whole runs keep books.
  const { journals, personalPayouts } = prepared.ruleSet;
  if (journals !== undefined) return { uncovered: [{ form: "journals, in columns", place }] };
  if (personalPayouts !== undefined)
    return { uncovered: [{ form: "payouts of one payee, in columns", place }] };
  const asked = prepared.calendar.read(period);
  if (asked === undefined) return { uncovered: [{ form: "a period that is none", place }] };
  try {
    const columns = payoutColumns(run, run.view(asked.through), asked);
    return { ...columns, faults: sortedFaults([...columns.faults, ...run.faults]) };
  } catch (error) {
    if (error instanceof Uncovered) return { uncovered: [{ form: error.form, place: error.place }] };
    throw error;
  }
}
