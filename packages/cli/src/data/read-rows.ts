/** Reads every data set of a plan from its file, each format by its own reader, into checked columns. */

import { FactsReader, type ReadFacts, type RuleSet, type Source, type TableBuilder } from "@attain/engine";
import type { Report } from "../print/progress.js";
import { Refusal } from "../refusal.js";
import { ReadingThreads } from "./csv-parts.js";
import type { DataFile } from "./data-file.js";
import { findDataFiles } from "./find-data-files.js";
import { readJson } from "./read-json.js";
import { readParquet } from "./read-parquet.js";
import { readSeparated } from "./read-separated.js";
import type { ReadTable } from "./read-table.js";
import { wantedHeaders } from "./wanted-headers.js";

export interface RowsRequest {
  /** As the user wrote it. */
  readonly directory: string;
  readonly cwd: string;
  /** Names of data sets that may have no file or no rows. */
  readonly without: readonly string[];
  /** For large files; when absent they are started for the first and stopped behind the last. */
  readonly threads?: ReadingThreads | "none";
}

export interface Rows extends ReadFacts {
  /** A whole file cannot be used: going on without it would pay something else. */
  readonly isBroken: boolean;
}

export async function readRows(ruleSet: RuleSet, request: RowsRequest, report: Report): Promise<Rows> {
  const { sources } = ruleSet;
  const without = new Set(request.without);
  for (const name of without) requireSource(name, sources);
  const reader = new FactsReader(ruleSet, { mayBeEmpty: (source) => without.has(source) });

  const found = await findDataFiles(sources, request.directory, request.cwd, without);
  for (const { source, fault } of found.faults) reader.table(source.name, fault.file ?? "").break(fault);

  const allBytes = found.files.reduce((sum, { bytes }) => sum + bytes, 1);
  let bytesBefore = 0;
  const threads = new OpenedThreads();
  try {
    for (const file of found.files) {
      const builder = reader.table(file.source.name, file.shown);
      const onBytes = (bytes: number) => report((bytesBefore + bytes) / allBytes);
      const mayBeEmpty = without.has(file.source.name);
      await readFile(
        { ruleSet, file, mayBeEmpty, threads: () => threads.open(request.threads) },
        builder,
        onBytes,
      );
      bytesBefore += file.bytes;
    }
  } finally {
    await threads.close();
  }
  const read = reader.finish();
  return { ...read, isBroken: read.leftOut.some(({ line }) => line === 0) };
}

export interface FileRequest {
  readonly ruleSet: RuleSet;
  readonly file: DataFile;
  /** A file without rows is no fault. */
  readonly mayBeEmpty: boolean;
  readonly threads: () => ReadingThreads | undefined;
}

export async function readFile(
  { ruleSet, file, mayBeEmpty, threads }: FileRequest,
  builder: TableBuilder,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (file.bytes === 0) fill(builder, { faults: [] }, file, mayBeEmpty);
  else if (file.format === "csv") await readSeparated({ ruleSet, file, threads }, builder, onBytes);
  else if (file.format === "tsv")
    await readSeparated({ ruleSet, file, threads, delimiter: "\t" }, builder, onBytes);
  else if (file.format === "parquet")
    await readParquet(file, builder, { mayBeEmpty, onShare: (share) => onBytes(share * file.bytes) });
  else fill(builder, await readJson(file), file, mayBeEmpty);
}

/** Threads that are started for the first large file, unless somebody else keeps them. */
export class OpenedThreads {
  #own: ReadingThreads | undefined;

  open(given: ReadingThreads | "none" | undefined): ReadingThreads | undefined {
    if (given) return given === "none" ? undefined : given;
    this.#own ??= ReadingThreads.start();
    return this.#own;
  }

  async close(): Promise<void> {
    await this.#own?.stop();
  }
}

function fill(builder: TableBuilder, read: ReadTable, file: DataFile, mayBeEmpty: boolean): void {
  const { headers = [], rows = [] } = read.table ?? {};
  if (headers.length > 0) builder.begin(headers);
  // A file without a record names no columns; where that is no fault of its own, they are the plan's.
  else if (mayBeEmpty || read.faults.length > 0) builder.begin([...wantedHeaders(file.source)]);
  for (const fault of read.faults) {
    if (fault.line > 0) builder.leaveOut(fault);
    else builder.break(fault);
  }
  for (const row of rows) builder.addRow(row.cells, row.line);
}

function requireSource(name: string, sources: readonly Source[]): void {
  if (sources.some((source) => source.name === name)) return;
  throw Refusal.usage(
    `The plan has no data set "${name}"`,
    `Its data sets are ${sources.map((source) => source.name).join(", ")}`,
  );
}
