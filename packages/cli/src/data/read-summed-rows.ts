/**
 * Reads the data sets of a plan without keeping the rows of the largest, where the plan does nothing with them
 * but add them up: quicker, and in bounded memory. Where anything is wrong, or somebody wants the rows, it
 * says nothing, and the files are read with all their rows.
 */

import { absentNote, type DataNote, FactsReader, type RuleSet, type Source } from "@attain/engine";
import {
  type KeyProof,
  paysFromSums,
  plainTables,
  type SummingSetup,
  summableSources,
} from "@attain/engine/sums";
import { describeFileError } from "../describe-file-error.js";
import type { Report } from "../print/progress.js";
import { leastBytes as bytesForThreads } from "./csv-parts.js";
import type { DataFile } from "./data-file.js";
import { findDataFiles } from "./find-data-files.js";
import { readParquetHeaders } from "./read-parquet.js";
import { OpenedThreads, type Rows, type RowsRequest, readFile } from "./read-rows.js";
import { headOf, sumCsv } from "./sum-csv.js";
import { sumParquet } from "./sum-parquet.js";

export interface SummedRowsRequest extends RowsRequest {
  readonly period: string;
  /** Files of fewer bytes are not worth it. */
  readonly leastBytes?: number;
  /** For tests: parts of another size than usual. */
  readonly partSize?: number;
}

/** Below this, rows in memory are no burden, and everything can be asked of them. */
const usualLeastBytes = 4 << 20;

/** The same rows take a quarter of the bytes. */
const parquetBytesForThreads = bytesForThreads >> 2;

/** `undefined` where the rows are needed. */
export async function readSummedRows(
  ruleSet: RuleSet,
  request: SummedRowsRequest,
  report: Report,
): Promise<Rows | undefined> {
  const { directory, cwd, period, leastBytes = usualLeastBytes } = request;
  const without = new Set(request.without);
  const candidates = new Set(summableSources(ruleSet).map(({ name }) => name));
  if (candidates.size === 0) return undefined;
  const found = await findDataFiles(ruleSet.sources, directory, cwd, without);
  const largest = found.files
    .filter(
      ({ source, format, bytes }) => candidates.has(source.name) && format !== "json" && bytes >= leastBytes,
    )
    .reduce<DataFile | undefined>((most, file) => (file.bytes > (most?.bytes ?? 0) ? file : most), undefined);
  if (largest === undefined || found.faults.length > 0) return undefined;

  const threads = new OpenedThreads();
  try {
    const others = await readOthers(ruleSet, largest.source, found.files, without);
    if (others === undefined || !isPaidFromSums(ruleSet, others.facts, largest.source, period))
      return undefined;
    const setup = (proof: KeyProof): SummingSetup => {
      const { source } = largest;
      return { ruleSet, source: source.name, others: plainTables(others.facts, source.name), proof };
    };
    const sum = largest.format === "parquet" ? sumParquet : sumCsv;
    const least = largest.format === "parquet" ? parquetBytesForThreads : bytesForThreads;
    const isForThreads = request.threads !== undefined || largest.bytes >= least;
    const opened = isForThreads ? threads.open(request.threads) : undefined;
    const size = request.partSize === undefined ? {} : { partSize: request.partSize };
    const onBytes = (bytes: number) => report(bytes / largest.bytes);
    let noted: readonly DataNote[] = [];
    const onNotes = (notes: readonly DataNote[]) => {
      noted = notes;
    };
    const byProof = (proof: KeyProof) =>
      sum({ file: largest, setup: setup(proof), threads: opened, onBytes, onNotes, ...size });
    const inOrder = await byProof("order");
    const table = inOrder === "unordered" ? await byProof("hashes") : inOrder;
    if (typeof table === "string") return undefined;
    const tables = new Map(
      ruleSet.sources.flatMap(({ name }) => {
        const own = name === largest.source.name ? table : others.facts.tables.get(name);
        return own === undefined ? [] : [[name, own] as const];
      }),
    );
    const absent = absentNote(largest.source, largest.shown, await headersOf(largest));
    const notes = [...others.notes, ...absent, ...noted];
    return { ...others, facts: { ...others.facts, tables }, notes, isBroken: false };
  } catch (error) {
    // Who reads the rows says what is wrong with the file.
    if (describeFileError(error) === undefined) throw error;
    return undefined;
  } finally {
    await threads.close();
  }
}

async function headersOf({ path, format }: DataFile): Promise<readonly string[]> {
  if (format === "parquet") return (await readParquetHeaders(path)) ?? [];
  return headOf(path, format === "tsv" ? { delimiter: "\t" } : {})?.headers ?? [];
}

/** The other data sets, when nothing is wrong with them. */
async function readOthers(
  ruleSet: RuleSet,
  summed: Source,
  files: readonly DataFile[],
  without: ReadonlySet<string>,
) {
  const reader = new FactsReader(ruleSet, {
    mayBeEmpty: (source) => source === summed.name || without.has(source),
  });
  for (const file of files) {
    if (file.source === summed) continue;
    const mayBeEmpty = without.has(file.source.name);
    const table = reader.table(file.source.name, file.shown);
    await readFile({ ruleSet, file, mayBeEmpty, threads: () => undefined }, table, () => undefined);
  }
  const read = reader.finish();
  return read.faults.length > 0 || read.leftOut.length > 0 ? undefined : read;
}

/** What was found for a plan, which a calculation of nothing shows. */
const found = new WeakMap<RuleSet, Map<string, boolean>>();

function isPaidFromSums(...[ruleSet, others, source, period]: Parameters<typeof paysFromSums>): boolean {
  const known = found.get(ruleSet) ?? new Map<string, boolean>();
  found.set(ruleSet, known);
  const key = `${source.name} ${period}`;
  const answer = known.get(key) ?? paysFromSums(ruleSet, others, source, period);
  known.set(key, answer);
  return answer;
}
