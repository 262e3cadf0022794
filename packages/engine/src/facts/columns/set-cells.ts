/** Takes a batch's cells of one field in one by one. */

import type { RecordBatch } from "../record-batch.js";
import { trimmedEnd, trimmedStart } from "../trim-bytes.js";
import type { ColumnCollector } from "./column-collector.js";

/** As `ColumnCollector.setMany` has it: the first cell that was not taken in, or `to`. */
export function setCells(
  column: Pick<ColumnCollector, "setBytes" | "setAbsent">,
  row: number,
  { bytes, starts, ends, width }: RecordBatch,
  field: number,
  from: number,
  to: number,
  isOptional: boolean,
): number {
  for (let index = from; index < to; index += 1) {
    const cell = index * width + field;
    const start = trimmedStart(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
    const end = trimmedEnd(bytes, start, ends[cell] ?? 0);
    if (start < end) {
      if (column.setBytes(row + index - from, bytes, start, end) !== undefined) return index;
    } else if (isOptional) column.setAbsent(row + index - from);
    else return index;
  }
  return to;
}
