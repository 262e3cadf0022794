/**
 * Parquet to texts, through DuckDB. Integers and decimals keep every digit; a column of doubles has
 * already lost them and is refused, and so is a value that is a list or a structure.
 */

import type { Fault, TextRow, TextTable } from "@attain/engine";
import type { DataFile } from "./data-file.js";
import { queryFile, UnreadableFile } from "./duckdb.js";
import { fileFault } from "./file-fault.js";
import type { ReadTable } from "./read-table.js";
import { plainHeader, wantedHeaders } from "./wanted-headers.js";

interface FileColumn {
  readonly name: string;
  readonly type: string;
  /** 1-based. */
  readonly position: number;
}

export async function readParquet(file: DataFile): Promise<ReadTable> {
  try {
    const columns = await columnsOf(file);
    const wanted = wantedHeaders(file.source);
    const read = columns.filter((column) => wanted.has(plainHeader(column.name)));
    const faults = read.flatMap((column) => columnFault(column, file));
    return faults.length > 0 ? { faults } : { faults, table: await textTable(file, columns, read) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const fault = fileFault("unreadable-file", {
      message: `The file cannot be read as Parquet: ${error.message}`,
      help: "Export it again; a file that is no Parquet needs another ending, such as .csv",
      file: file.shown,
    });
    return { faults: [fault] };
  }
}

async function columnsOf(file: DataFile): Promise<readonly FileColumn[]> {
  const columns: FileColumn[] = [];
  await queryFile(
    "select column_name, column_type from (describe select * from read_parquet($path))",
    file.path,
    (rows) => {
      for (const [name, type] of rows) {
        columns.push({ name: name ?? "", type: type ?? "", position: columns.length + 1 });
      }
    },
  );
  return columns;
}

/** Every column keeps its place, so that faults count fields as the file does; only `read` have cells. */
async function textTable(
  file: DataFile,
  columns: readonly FileColumn[],
  read: readonly FileColumn[],
): Promise<TextTable> {
  const rows: TextRow[] = [];
  // Without a column to read there is still the number of rows, and the builder names what is missing.
  const selected = read.length > 0 ? read.map(selectedText).join(", ") : "null::varchar";
  const indexes = columns.map((column) => read.indexOf(column));
  await queryFile(`select ${selected} from read_parquet($path)`, file.path, (chunk) => {
    for (const cells of chunk) {
      rows.push({ line: rows.length + 1, cells: indexes.map((index) => cells[index] ?? undefined) });
    }
  });
  return { file: file.shown, headers: columns.map((column) => column.name), rows };
}

/** The column as exact text. A time stamp at midnight is how many tools write a date. */
function selectedText({ name, type }: FileColumn): string {
  const column = `"${name.replaceAll('"', '""')}"`;
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
