/** Cells of one column as a reader of columns hands them on: bytes, texts, or values that need no reading. */

import { cellText } from "./cell-text.js";
import type { FactColumn } from "./facts.js";
import type { RecordBatch } from "./record-batch.js";
import { decodeUtf8 } from "./utf8.js";

export type ColumnCells =
  /** Records of one cell; an empty one is a cell that holds nothing. */
  | { readonly kind: "bytes"; readonly batch: RecordBatch }
  | { readonly kind: "texts"; readonly texts: readonly (string | undefined)[] }
  /** Numbers that stand for texts, each in its one spelling: 1 for the first, 0 for a cell that holds nothing. */
  | { readonly kind: "codes"; readonly codes: Int32Array; readonly dictionary: readonly string[] }
  /** Numbers that stand for records of one cell: 1 for the first, 0 for a cell that holds nothing. */
  | { readonly kind: "coded"; readonly codes: Int32Array; readonly batch: RecordBatch }
  /** Exact values of the kind that the column collects: decimals, days, yes and no. */
  | { readonly kind: "values"; readonly column: Exclude<FactColumn, { readonly kind: "text" }> };

/** One of the cells as text, for words about it. */
export function textOfCell(cells: ColumnCells | undefined, row: number): string | undefined {
  switch (cells?.kind) {
    case undefined:
      return undefined;
    case "bytes":
      return textOfRecord(cells.batch, row);
    case "coded":
      return textOfRecord(cells.batch, (cells.codes[row] ?? 0) - 1);
    case "texts":
      return cells.texts[row];
    case "codes":
      return cells.dictionary[(cells.codes[row] ?? 0) - 1];
    case "values":
      return cells.column.present?.[row] === 0 ? undefined : cellText(cells.column, row);
  }
}

function textOfRecord({ bytes, starts, ends }: RecordBatch, index: number): string | undefined {
  if (starts[index] === ends[index]) return undefined;
  return decodeUtf8(bytes, starts[index] ?? 0, ends[index] ?? 0) ?? "\uFFFD";
}

/** The rows from `from` to before `to`, in the same memory. */
export function rowsOf(column: FactColumn, from: number, to: number): FactColumn {
  const present = column.present && { present: column.present.subarray(from, to) };
  switch (column.kind) {
    case "text":
      return { ...column, codes: column.codes.subarray(from, to), ...present };
    case "decimal": {
      const { units, currencies } = column;
      const part = units instanceof Float64Array ? units.subarray(from, to) : units.slice(from, to);
      const codes = currencies && {
        currencies: { ...currencies, codes: currencies.codes.subarray(from, to) },
      };
      return { ...column, units: part, ...codes, ...present };
    }
    case "date":
      return { ...column, days: column.days.subarray(from, to), ...present };
    case "yesno":
      return { ...column, flags: column.flags.subarray(from, to), ...present };
  }
}
