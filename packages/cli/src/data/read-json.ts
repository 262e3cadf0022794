/**
 * JSON to texts: DuckDB finds the records of an array or of lines, and each is read by our own parser,
 * so that 12.345 stays 12.345 and 0.1 stays 0.1.
 */

import { readFile } from "node:fs/promises";
import type { Fault, TextRow } from "@attain/engine";
import type { DataFile } from "./data-file.js";
import { queryFile, UnreadableFile } from "./duckdb.js";
import { fileFault } from "./file-fault.js";
import { type JsonRecord, nested, parseJsonRecord } from "./json-record.js";
import type { ReadTable } from "./read-table.js";
import { plainHeader, wantedHeaders } from "./wanted-headers.js";

export async function readJson(file: DataFile): Promise<ReadTable> {
  const bytes = await readFile(file.path);
  const lineOf = lineFinder(bytes);
  const wanted = wantedHeaders(file.source);
  const records: { line: number; record: JsonRecord }[] = [];
  const faults: Fault[] = [];
  const take = (text: string): void => {
    const line = lineOf(text);
    const record = parseJsonRecord(text);
    if ("problem" in record) {
      faults.push(recordFault(file, line, record.problem, record.found));
      return;
    }
    const wrong = nestedValues(file, line, record, wanted);
    if (wrong.length === 0) records.push({ line, record });
    faults.push(...wrong);
  };
  try {
    await queryFile(
      `select json::varchar from read_json_objects($path, format = '${isArray(bytes) ? "array" : "unstructured"}')`,
      file.path,
      (rows) => {
        for (const [text] of rows) take(text ?? "null");
      },
    );
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { faults: [unreadable(file, error.message)] };
  }

  const headers = [...new Set(records.flatMap(({ record }) => [...record.keys()]))];
  const rows: TextRow[] = records.map(({ line, record }) => ({
    line,
    cells: headers.map((header) => plainCell(record.get(header))),
  }));
  return { table: { file: file.shown, headers, rows }, faults };
}

/** What is nested here stands in a column that the plan does not read. */
function plainCell(value: string | typeof nested | undefined): string | undefined {
  return value === nested ? undefined : value;
}

function nestedValues(
  file: DataFile,
  line: number,
  record: JsonRecord,
  wanted: ReadonlySet<string>,
): Fault[] {
  const names = [...record.keys()].filter(
    (name) => wanted.has(plainHeader(name)) && record.get(name) === nested,
  );
  return names.map((name) =>
    recordFault(file, line, `"${name}" holds a list or an object where one value is expected`),
  );
}

const brace = 0x7b;
const bracket = 0x5b;
const newline = 0x0a;

/** Whether the first character, after a byte-order mark and space, opens a list. */
function isArray(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const first = bytes.subarray(start).find((byte) => byte > 0x20);
  return first === bracket;
}

/** The line each record starts on; records are asked for in the order of the file. */
function lineFinder(bytes: Buffer): (record: string) => number {
  let line = 1;
  let counted = 0;
  let end = 0;
  return (record) => {
    const opening = record.startsWith("{") ? bytes.indexOf(brace, end) : end;
    const start = Math.max(opening, end);
    for (; counted < start; counted += 1) if (bytes[counted] === newline) line += 1;
    end = start + Buffer.byteLength(record);
    return line;
  };
}

function recordFault(file: DataFile, line: number, problem: string, found?: string): Fault {
  return fileFault("unreadable-record", {
    message: `A record cannot be read: ${problem}`,
    help: 'Write each row as one object of plain values, such as {"id": "D1", "amount": 12.50}',
    file: file.shown,
    line,
    ...(found !== undefined && { found }),
  });
}

function unreadable(file: DataFile, reason: string): Fault {
  return fileFault("unreadable-file", {
    message: `The file cannot be read as JSON: ${reason}`,
    help: "Write a list of objects, or one object a line",
    file: file.shown,
  });
}
