/**
 * Parquet into a table, through DuckDB, a range of rows at a time. Integers and decimals keep every digit; a
 * column of doubles has already lost them and is refused, and so is a value that is a list or a structure.
 */

import type { ColumnType, Fault, Source, TableBuilder } from "@attain/engine";
import type { Coding } from "./coded-columns.js";
import type { DataFile } from "./data-file.js";
import { type OpenFile, openFile, type TextRows, UnreadableFile } from "./duckdb.js";
import { fileFault } from "./file-fault.js";
import { cellsOf, codesOf, layoutOf } from "./parquet-cells.js";
import { rangeStops } from "./range-stops.js";
import { plainHeader, wantedHeaders } from "./wanted-headers.js";

export interface FileColumn {
  readonly name: string;
  readonly type: string;
  /** 1-based. */
  readonly position: number;
}

/** What a table takes of a file of columns. */
export type CellSink = Pick<TableBuilder, "addCells" | "begin" | "break" | "expect">;

export interface ParquetOptions {
  /** A file without columns is no fault. */
  readonly mayBeEmpty?: boolean;
  /** Is told how much has been read, 0 to 1. */
  readonly onShare?: (share: number) => void;
  readonly coding?: Coding;
}

export async function readParquet(
  file: DataFile,
  sink: CellSink,
  options: ParquetOptions = {},
): Promise<void> {
  let hasBegun = false;
  const begin = (headers: readonly string[]) => {
    hasBegun = true;
    sink.begin(headers);
  };
  try {
    await openFile(file.path, async (opened) => {
      const columns = await columnsOf(opened);
      const wanted = wantedHeaders(file.source);
      const read = columns.filter((column) => wanted.has(plainHeader(column.name)));
      const faults = read.flatMap((column) => columnFault(column, file));
      // Without a column the titles are the plan's, where that is no fault of its own.
      if (faults.length > 0 || (columns.length === 0 && options.mayBeEmpty === true)) begin([...wanted]);
      else if (columns.length > 0) begin(columns.map(({ name }) => name));
      for (const fault of faults) sink.break(fault);
      if (faults.length === 0) await readColumns(opened, { file, columns, read }, sink, options);
    });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (!hasBegun) begin([...wantedHeaders(file.source)]);
    sink.break(
      fileFault("unreadable-file", {
        message: `The file cannot be read as Parquet: ${error.message}`,
        help: "Export it again; a file that is no Parquet needs another ending, such as .csv",
        file: file.shown,
      }),
    );
  }
}

