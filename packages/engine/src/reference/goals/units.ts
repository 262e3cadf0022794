/** The units of a goal's level on the day it is planned: rows of a list, values of a column, or payees. */

import type { GoalLevel } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import { planPayees } from "../crediting/credit-book.js";
import { cellOf } from "../expressions/column.js";
import { findRow, rowsByKey } from "../expressions/lookup.js";
import type { FactSource } from "../fact-store.js";
import type { Run, View } from "../run.js";
import { inPlan, isWithin, rosterSource } from "../time/days-in-plan.js";
import { isProblem, textOf } from "../value.js";

export interface Unit {
  readonly key: string;
  /** The unit above; absent at the first level, and for a unit that belongs to none. */
  readonly parent?: string;
  /** Of a value of the roster: another unit above that it belongs to as well. */
  readonly rival?: string;
}

/** In the order of their keys. */
export async function unitsOf(level: GoalLevel, day: Day, run: Run, view: View): Promise<readonly Unit[]> {
  const roster = rosterSource(run);
  if (level.name !== "payee" && level.source !== roster?.source.name) return listed(level, day, run, view);
  const units = new Map<string, Unit>();
  for (const payee of await planPayees(run, view)) {
    if (!isWithin((await inPlan(run, view, payee)).days, day)) continue;
    const cell = (column: string) => rosterText(payee, column, day, roster, run, view);
    const key = level.name === "payee" ? payee : await cell(level.column);
    const parent = level.parent === undefined ? undefined : await cell(level.parent);
    if (key === undefined) continue;
    const known = units.get(key);
    if (known === undefined) units.set(key, { key, ...(parent !== undefined && { parent }) });
    else if (known.parent !== parent && parent !== undefined) units.set(key, { ...known, rival: parent });
  }
  return [...units.values()].sort((a, b) => compareText(a.key, b.key));
}

/** Rows of a list of its own, such as the teams. */
async function listed(level: GoalLevel, day: Day, run: Run, view: View): Promise<readonly Unit[]> {
  const source = run.store.source(level.source);
  if (source === undefined) return [];
  const units: Unit[] = [];
  const { dated } = source.source;
  for (const key of [...rowsByKey(run, view, source, [level.column]).keys()].sort(compareText)) {
    const row = findRow(run, view, source, [level.column], [key], dated ? day : undefined);
    if (row === undefined) continue;
    const parent =
      level.parent === undefined ? undefined : await text(source, row, level.parent, day, run, view);
    units.push({ key, ...(parent !== undefined && { parent }) });
  }
  return units;
}

async function rosterText(
  payee: string,
  column: string,
  day: Day,
  roster: FactSource | undefined,
  run: Run,
  view: View,
): Promise<string | undefined> {
  const [key] = roster?.keys ?? [];
  if (roster === undefined || key === undefined) return undefined;
  const row = findRow(run, view, roster, [key.name], [payee], roster.source.dated ? day : undefined);
  return row === undefined ? undefined : text(roster, row, column, day, run, view);
}

async function text(
  source: FactSource,
  index: number,
  column: string,
  day: Day,
  run: Run,
  view: View,
): Promise<string | undefined> {
  const place = source.columns.get(column)?.place ?? run.program.ruleSet.payout.place;
  const cell = await cellOf({ source, index }, column, place, { run, view, reading: day });
  return isProblem(cell) || cell.kind === "nothing" ? undefined : textOf(cell);
}
