/**
 * How much of a table the server takes at once. A file of a few thousand bytes can stand for more rows than any
 * memory holds, so they are counted before a reader makes them.
 */

import { readFileSync } from "node:fs";
import { type DataFormat, readParquetSize } from "@attain/cli";
import { TaskRefusal } from "./task-refusal.js";

export const tableLimits = {
  /** Of what a workbook unpacks to. */
  workbookBytes: 256 << 20,
  workbookParts: 2_000,
  sheets: 1_000,
  /** Of a sheet, and different texts of a workbook. */
  sheetCells: 4_000_000,
  /** Of a sheet as CSV. */
  csvBytes: 128 << 20,
  rows: 20_000_000,
  /** Rows times columns of a Parquet file. */
  parquetCells: 200_000_000,
  jsonRecords: 4_000_000,
  jsonValues: 40_000_000,
} as const;

export function tooMany(
  what: string,
  /** Nobody counts on where it is too many anyhow. */
  found: number | undefined,
  most: number,
  help = "Split the table",
): TaskRefusal {
  const limit = `at most ${most.toLocaleString("en")} are taken`;
  const has = found === undefined ? "too many" : found.toLocaleString("en");
  return new TaskRefusal("too-large", `The file has ${has} ${what}; ${limit}`, help);
}

/** Refuses what would be more than a reader could hold. */
export async function requireBounded(path: string, format: DataFormat): Promise<void> {
  switch (format) {
    case "csv":
    case "tsv":
      return requireRows(countOf(readFileSync(path), newline));
    case "json":
      return requireJsonSize(readFileSync(path));
    case "parquet":
      return requireParquetSize(path);
  }
}

const [newline, brace, colon, comma] = [0x0a, 0x7b, 0x3a, 0x2c];

function requireRows(rows: number): void {
  if (rows > tableLimits.rows) throw tooMany("rows", rows, tableLimits.rows);
}

function countOf(bytes: Uint8Array, wanted: number): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === wanted) count += 1;
  return count;
}

/** Counts signs also where they stand in texts: no more records and values than that can there be. */
function requireJsonSize(bytes: Uint8Array): void {
  const { jsonRecords, jsonValues } = tableLimits;
  const records = countOf(bytes, brace);
  if (records > jsonRecords) throw tooMany("records", records, jsonRecords, "Import it as CSV or Parquet");
  const values = countOf(bytes, colon) + countOf(bytes, comma);
  if (values > jsonValues) throw tooMany("values", values, jsonValues, "Import it as CSV or Parquet");
}

async function requireParquetSize(path: string): Promise<void> {
  const size = await readParquetSize(path);
  // What cannot be read, the report of its rows or the run says better.
  if (size === undefined) return;
  requireRows(size.rows);
  const cells = size.rows * size.columns;
  if (cells > tableLimits.parquetCells) throw tooMany("cells", cells, tableLimits.parquetCells);
}
