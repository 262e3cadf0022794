/** Columns of the rows in scope: cells as they were read, and formulas over them. */

import { figureOutOfReach } from "../../reference/run-faults.js";
import type { Place } from "../../rule-set.js";
import { type Frame, frameOf } from "../frame.js";
import type { Table } from "../rows/table.js";
import type { Vector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { allFail } from "./operand.js";

export function readColumn(column: string, place: Place, frame: Frame): Vector {
  const { rows } = frame;
  if (rows === undefined) {
    return allFail(frame, place, (where) => figureOutOfReach(where, column, "no row is in scope"));
  }
  const known = frame.known.get(column);
  if (known !== undefined) return known;
  const value = cellsOf(rows.table, rows.at, column, frame);
  frame.known.set(column, value);
  return value;
}

/** Cells of any rows; a formula has the row in scope and is read on the reader's day. */
export function cellsOf(table: Table, at: Int32Array, column: string, { run, view, reading }: Frame): Vector {
  const formula = table.columns.get(column)?.formula;
  if (formula === undefined) return table.read(column, at);
  return evaluate(
    formula,
    frameOf({ run, view, size: at.length, rows: { table, at }, ...(reading && { reading }) }),
  );
}
