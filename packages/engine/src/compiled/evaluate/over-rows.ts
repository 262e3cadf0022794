/** Sums over rows of a data set: those of a payee in a window of time, and those that refer to a row. */

import type { AggregateOver, Slot } from "../../rule-set.js";
import { everyLane, type Frame, frameOf, someOwners } from "../frame.js";
import { type DayPart, partsHeld, whole } from "../groups/group-parts.js";
import type { Table } from "../rows/table.js";
import { orderTexts } from "../rows/texts.js";
import { valueText } from "../rows/value-text.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import { periodOfCode, type Stretch } from "../time/periods.js";
import { empty, failed, filled, GapBuilder, type Gaps, type Problem } from "../vectors/gaps.js";
import { type NumberVector, takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { cellsOf } from "./column.js";
import { combinedInParts } from "./in-parts.js";
import { outOfReach } from "./operand.js";
import { combined, takenOf, totalsOf } from "./taken.js";

export function overRows(
  slot: Slot,
  expression: AggregateExpression,
  over: Extract<AggregateOver, { readonly payee: string }>,
  days: Stretch,
  frame: Frame,
): Vector {
  const table = frame.run.tables.get(over.source);
  if (table === undefined) return outOfReach(slot, frame, "the data set does not exist");
  const { lanes, rows, days: counted, problems, parts } = countedRows(table, over, days, frame);
  const taken = takenOf(expression, rowFrame(frame, lanes, table, rows, counted));
  const starts = new Int32Array(frame.size + 1);
  for (const lane of lanes) starts[lane + 1] = (starts[lane + 1] ?? 0) + 1;
  for (let lane = 0; lane < frame.size; lane += 1)
    starts[lane + 1] = (starts[lane + 1] ?? 0) + (starts[lane] ?? 0);
  const all = problems.size === 0 ? taken : { ...taken, gaps: withProblems(taken, problems) };
  return combinedInParts(slot, expression, all, parts, starts, frame);
}

/** Problems of rows come before those of what is taken of them. */
function withProblems(
  { gaps, size }: NumberVector,
  problems: ReadonlyMap<number, Problem>,
): Gaps | undefined {
  const all = new GapBuilder(size);
  for (const [place, problem] of problems) all.fail(place, problem);
  for (const [place, problem] of gaps?.problems ?? []) all.fail(place, problem);
  for (let place = 0; place < size; place += 1) if (gaps?.at[place] === empty) all.leaveEmpty(place);
  return all.build();
}

interface CountedRows {
  /** Of each row the lane that counts it, ascending. */
  readonly lanes: Int32Array;
  readonly rows: Int32Array;
  /** The last of the days it counts for. */
  readonly days: Int32Array;
  readonly problems: ReadonlyMap<number, Problem>;
  readonly parts: readonly DayPart[];
}

/** The rows that count in each lane: by payee, then key. */
function countedRows(
  table: Table,
  over: Extract<AggregateOver, { readonly payee: string }>,
  days: Stretch,
  frame: Frame,
): CountedRows {
  const { run, view, owners, size } = frame;
  const { payees: readers, groups } = owners ?? {};
  const byText = rowsBy(table, over.payee, frame);
  const all = readers === undefined ? [...byText.keys()].sort(orderTexts) : [];
  // Without a payee all lanes look at the same rows.
  const asking = readers === undefined ? [0] : everyLane(size);
  const candidates: { readonly lane: number; readonly row: number; readonly payee: string }[] = [];
  for (const lane of asking) {
    for (const payee of readers === undefined ? all : [run.texts.textOf(readers[lane] ?? -1)])
      for (const row of byText.get(payee) ?? []) candidates.push({ lane, row, payee });
  }
  const counted = countedDays(
    table,
    over.time,
    Int32Array.from(candidates, ({ row }) => row),
    candidates.map(({ payee }) => payee),
    days,
    frame,
  );
  const found: { lane: number; row: number; day: number; part: DayPart; problem: Problem | undefined }[] = [];
  const lanesOf = groups && readers === undefined ? lanesByValue(groups.values) : undefined;
  for (const [index, { lane, row, payee }] of candidates.entries()) {
    const day = counted.last[index] ?? notCounted;
    if (day === notCounted) continue;
    const problem = counted.problems.get(index);
    const own = { row, day, problem };
    if (groups === undefined || problem !== undefined) {
      const lanes = readers === undefined ? everyLane(size) : [lane];
      for (const each of lanes) found.push({ ...own, lane: each, part: whole });
      continue;
    }
    const from = counted.first[index] ?? day;
    const policy = from === day || readers !== undefined ? "days" : (over.members ?? "closing");
    const place = run.indexOf(run.texts.find(payee) ?? -1);
    const stretch = { from, through: day };
    for (const { value, part } of partsHeld(run, view, groups.column, place, stretch, policy)) {
      const lanes = lanesOf?.get(value) ?? (groups.values[lane] === value && readers ? [lane] : []);
      for (const each of lanes) found.push({ ...own, lane: each, part });
    }
  }
  if (readers === undefined && size > 1) found.sort((a, b) => a.lane - b.lane);
  return {
    lanes: Int32Array.from(found, ({ lane }) => lane),
    rows: Int32Array.from(found, ({ row }) => row),
    days: Int32Array.from(found, ({ day }) => day),
    problems: new Map(
      found.flatMap(({ problem }, place) => (problem === undefined ? [] : [[place, problem] as const])),
    ),
    parts: found.map(({ part }) => part),
  };
}

function lanesByValue(values: Int32Array): ReadonlyMap<number, readonly number[]> {
  const lanes = new Map<number, number[]>();
  for (const [lane, value] of values.entries()) {
    const list = lanes.get(value);
    if (list === undefined) lanes.set(value, [lane]);
    else list.push(lane);
  }
  return lanes;
}

const notCounted = -2_147_483_648;

/**
 * The first and the last of the days a row counts for: its date, when that lies in the window, in its payee's days in
 * the plan and not after the day of looking; its period, when that lies in the window.
 */
function countedDays(
  table: Table,
  time: string | undefined,
  at: Int32Array,
  payees: readonly string[],
  days: Stretch,
  frame: Frame,
): {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly problems: ReadonlyMap<number, Problem>;
} {
  const { run, view } = frame;
  const first = new Int32Array(at.length).fill(notCounted);
  const last = new Int32Array(at.length).fill(notCounted);
  const problems = new Map<number, Problem>();
  if (time === undefined) return { first: first.fill(days.from), last: last.fill(days.through), problems };
  // The column is read as the figure reads it: on its reading day, if it has one.
  const { reading: _, ...outer } = frame;
  const values = cellsOf(table, at, time, outer);
  const all = planDays(run, view);
  const end = Math.min(days.through, view.asOf);
  const count = (index: number, from: number, through: number) => {
    first[index] = from;
    last[index] = through;
  };
  for (let index = 0; index < at.length; index += 1) {
    const state = values.gaps?.at[index] ?? filled;
    const problem = values.gaps?.problems.get(index);
    if (state === failed && problem !== undefined) {
      problems.set(index, problem);
      count(index, days.from, days.through);
    } else if (state !== filled) continue;
    else if (values.kind === "period") {
      const { from, through } = periodOfCode(values.codes[index] ?? 0, run.prepared.calendar);
      if (from >= days.from && through <= days.through) count(index, from, through);
    } else if (values.kind === "date") {
      const date = values.days[index] ?? 0;
      if (date < days.from || date > end) continue;
      const own = all[run.indexOf(run.texts.find(payees[index] ?? "") ?? -1)];
      if (own !== undefined && isIn(own, date)) count(index, date, date);
    }
  }
  return { first, last, problems };
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
    ...(owners && { owners: someOwners(owners, lanes) }),
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
