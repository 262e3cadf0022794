/** The units of a goal's level on the day it is planned: rows of a list, values of a column, or payees. */

import type { GoalLevel } from "../../rule-set.js";
import { cellsOf } from "../evaluate/column.js";
import { rowOn } from "../evaluate/lookup.js";
import { planPayees } from "../figures/plan-payees.js";
import { frameOf } from "../frame.js";
import { keyCodes, type Table } from "../rows/table.js";
import { orderTexts } from "../rows/texts.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import { filled } from "../vectors/gaps.js";

/** Keys are codes of texts. */
export interface Unit {
  readonly key: number;
  /** The unit above; absent at the first level, and for a unit that belongs to none. */
  readonly parent?: number;
  /** Of a value of the roster: another unit above that it belongs to as well. */
  readonly rival?: number;
}

/** In the order of their keys. */
export function unitsOf(level: GoalLevel, day: Day, run: Run, view: View): readonly Unit[] {
  const { roster } = run;
  const isOfRoster = level.name === "payee" || level.source === roster?.source.name;
  const units = isOfRoster ? held(level, day, run, view) : listed(level, day, run, view);
  const { texts } = run;
  return [...units].sort((a, b) => orderTexts(texts.textOf(a.key), texts.textOf(b.key)));
}

function held(level: GoalLevel, day: Day, run: Run, view: View): Iterable<Unit> {
  const days = planDays(run, view);
  const payees = planPayees(run, view).filter((payee) => {
    const own = days[run.indexOf(payee)];
    return own !== undefined && isIn(own, day);
  });
  const { roster } = run;
  const [key] = roster?.keys ?? [];
  const cells = (column: string) => textsOn(roster, key?.name, payees, column, day, run, view);
  const keys = level.name === "payee" ? payees : cells(level.column);
  const parents = level.parent === undefined ? undefined : cells(level.parent);
  const units = new Map<number, Unit>();
  for (const [index, own] of keys.entries()) {
    const parent = parents?.[index];
    if (own === undefined) continue;
    const known = units.get(own);
    if (known === undefined) units.set(own, { key: own, ...(parent !== undefined && { parent }) });
    else if (known.parent !== parent && parent !== undefined) units.set(own, { ...known, rival: parent });
  }
  return units.values();
}

/** Rows of a list of its own, such as the teams. */
function listed(level: GoalLevel, day: Day, run: Run, view: View): Iterable<Unit> {
  const table = run.tables.get(level.source);
  if (table === undefined) return [];
  const keys = [...table.index([level.column], view.epoch.known).keys()].filter(
    (key): key is number => typeof key === "number",
  );
  const parents =
    level.parent === undefined ? undefined : textsOn(table, level.column, keys, level.parent, day, run, view);
  return keys.flatMap((key, index): readonly Unit[] => {
    const parent = parents?.[index];
    const isThere = rowFor(table, level.column, key, day, view) >= 0;
    return isThere ? [{ key, ...(parent !== undefined && { parent }) }] : [];
  });
}

function rowFor(table: Table, column: string, key: number, day: Day, view: View): number {
  const index = table.index([column], view.epoch.known);
  return rowOn(table, index, key, table.source.dated ? day : undefined) ?? -1;
}

/** What a column of the rows with these keys holds on a day, as codes of texts. */
function textsOn(
  table: Table | undefined,
  key: string | undefined,
  keys: readonly number[],
  column: string,
  day: Day,
  run: Run,
  view: View,
): readonly (number | undefined)[] {
  if (table === undefined || key === undefined) return keys.map(() => undefined);
  const rows = keys.map((each) => rowFor(table, key, each, day, view));
  const lanes = rows.flatMap((row, lane) => (row < 0 ? [] : [lane]));
  const at = Int32Array.from(lanes, (lane) => rows[lane] ?? 0);
  const reading = new Int32Array(at.length).fill(day);
  const cells = cellsOf(table, at, column, frameOf({ run, view, size: at.length, reading }));
  const codes = keyCodes(cells, run.texts, run.prepared.calendar);
  const found = keys.map((): number | undefined => undefined);
  for (const [index, lane] of lanes.entries())
    if ((cells.gaps?.at[index] ?? filled) === filled) found[lane] = codes[index];
  return found;
}
