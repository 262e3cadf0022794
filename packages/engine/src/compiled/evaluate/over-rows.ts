/** Sums over rows of a data set: those of a payee in a window of time, and those that refer to a row. */

import type { AggregateOver, Slot } from "../../rule-set.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import type { Table } from "../rows/table.js";
import { orderTexts } from "../rows/texts.js";
import { valueText } from "../rows/value-text.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import { periodOfCode, type Stretch } from "../time/periods.js";
import { failed, filled, GapBuilder, type Problem } from "../vectors/gaps.js";
import { takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { cellsOf } from "./column.js";
import { outOfReach } from "./operand.js";
import { combined, takenOf, totalsOf } from "./taken.js";

export function overRows(
  slot: Slot,
  expression: AggregateExpression,
  over: Extract<AggregateOver, { readonly payee: string }>,
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, owners, size } = frame;
  const table = run.tables.get(over.source);
  if (table === undefined) return outOfReach(slot, frame, "the data set does not exist");
  const byText = rowsBy(table, over.payee, frame);
  const all = [...byText.keys()].sort(orderTexts);
  const lanes: number[] = [];
  const rows: number[] = [];
  const payees: string[] = [];
  for (let lane = 0; lane < size; lane += 1) {
    const own = owners?.payees?.[lane];
    for (const payee of own === undefined ? all : [run.texts.textOf(own)]) {
      for (const row of byText.get(payee) ?? []) {
        lanes.push(lane);
        rows.push(row);
        payees.push(payee);
      }
    }
  }
  const at = Int32Array.from(rows);
  const asking = Int32Array.from(lanes);
  const counted = countedDays(table, over.time, at, payees, days, frame);
  const kept = everyLane(at.length).filter((index) => counted.day[index] !== notCounted);
  const keptRows = takeIntegers(at, kept);
  const inner = rowFrame(frame, takeIntegers(asking, kept), table, keptRows, takeIntegers(counted.day, kept));
  const taken = takenOf(expression, inner);
  const gaps = new GapBuilder(kept.length);
  let hasProblem = false;
  kept.forEach((index, place) => {
    const problem = counted.problems.get(index);
    if (problem === undefined) return;
    hasProblem = true;
    gaps.fail(place, problem);
  });
  if (hasProblem) {
    for (const [place, problem] of taken.gaps?.problems ?? []) gaps.fail(place, problem);
    if (taken.gaps !== undefined) {
      for (let place = 0; place < kept.length; place += 1)
        if (taken.gaps.at[place] === 1) gaps.leaveEmpty(place);
    }
  }
  const totals = totalsOf(hasProblem ? { ...taken, gaps: gaps.build() } : taken);
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  let place = 0;
  for (let lane = 0; lane < size; lane += 1) {
    from[lane] = place;
    while (place < kept.length && asking[kept[place] ?? 0] === lane) place += 1;
    to[lane] = place;
  }
  void view;
  return combined(slot, expression, totals, { from, to }, frame, run.settings.isWide);
}

const notCounted = -2_147_483_648;

/**
 * The last of the days a row counts for: its date, when that lies in the window, in its payee's days in
 * the plan and not after the day of looking; its period, when that lies in the window.
 */
