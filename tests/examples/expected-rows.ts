/** The files in an example's `expected` folder: payouts and figures, as text. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

export type ExpectedRow = Readonly<Record<string, string>>;

/** `2026-Q1` for each `2026-Q1.csv`. */
export function expectedPeriods(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-Q\d\.csv$/.test(file))
    .map((file) => file.slice(0, -".csv".length))
    .sort();
}

export function expectedRows(folder: string, file: string): readonly ExpectedRow[] {
  return parse(readFileSync(join(folder, `${file}.csv`)), { columns: true }) as ExpectedRow[];
}
