/** Collects one column cell by cell. A row may be set again: the next row takes the place of a faulty one. */

import type { FactColumn } from "../facts.js";
import type { CellProblem } from "./cell-problem.js";

export interface ColumnCollector {
  /** Takes a cell that is trimmed and not empty. After a problem the row holds nothing of use. */
  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined;
  setText(row: number, text: string): CellProblem | undefined;
  setAbsent(row: number): void;
  /** The row's value in its one canonical spelling, as keys and references compare it. */
  keyText(row: number): string;
  finish(rowCount: number): FactColumn;
}