/** The titles of a file's columns; `undefined` where it is no Parquet. */
export async function readParquetHeaders(path: string): Promise<readonly string[] | undefined> {
  try {
    return await openFile(path, async (opened) => (await columnsOf(opened)).map(({ name }) => name));
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/** How many rows and columns a file says that it has; `undefined` where it is no Parquet. */
export async function readParquetSize(
  path: string,
): Promise<{ readonly rows: number; readonly columns: number } | undefined> {
  try {
    return await openFile(path, async (opened) => {
      let rows = 0;
      const take = (found: TextRows) => {
        for (const [count] of found) rows += Number(count);
      };
      await opened.query("select num_rows::varchar from parquet_file_metadata($path)", take);
      return { rows, columns: (await columnsOf(opened)).length };
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

export async function columnsOf({ query }: OpenFile): Promise<readonly FileColumn[]> {
  const columns: FileColumn[] = [];
  await query("select column_name, column_type from (describe select * from read_parquet($path))", (rows) => {
    for (const [name, type] of rows) {
      columns.push({ name: name ?? "", type: type ?? "", position: columns.length + 1 });
    }
  });
  return columns;
}

interface ParquetColumns {
  readonly file: DataFile;
  readonly columns: readonly FileColumn[];
  /** Those the plan wants. */
  readonly read: readonly FileColumn[];
}

/** Every column keeps its place, so that faults count fields as the file does; only `read` have cells. */
async function readColumns(
  opened: OpenFile,
  { file, columns, read }: ParquetColumns,
  sink: CellSink,
  { onShare, coding }: ParquetOptions,
): Promise<void> {
  const stops = await rangeStops(opened);
  const rowCount = stops.at(-1) ?? 0;
  if (rowCount === 0) return;
  sink.expect(rowCount);
  const layouts = read.map(({ name, type }) => layoutOf(typeOf(file.source, name), type));
  const coded = read.map((column, index) =>
    layouts[index]?.kind === "text" ? coding?.columnOf(column) : undefined,
  );
  const selected = read.map((column, index) => {
    if (layouts[index]?.kind !== "text") return `file.${quoted(column.name)}`;
    return coded[index]?.value ?? selectedText(column);
  });
  // Without a column to read there are still rows, and the builder names what is missing.
  const list = selected.length > 0 ? selected.join(", ") : "null::varchar";
  const indexes = columns.map((column) => read.indexOf(column));
  const sql = `select ${list} from ${rangeOfFile}`;
  let done = 0;
  await opened.ranges(sql, stops, (rows) => {
    const cells = read.map((_, index) => {
      const dictionary = coded[index]?.dictionary;
      if (dictionary === undefined) return cellsOf(rows, index, layouts[index] ?? { kind: "text" });
      const codes = codesOf(rows, index);
      if (hasUnknown(codes)) coding?.onUnknown();
      return { kind: "codes" as const, codes, dictionary };
    });
    sink.addCells(
      indexes.map((index) => cells[index]),
      rows.rowCount,
      done + 1,
    );
    done += rows.rowCount;
    onShare?.(done / rowCount);
  });
}

/** The rows of a range. */
const rangeOfFile =
  "read_parquet($path, file_row_number = true) as file where file_row_number >= $from and file_row_number < $to";

function hasUnknown(codes: Int32Array): boolean {
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] as number) < 0) return true;
  return false;
}

/** The plan's type of what stands under a title. */
export function typeOf(source: Source, header: string): ColumnType | undefined {
  const name = plainHeader(header);
  const declared = source.columns.find(
    (column) => plainHeader(column.header) === name && column.formula === undefined,
  );
  return declared?.type ?? (name === "known" || name === "from" ? { kind: "date" } : undefined);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The column as exact text. A time stamp at midnight is how many tools write a date. */
function selectedText({ name, type }: FileColumn): string {
  const column = `file.${quoted(name)}`;
  if (type === "BOOLEAN") return `case ${column} when true then 'yes' when false then 'no' end`;
  if (isTimestamp(type)) {
    return `case when ${column}::time = '00:00:00' then (${column}::date)::varchar else ${column}::varchar end`;
  }
  return `${column}::varchar`;
}

function columnFault(column: FileColumn, file: DataFile): Fault[] {
  if (isText(column.type) || isTimestamp(column.type)) return [];
  const place = { file: file.shown, column: column.position, found: column.type };
  if (column.type === "DOUBLE" || column.type === "FLOAT") {
    return [
      fileFault("inexact-column", {
        ...place,
        message: `Column "${column.name}" holds ${column.type} values, which are binary approximations: 0.1 or 12.345 cannot be written in them exactly`,
        help: "Write the column as DECIMAL or as text, for example `cast(amount as decimal(18, 2))`",
        expected: "DECIMAL, an integer type, or text",
      }),
    ];
  }
  return [
    fileFault("unreadable-column", {
      ...place,
      message: `Column "${column.name}" holds ${column.type} values, which no column of a plan can hold`,
      help: "Write one number, date, yes/no or text a row",
      expected: "DECIMAL, an integer type, DATE, BOOLEAN, or text",
    }),
  ];
}

function isText(type: string): boolean {
  return /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL\(\d+,\d+\)|VARCHAR|DATE|BOOLEAN|UUID|ENUM\(.*\))$/s.test(
    type,
  );
}

/** Not those with a time zone: which day they mean depends on where one stands. */
function isTimestamp(type: string): boolean {
  return /^TIMESTAMP(_S|_MS|_NS)?$/.test(type);
}
