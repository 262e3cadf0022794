/** Collects one column cell by cell. A row may be set again: the next row takes the place of a faulty one. */

import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import type { CellProblem } from "./cell-problem.js";

export interface ColumnCollector {
  /** Makes room for so many rows at once, instead of as they come. */
  reserve(rowCount: number): void;
  /** Takes a cell that is trimmed and not empty. After a problem the row holds nothing of use. */
  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined;
  setText(row: number, text: string): CellProblem | undefined;
  setAbsent(row: number): void;
  /**
   * Takes the field of the records from `from` to before `to`, the first as `row`; where it comes upon a cell
   * with a problem, or an empty one that `isOptional` does not allow, it stops. Answers the record it stops at.
   */
  setMany(
    row: number,
    batch: RecordBatch,
    field: number,
    from: number,
    to: number,
    isOptional: boolean,
  ): number;
  /** Takes the rows of a finished column of the same kind, the first as `row`. */
  setColumn(row: number, column: FactColumn, count: number): void;
  /** The row's value in its one canonical spelling, as keys and references compare it. */
  keyText(row: number): string;
  finish(rowCount: number): FactColumn;
}
