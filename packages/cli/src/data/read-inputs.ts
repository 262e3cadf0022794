/** Everything a run is calculated from: the rows, as known on a day if one is named, and the ledger. */

import { stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import {
  type Fault,
  factsKnownBy,
  type LedgerEntry,
  ledgerOf,
  ledgerReader,
  ledgerSource,
  parseDay,
  type RuleSet,
} from "@attain/engine";
import { describeFileError } from "../describe-file-error.js";
import type { Report } from "../print/progress.js";
import { Refusal } from "../refusal.js";
import { dataFormats } from "./data-file.js";
import { type Rows, readFile, readRows } from "./read-rows.js";
import { readSummedRows } from "./read-summed-rows.js";

export interface InputsRequest {
  readonly data: string;
  readonly empty: readonly string[];
  /** A file with what was paid so far, as the user wrote it. */
  readonly ledger?: string;
  /** What faults call that file; as it was named where nothing else is said. */
  readonly ledgerName?: string;
  /** ISO 8601. */
  readonly knownAt?: string;
  /** The period to be paid, where nobody asks for a row: then rows that a plan only adds up are not kept. */
  readonly summedFor?: string;
}

export async function readInputs(
  ruleSet: RuleSet,
  request: InputsRequest,
  cwd: string,
  report: Report,
): Promise<Rows> {
  const day = request.knownAt === undefined ? undefined : requireDay(request.knownAt);
  const { ledger: named, ledgerName = named ?? "" } = request;
  const ledger = named === undefined ? undefined : await readLedger(ruleSet, named, ledgerName, cwd);
  const { data: directory, empty: without } = request;
  const { summedFor: period } = request;
  const summed =
    period === undefined || day !== undefined
      ? undefined
      : await readSummedRows(ruleSet, { directory, cwd, without, period }, report);
  const rows = summed ?? (await readRows(ruleSet, { directory, cwd, without }, report));
  const facts = day === undefined ? rows.facts : factsKnownBy(ruleSet, rows.facts, day);
  if (ledger === undefined) return { ...rows, facts };
  const { entries, faults } = ledger;
  return {
    ...rows,
    facts: { ...facts, ledger: entries },
    faults: [...rows.faults, ...faults],
    // Paying on from a part of the ledger would pay again what the rest says.
    isBroken: rows.isBroken || faults.length > 0,
  };
}

async function readLedger(
  ruleSet: RuleSet,
  named: string,
  shown: string,
  cwd: string,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly faults: readonly Fault[] }> {
  const path = resolve(cwd, named);
  const format = dataFormats.find((known) => known === extname(named).slice(1).toLowerCase());
  if (format === undefined) {
    throw Refusal.usage(
      `The ledger ${shown} is no file of rows`,
      "Name a .csv, .tsv, .json or .parquet file",
    );
  }
  const reader = ledgerReader(ruleSet);
  const bytes = await stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      const reason = describeFileError(error);
      if (reason === undefined) throw error;
      throw Refusal.usage(
        `The ledger ${shown} cannot be read: ${reason}`,
        "Name the file that the last run wrote with --write-ledger; leave --ledger out when nothing was paid yet",
      );
    },
  );
  const file = { source: ledgerSource, format, path, shown, bytes };
  const table = reader.table(ledgerSource.name, shown);
  await readFile({ ruleSet, file, mayBeEmpty: true, threads: () => undefined }, table, () => {});
  return ledgerOf(ruleSet, reader.finish());
}

function requireDay(text: string): number {
  const day = parseDay(text.trim());
  if (day !== undefined) return day;
  throw Refusal.usage(`"${text}" is not a day`, "Write --known-at with a day such as 2026-03-31");
}
