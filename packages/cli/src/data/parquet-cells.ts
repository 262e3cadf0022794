/** Columns of a Parquet file as cells for a table: whole numbers, days and short texts straight from memory. */

import type { ColumnCells, ColumnType } from "@attain/engine";
import type { RowsInMemory } from "./duckdb.js";

/** How a column's values lie in memory. */
export type Layout =
  | {
      readonly kind: "integer";
      readonly bytes: 1 | 2 | 4 | 8;
      readonly isSigned: boolean;
      readonly scale: number;
    }
  | { readonly kind: "date" | "yesno" | "text" };

/**
 * The layout in which a value of the file's type is exactly what the plan's type holds; anything else is
 * read as text. Decimals and integers are whole numbers in memory: nothing rounds them on the way.
 */
export function layoutOf(type: ColumnType | undefined, fileType: string): Layout {
  switch (type?.kind) {
    case "number":
    case "percent":
    case "money":
      return integerLayout(fileType) ?? { kind: "text" };
    case "date":
      return { kind: fileType === "DATE" ? "date" : "text" };
    case "yesno":
      return { kind: fileType === "BOOLEAN" ? "yesno" : "text" };
    default:
      return { kind: "text" };
  }
}

const integers: ReadonlyMap<string, Layout> = new Map([
  ["TINYINT", { kind: "integer", bytes: 1, isSigned: true, scale: 0 }],
  ["SMALLINT", { kind: "integer", bytes: 2, isSigned: true, scale: 0 }],
  ["INTEGER", { kind: "integer", bytes: 4, isSigned: true, scale: 0 }],
  ["BIGINT", { kind: "integer", bytes: 8, isSigned: true, scale: 0 }],
  ["UTINYINT", { kind: "integer", bytes: 1, isSigned: false, scale: 0 }],
  ["USMALLINT", { kind: "integer", bytes: 2, isSigned: false, scale: 0 }],
  ["UINTEGER", { kind: "integer", bytes: 4, isSigned: false, scale: 0 }],
]);

const mostDecimals = 12;

function integerLayout(fileType: string): Layout | undefined {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(fileType);
  if (decimal === null) return integers.get(fileType);
  const [digits, scale] = [Number(decimal[1]), Number(decimal[2])];
  if (scale > mostDecimals || digits > 18) return undefined;
  return { kind: "integer", bytes: digits <= 4 ? 2 : digits <= 9 ? 4 : 8, isSigned: true, scale };
}

/** The cells of column `index`. Memory that cannot say a value exactly gives way to its text. */
export function cellsOf(rows: RowsInMemory, index: number, layout: Layout): ColumnCells {
  return exactCells(rows, index, layout) ?? { kind: "texts", texts: rows.texts(index) };
}

function exactCells(rows: RowsInMemory, index: number, layout: Layout): ColumnCells | undefined {
  switch (layout.kind) {
    case "integer":
      return decimals(rows, index, layout);
    case "date":
      return dates(rows, index);
    case "yesno": {
      const { data, present } = rows.column(index, rows.rowCount);
      return {
        kind: "values",
        column: { kind: "yesno", flags: data.slice(0, rows.rowCount), ...(present && { present }) },
      };
    }
    case "text":
      return shortTexts(rows, index);
  }
}

function decimals(
  rows: RowsInMemory,
  index: number,
  { bytes, isSigned, scale }: Extract<Layout, { readonly kind: "integer" }>,
): ColumnCells | undefined {
  const { rowCount } = rows;
  const { data, present } = rows.column(index, rowCount * bytes);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const units = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    if (present?.[row] === 0) continue;
    const at = row * bytes;
    switch (bytes) {
      case 1:
        units[row] = isSigned ? view.getInt8(at) : view.getUint8(at);
        break;
      case 2:
        units[row] = isSigned ? view.getInt16(at, true) : view.getUint16(at, true);
        break;
      case 4:
        units[row] = isSigned ? view.getInt32(at, true) : view.getUint32(at, true);
        break;
      case 8: {
        const value = view.getInt32(at + 4, true) * 4_294_967_296 + view.getUint32(at, true);
        if (!Number.isSafeInteger(value)) return undefined;
        units[row] = value;
      }
    }
  }
  return { kind: "values", column: { kind: "decimal", scale, units, ...(present && { present }) } };
}

/** Whole numbers of four bytes, 0 where there is none. */
export function codesOf({ rowCount, column }: RowsInMemory, index: number): Int32Array {
  const { data } = column(index, rowCount * 4);
  if (data.byteOffset % 4 === 0) return new Int32Array(data.buffer, data.byteOffset, rowCount);
  return new Int32Array(data.slice().buffer, 0, rowCount);
}

/** The first day of the year 1 and the last of 9999: infinities lie beyond. */
const firstDay = -719_162;
const lastDay = 2_932_896;

function dates(rows: RowsInMemory, index: number): ColumnCells | undefined {
  const { rowCount } = rows;
  const { data, present } = rows.column(index, rowCount * 4);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const days = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    if (present?.[row] === 0) continue;
    const day = view.getInt32(row * 4, true);
    if (day < firstDay || day > lastDay) return undefined;
    days[row] = day;
  }
  return { kind: "values", column: { kind: "date", days, ...(present && { present }) } };
}

/** Bytes of a text that lie beside its length; of a longer one only its start does. */
const mostInlined = 12;
const textBytes = 16;

function shortTexts(rows: RowsInMemory, index: number): ColumnCells | undefined {
  const { rowCount } = rows;
  const { data, present } = rows.column(index, rowCount * textBytes);
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const starts = new Int32Array(rowCount);
  const ends = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const start = row * textBytes + 4;
    const length = present?.[row] === 0 ? 0 : words.getUint32(row * textBytes, true);
    if (length > mostInlined) return undefined;
    starts[row] = start;
    ends[row] = start + length;
  }
  const batch = { bytes: data, words, count: rowCount, width: 1, starts, ends, lines: new Int32Array(0) };
  return { kind: "bytes", batch };
}