function countedDays(
  table: Table,
  time: string | undefined,
  at: Int32Array,
  payees: readonly string[],
  days: Stretch,
  frame: Frame,
): { readonly day: Int32Array; readonly problems: ReadonlyMap<number, Problem> } {
  const { run, view } = frame;
  const day = new Int32Array(at.length).fill(notCounted);
  const problems = new Map<number, Problem>();
  if (time === undefined) return { day: day.fill(days.through), problems };
  // The column is read as the figure reads it: on its reading day, if it has one.
  const { reading: _, ...outer } = frame;
  const values = cellsOf(table, at, time, outer);
  const all = planDays(run, view);
  const last = Math.min(days.through, view.asOf);
  for (let index = 0; index < at.length; index += 1) {
    const state = values.gaps?.at[index] ?? filled;
    const problem = values.gaps?.problems.get(index);
    if (state === failed && problem !== undefined) {
      problems.set(index, problem);
      day[index] = days.through;
    } else if (state !== filled) continue;
    else if (values.kind === "period") {
      const { from, through } = periodOfCode(values.codes[index] ?? 0, run.prepared.calendar);
      if (from >= days.from && through <= days.through) day[index] = through;
    } else if (values.kind === "date") {
      const date = values.days[index] ?? 0;
      if (date < days.from || date > last) continue;
      const own = all[run.indexOf(run.texts.find(payees[index] ?? "") ?? -1)];
      if (own !== undefined && isIn(own, date)) day[index] = date;
    }
  }
  return { day, problems };
}

/** Rows in scope for whoever asks. */
function rowFrame(
  frame: Frame,
  lanes: Int32Array,
  table: Table,
  rows: Int32Array,
  reading: Int32Array,
): Frame {
  const { run, view, period, owners } = frame;
  return frameOf({
    run,
    view,
    size: lanes.length,
    ...(period && { period }),
    ...(owners && {
      owners: {
        payees: owners.payees && takeIntegers(owners.payees, lanes),
        limits: owners.limits && takeIntegers(owners.limits, lanes),
        memo: owners.memo,
        at: owners.at === undefined ? lanes : takeIntegers(owners.at, lanes),
      },
    }),
    rows: { table, at: rows },
    reading,
    ...(frame.arguments && { arguments: frame.arguments.map((vector) => takeLanes(vector, lanes)) }),
  });
}

/** Rows that stand, by the text of a column, each list by key. */
function rowsBy(table: Table, column: string, { run, view }: Frame): ReadonlyMap<string, readonly number[]> {
  const key = `${column} ${view.epoch.known}`;
  const cached = run.rowsBy(table).get(key);
  if (cached !== undefined) return cached;
  const rows = table.standing(view.epoch.known);
  const values = cellsOf(table, rows, column, frameOf({ run, view, size: rows.length }));
  const lists = new Map<string, number[]>();
  for (let lane = 0; lane < rows.length; lane += 1) {
    if ((values.gaps?.at[lane] ?? filled) !== filled) continue;
    const text = valueText(values, lane, run.texts, run.prepared.calendar);
    const list = lists.get(text);
    if (list === undefined) lists.set(text, [rows[lane] ?? 0]);
    else list.push(rows[lane] ?? 0);
  }
  const order = table.order();
  for (const list of lists.values()) list.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  run.rowsBy(table).set(key, lists);
  return lists;
}

export function overChildren(
  slot: Slot,
  expression: AggregateExpression,
  over: { readonly source: string; readonly reference: string },
  frame: Frame,
): Vector {
  const { run, rows, size } = frame;
  const table = run.tables.get(over.source);
  if (table === undefined) return outOfReach(slot, frame, "the data set does not exist");
  if (rows === undefined) return outOfReach(slot, frame, "no row is in scope");
  const byText = rowsBy(table, over.reference, frame);
  const lanes: number[] = [];
  const children: number[] = [];
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    from[lane] = children.length;
    for (const child of byText.get(rows.table.keyText(rows.at[lane] ?? 0)) ?? []) {
      lanes.push(lane);
      children.push(child);
    }
    to[lane] = children.length;
  }
  const at = Int32Array.from(lanes);
  const { reading } = frame;
  const plain = rowFrame(frame, at, table, Int32Array.from(children), new Int32Array(0));
  const { reading: _, ...undated } = plain;
  const inner: Frame = reading === undefined ? undated : { ...plain, reading: takeIntegers(reading, at) };
  const totals = totalsOf(takenOf(expression, inner));
  return combined(slot, expression, totals, { from, to }, frame, run.settings.isWide);
}
