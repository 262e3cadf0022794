/** What surrounds an expression while it is evaluated: whose figure, when, looked at when, over which row. */

import type { Place } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import type { CreditRow } from "./crediting/credit-row.js";
import type { FactSource } from "./fact-store.js";
import type { Run, View } from "./run.js";
import type { Where } from "./run-faults.js";
import type { Group } from "./sharing/groups.js";
import type { GrainPeriod } from "./time/grain-period.js";
import type { Problem, Value } from "./value.js";

export interface RowInScope {
  readonly source: FactSource;
  readonly index: number;
}

export interface Context {
  readonly run: Run;
  readonly view: View;
  /** Whose figure; absent for the plan's own and while rows are credited. */
  readonly payee?: string;
  /** Which figure's period; absent while rows are credited. */
  readonly period?: GrainPeriod;
  /** The group whose figure it is; with a payee, the value that holds in this part of the period. */
  readonly group?: Group;
  /** The day on which dated values are read: the row's date, or what a `reading` says. */
  readonly reading?: Day;
  readonly row?: RowInScope;
  readonly credit?: CreditRow;
  /** Of the table around. */
  readonly arguments?: readonly Value[];
  /** Only credits up to this place in the order of all credits count. */
  readonly limit?: number;
}

export function whereIn(context: Context, place: Place): Where {
  const { payee, period, group, row } = context;
  return {
    place,
    payee: payee ?? null,
    period: period?.text ?? null,
    ...(group && { group: group.value }),
    ...(row && { row: row.source.origin(row.index) }),
  };
}

/** A problem that nothing but a correction answers. */
export function problem(fault: Problem["fault"]): Problem {
  return { kind: "problem", fault, answeredByElse: false };
}

/** Something absent, empty or divided by zero, which an `else` answers. */
export function absence(fault: Problem["fault"]): Problem {
  return { kind: "problem", fault, answeredByElse: true };
}

/** The context of a figure of this payee and period: no row, no arguments, no reading of its own. */
export function figureContext(
  context: Context,
  payee: string | undefined,
  period: GrainPeriod,
  view: View,
  limit: number | undefined,
  group?: Group,
): Context {
  return {
    run: context.run,
    view,
    period,
    ...(payee !== undefined && { payee }),
    ...(limit !== undefined && { limit }),
    ...(group && { group }),
  };
}
