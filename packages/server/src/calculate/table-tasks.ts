/** Tables as files: checked row by row against a plan, shown a page at a time, taken out of a workbook. */

import { statSync } from "node:fs";
import { basename } from "node:path";
import { type DataFile, type DataFormat, readFile } from "@attain/cli";
import { dataNoteText, FactsReader, type RuleSet, type Source } from "@attain/engine";
import type { CellObject } from "@e965/xlsx";
import { stringify } from "csv-stringify/sync";
import type { TableRows } from "../schemas/data-sets.js";
import { ruleSetOf } from "./compile-source.js";
import { readWholeTable } from "./read-whole-table.js";
import { plainText } from "./sheet-digits.js";
import { requireBounded, tableLimits, tooMany } from "./table-limits.js";
import { TaskRefusal } from "./task-refusal.js";
import type { Tasks } from "./tasks.js";
import { readSheet } from "./workbook-sheet.js";

const mostListed = 1_000;

/** What is too large is refused; then what the plan says of the rows of one of its data sets: the other data sets are not looked at. */
export async function checkTable(asked: Tasks["checkTable"]["ask"]): Promise<Tasks["checkTable"]["answer"]> {
  await requireBounded(asked.path, asked.format);
  // Without a plan nobody knows what the rows should be.
  if (asked.plan === undefined)
    return { rows: null, faults: [], faultCount: 0, leftOut: [], leftOutCount: 0, notes: [] };
  const ruleSet = ruleSetOf(asked.plan);
  const source = ruleSet.sources.find(({ name }) => name === asked.table);
  if (source === undefined) {
    const names = ruleSet.sources.map(({ name }) => name).join(", ");
    throw new TaskRefusal(
      "unknown-table",
      `The plan has no data set "${asked.table}"`,
      `Its data sets are ${names}`,
    );
  }
  const { roster, ...plan } = ruleSet.plan;
  // Alone, so that only what is wrong with these rows is told: other tables may not be there yet.
  const own = roster === source.name ? { ...plan, roster } : plan;
  const alone: RuleSet = { ...ruleSet, plan: own, sources: [withoutReferences(source)] };
  const reader = new FactsReader(alone, { mayBeEmpty: () => true });
  const builder = reader.table(source.name, basename(asked.path));
  const file = fileOf(source, asked.path, asked.format);
  await readFile({ ruleSet: alone, file, mayBeEmpty: true, threads: () => undefined }, builder, () => {});
  const { facts, faults, leftOut, notes } = reader.finish();
  return {
    rows: facts.tables.get(source.name)?.rowCount ?? 0,
    faults: faults.slice(0, mostListed),
    faultCount: faults.length,
    leftOut: leftOut.slice(0, mostListed).map(({ line, reason }) => ({ line, reason })),
    leftOutCount: leftOut.length,
    notes: notes.map(dataNoteText),
  };
}

/** Whether a row of another table is there shows when all are read together. */
function withoutReferences(source: Source): Source {
  const columns = source.columns.map((column) =>
    column.type.kind === "reference" ? { ...column, type: { kind: "text" as const } } : column,
  );
  return { ...source, columns };
}

function fileOf(source: Source, path: string, format: DataFormat): DataFile {
  return { source, format, path, shown: basename(path), bytes: statSync(path).size };
}

export async function tableRows({
  path,
  format,
  offset,
  limit,
}: Tasks["tableRows"]["ask"]): Promise<TableRows> {
  const { headers, rows } = await readWholeTable(path, format);
  const chosen = rows.slice(offset, offset + limit);
  return {
    total: rows.length,
    offset,
    headers: [...headers],
    rows: chosen.map((row) => ({ line: row.line, cells: [...row.cells] })),
  };
}

/** A sheet as it is shown, but numbers with all their digits and days as days; rows without a cell are left out. */
export function sheetToCsv({ bytes, sheet: wanted }: Tasks["sheetToCsv"]["ask"]): Uint8Array {
  const { name, sheet } = readSheet(bytes, wanted);
  const cells: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  const width = cells.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  const parts: string[] = [];
  let length = 0;
  // By index: a row far down leaves holes, and `length` of a hole is no row.
  for (const row of Object.values(cells)) {
    if (row === undefined || row.every(isBlank)) continue;
    const texts = Array.from({ length: width }, (_, column) => cellText(row[column]));
    const text = stringify([texts]);
    length += text.length;
    if (length > tableLimits.csvBytes) {
      throw tooMany(`bytes in sheet "${name}" as text`, undefined, tableLimits.csvBytes);
    }
    parts.push(text);
  }
  return Buffer.from(parts.join(""));
}

function isBlank(cell: CellObject | undefined): boolean {
  return cell?.v === undefined || cell.v === null;
}

/** A workbook holds doubles; what it shows of one is the shortest text that gives the same double. */
function cellText(cell: CellObject | undefined): string {
  const value = cell?.v;
  if (value === null || value === undefined) return "";
  // As the workbook shows it, so that the row is at fault instead of having nothing in that column.
  if (cell?.t === "e") return errorTexts.get(Number(value)) ?? "#ERROR!";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return numberText(value);
  return String(value);
}

const errorTexts: ReadonlyMap<number, string> = new Map([
  [0, "#NULL!"],
  [7, "#DIV/0!"],
  [15, "#VALUE!"],
  [23, "#REF!"],
  [29, "#NAME?"],
  [36, "#NUM!"],
  [42, "#N/A"],
]);

/** All digits of the double, 0.30000000000000004 too: what is too fine for a plan its row report tells. */
function numberText(value: number): string {
  const text = value.toString();
  return /e/.test(text) ? plainText(text) : text;
}
