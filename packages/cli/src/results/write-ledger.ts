/** Writes a ledger as it stands after a run: all that was in it, then what the run adds. */

import { extname } from "node:path";
import { type LedgerEntry, ledgerColumns } from "@attain/engine";
import { stringify } from "csv-stringify/sync";
import { Refusal } from "../refusal.js";
import { replaceFile } from "../replace-file.js";

export async function writeLedger(entries: readonly LedgerEntry[], file: string, cwd: string): Promise<void> {
  await replaceFile(file, cwd, ledgerText(entries, requireFormat(file)));
}

/** Columns that only pay in another currency fills. */
const onlyConverted: ReadonlySet<string> = new Set(["paidCurrency", "paid"]);

type LedgerFormat = "csv" | "tsv" | "json";

/** Before anything is calculated: a ledger that cannot be written must not stop a run that has paid. */
export function requireFormat(file: string): LedgerFormat {
  const format = extname(file).slice(1).toLowerCase();
  if (format === "csv" || format === "tsv" || format === "json") return format;
  throw Refusal.usage(`A ledger cannot be written to ${file}`, "Name a .csv, .tsv or .json file");
}

/** With the line of titles. */
export function ledgerText(entries: readonly LedgerEntry[], format: LedgerFormat): string {
  const records = entries.map((entry) =>
    Object.fromEntries(ledgerColumns.map((name) => [name, entry[name]])),
  );
  if (format === "json") return `${JSON.stringify(records, null, 2)}\n`;
  const columns = ledgerColumns.filter(
    (name) => !onlyConverted.has(name) || entries.some((entry) => entry[name] !== undefined),
  );
  return stringify(records, { header: true, columns, delimiter: format === "tsv" ? "\t" : "," });
}
