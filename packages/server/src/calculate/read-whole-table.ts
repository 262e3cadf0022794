/** A table as texts, with its headers and lines as they stand in the file. */

import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type DataFormat, readFile as readDataFile, readParquetHeaders } from "@attain/cli";
import { compilePlan } from "@attain/dsl";
import {
  type FactColumn,
  FactsReader,
  type RuleSet,
  readCsvHead,
  type Source,
  textOfCell,
} from "@attain/engine";
import { TaskRefusal } from "./task-refusal.js";

export interface ShownTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly (string | null)[] }[];
}

let last: { readonly path: string; readonly table: ShownTable } | undefined;

export async function readWholeTable(path: string, format: DataFormat): Promise<ShownTable> {
  if (last?.path === path) return last.table;
  const headers = format === "parquet" ? await parquetHeaders(path) : headersOf(path, format);
  const ruleSet = ruleSetFor(headers);
  const [source] = ruleSet.sources;
  if (source === undefined) throw new Error("a table was taken out of its plan");
  const reader = new FactsReader(ruleSet, { mayBeEmpty: () => true });
  const builder = reader.table(source.name, basename(path));
  const file = { source, format, path, shown: basename(path), bytes: statSync(path).size };
  await readDataFile({ ruleSet, file, mayBeEmpty: true, threads: () => undefined }, builder, () => {});
  const read = reader.finish();
  const [fault] = read.faults;
  // Nothing is shown of a file that a run would refuse as a whole, and why is said.
  if (fault !== undefined && read.leftOut.some(({ line }) => line === 0)) throw notShown(fault.message);
  const facts = read.facts.tables.get(source.name);
  const columns = headers.map((_, index) => facts?.columns.get(columnName(index)));
  const rows = Array.from({ length: facts?.rowCount ?? 0 }, (_, row) => ({
    line: facts?.origin(row).line ?? 0,
    cells: columns.map((column) => cellOf(column, row)),
  }));
  const table = { headers, rows };
  last = { path, table };
  return table;
}

export function cellOf(column: FactColumn | undefined, row: number): string | null {
  if (column === undefined || column.present?.[row] === 0) return null;
  if (column.kind === "text") return column.dictionary[column.codes[row] ?? -1] ?? null;
  return textOfCell({ kind: "values", column }, row) ?? null;
}

async function parquetHeaders(path: string): Promise<readonly string[]> {
  const headers = await readParquetHeaders(path);
  if (headers !== undefined) return headers;
  throw notShown("It cannot be read as Parquet");
}

function headersOf(path: string, format: Exclude<DataFormat, "parquet">): readonly string[] {
  switch (format) {
    case "csv":
    case "tsv": {
      const bytes = readFileSync(path).subarray(0, 1 << 20);
      const head = readCsvHead(bytes, format === "tsv" ? { delimiter: "\t" } : {});
      if (head === undefined) throw notShown("Its first line cannot be read");
      return head.headers;
    }
    case "json":
      return keysOf(readFileSync(path, "utf8"));
  }
}

function keysOf(text: string): readonly string[] {
  try {
    const records: unknown = text.trimStart().startsWith("[")
      ? JSON.parse(text)
      : text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as unknown]));
    return [
      ...new Set((Array.isArray(records) ? records : []).flatMap((record) => Object.keys(record ?? {}))),
    ];
  } catch {
    throw notShown("It cannot be read as JSON");
  }
}

function notShown(why: string): TaskRefusal {
  return new TaskRefusal("table-not-shown", `The rows of this table cannot be shown: ${why}`);
}

function columnName(index: number): string {
  return `c${index}`;
}

/** A plan that reads every column as text: the engine's readers read what a plan names. */
function ruleSetFor(headers: readonly string[]): RuleSet {
  const { ruleSet } = compilePlan(shownPlan);
  const source = ruleSet?.sources[0];
  if (ruleSet === undefined || source === undefined)
    throw new Error("the plan for showing tables has errors");
  const columns = headers.map((header, index) => ({
    name: columnName(index),
    type: { kind: "text" as const },
    header,
    key: false,
    optional: true,
    place: source.place,
  }));
  const shown: Source = { ...source, columns };
  return { ...ruleSet, sources: [shown] };
}

const shownPlan = `language 1
plan shown "Shown" {
  effective from 2026-01-01 through 2026-12-31
  currency USD
  round half even
}
data shown_rows {
  id     : text key
  who    : payee
  amount : money
  day    : date
}
credit each_one of shown_rows on day {
  worth amount
  to    who 100%
}
measure shown_amount per year = sum(each_one)
component shown_pay per year {
  pay shown_amount * 1%
}
payout per year {
  pay shown_pay
}
`;
