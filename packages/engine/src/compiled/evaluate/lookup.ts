/** Reading other rows: by key, in dated data on the reading day, and upwards along the line of management. */

import { labelOf } from "../../reference/label.js";
import { managersCircle, managersGap, missingRow, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Slot } from "../../rule-set.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { joinedKey, keyCodes, type RowIndex, type Table } from "../rows/table.js";
import { kindWords, valueText } from "../rows/value-text.js";
import { dayText } from "../time/calendar.js";
import { empty, GapBuilder } from "../vectors/gaps.js";
import { mergedParts } from "../vectors/select.js";
import type { Vector } from "../vectors/vector.js";
import { cellsOf } from "./column.js";
import { evaluate } from "./evaluate.js";
import { absence, outOfReach, problem } from "./operand.js";
import { readingDays } from "./reading.js";

type Lookup = Extract<Expression, { op: "lookup" }>;

interface FoundRows {
  /** -1 where a lane is a gap. */
  readonly rows: Int32Array;
  readonly gaps: GapBuilder;
  readonly hasGaps: boolean;
}

export function lookup(expression: Lookup, frame: Frame): Vector {
  const table = frame.run.tables.get(expression.source);
  const { size } = frame;
  if (table === undefined) return mergedParts(size, [], expression.place);
  const { rows, gaps, hasGaps } = foundRows(expression, table, frame);
  if (!hasGaps) return cellsOf(table, rows, expression.column, frame);
  const lanes = everyLane(size).filter((lane) => (rows[lane] ?? -1) >= 0);
  const inner = lanes.length === size ? frame : someLanes(frame, lanes);
  const cells = cellsOf(
    table,
    Int32Array.from(lanes, (lane) => rows[lane] ?? 0),
    expression.column,
    inner,
  );
  const merged = mergedParts(size, [{ lanes, vector: cells }], expression.place);
  const own = gaps.build();
  if (own === undefined) return merged;
  const all = new GapBuilder(size, merged.gaps);
  for (const [lane, failure] of own.problems) all.fail(lane, failure);
  const result = all.build();
  return result === undefined ? merged : { ...merged, gaps: result };
}

/** The row of a frame of one lane, if there is one. */
export function readRow(expression: Lookup, frame: Frame): number | undefined {
  const table = frame.run.tables.get(expression.source);
  const row = table && foundRows(expression, table, frame).rows[0];
  return row === undefined || row < 0 ? undefined : row;
}

function foundRows(expression: Lookup, table: Table, frame: Frame): FoundRows {
  const { run, size, view } = frame;
  const { texts, prepared } = run;
  const { calendar } = prepared;
  const gaps = new GapBuilder(size);
  const columns = Object.keys(expression.keys);
  const keys = Object.values(expression.keys).map((slot) => evaluate(slot, frame));
  let hasGaps = false;
  for (let lane = 0; lane < size; lane += 1) {
    // Of several keys the first that is a problem or nothing answers.
    for (const { gaps: own } of keys) {
      if (own === undefined || own.at[lane] === 0) continue;
      hasGaps = true;
      const failure = own.problems.get(lane);
      if (failure === undefined) gaps.leaveEmpty(lane);
      else gaps.fail(lane, failure);
      break;
    }
    if (!hasGaps && keys.every((key) => key.gaps === undefined)) break;
  }
  const { dated } = table.source;
  const days = dated ? readingDays(frame, expression.place) : undefined;
  const parts = keys.map((key) => keyCodes(key, texts, calendar));
  const index = table.index(columns, view.epoch.known);
  const rows = new Int32Array(size).fill(-1);
  for (let lane = 0; lane < size; lane += 1) {
    if (gaps.isGap(lane)) continue;
    const noDay = days?.gaps?.problems.get(lane);
    if (noDay !== undefined) {
      gaps.fail(lane, noDay);
      hasGaps = true;
      continue;
    }
    const day = days?.days[lane];
    const row = rowOn(table, index, joinedKey(parts, lane), day);
    if (row === undefined) {
      hasGaps = true;
      gaps.fail(
        lane,
        absence(() => {
          const key = keys.map((each) => valueText(each, lane, texts, calendar)).join(", ");
          const where = whereIs(frame, lane, expression.place);
          return missingRow(where, expression.source, key, day === undefined ? undefined : dayText(day));
        }),
      );
    } else rows[lane] = row;
  }
  return { rows, gaps, hasGaps };
}

/** The row with this key; of a dated source the state that stands on the day. */
export function rowOn(
  table: Table,
  index: RowIndex,
  key: number | string,
  day: number | undefined,
): number | undefined {
  const rows = index.get(key);
  if (rows === undefined || day === undefined) return rows?.[0];
  let standing: number | undefined;
  for (const row of rows) {
    if (table.from(row) > day) break;
    standing = row;
  }
  return standing;
}

type Managers = Extract<Expression, { op: "managers" }>;

/** Everybody above a payee on the reading day, nearest first. */
export function managersOf(slot: Slot, expression: Managers, frame: Frame): Vector {
  const { run, size, view } = frame;
  const { prepared, texts, roster: table } = run;
  const roster = prepared.ruleSet.plan.roster;
  if (table === undefined || roster === undefined) return outOfReach(slot, frame, "the plan has no roster");
  const start = evaluate(expression.of, frame);
  const gaps = new GapBuilder(size);
  const lists: number[][] = [];
  const days = table.source.dated ? readingDays(frame, expression.place) : undefined;
  const [key] = table.keys;
  const index = key === undefined ? new Map() : table.index([key.name], view.epoch.known);
  for (let lane = 0; lane < size; lane += 1) {
    lists.push([]);
    const failure = start.gaps?.problems.get(lane);
    if (failure !== undefined) {
      gaps.fail(lane, failure);
      continue;
    }
    if (start.gaps?.at[lane] === empty) continue;
    if (start.kind !== "payee") {
      const found = kindWords(start, lane);
      gaps.fail(
        lane,
        problem(() =>
          wrongValue(
            whereIs(frame, lane, expression.place),
            labelOf(prepared, expression.of),
            found,
            "a payee",
          ),
        ),
      );
      continue;
    }
    const noDay = days?.gaps?.problems.get(lane);
    if (noDay !== undefined) {
      gaps.fail(lane, noDay);
      continue;
    }
    const day = days?.days[lane];
    const on = () => dayText(day ?? frame.reading?.[lane] ?? view.asOf);
    const people = [start.codes[lane] ?? -1];
    for (;;) {
      const last = people.at(-1) ?? -1;
      const row = rowOn(table, index, last, day);
      if (row === undefined) {
        const of = people.at(-2) ?? last;
        gaps.fail(
          lane,
          problem(() =>
            managersGap(
              whereIs(frame, lane, expression.place),
              texts.textOf(last),
              texts.textOf(of),
              on(),
              roster,
            ),
          ),
        );
        break;
      }
      const manager = table.read(expression.column, Int32Array.of(row));
      if (manager.kind !== "payee" || manager.gaps !== undefined) {
        lists[lane] = people.slice(1);
        break;
      }
      const code = manager.codes[0] ?? -1;
      const at = people.indexOf(code);
      if (at >= 0) {
        const circle = people.slice(at).map((each) => texts.textOf(each));
        gaps.fail(
          lane,
          problem(() => managersCircle(whereIs(frame, lane, expression.place), circle, on())),
        );
        break;
      }
      people.push(code);
    }
  }
  return { kind: "payees", size, gaps: gaps.build(), lists };
}
