/** Rows that could not be credited: told of every look at the data that is paid by, whoever reads their credits. */

import type { Fault } from "../../fault.js";
import type { Run, View } from "../run.js";
import { creditBook } from "./credit-book.js";
import { monthCells } from "./month-cells.js";

export function creditFaults(run: Run, views: readonly View[]): readonly Fault[] {
  const looks = new Map(views.map((view) => [view.epoch, view]));
  return [...looks.values()].flatMap((view) =>
    view.epoch.book === undefined && isCreditedWithoutBook(run, view) ? [] : creditBook(run, view).faults,
  );
}

/** Whether sums by month alone show that every row could be credited, to people who are in the plan. */
export function isCreditedWithoutBook(run: Run, view: View): boolean {
  return run.prepared.ruleSet.credits.every(
    ({ name }) => monthCells(run, view, name, undefined, false) !== undefined,
  );
}
