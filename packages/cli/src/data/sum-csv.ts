/**
 * A large CSV file, added up part by part by all threads, without keeping a row. The parts are put together in
 * the order of the file, which shows whether each started where a record does.
 */

import { randomUUID } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { type CsvOptions, type DataNote, type FactTable, readCsvHead } from "@attain/engine";
import { hasPartRows, type NotTaken, PartSumming, SummedParts, type SummingSetup } from "@attain/engine/sums";
import { pieceBytes } from "./csv-part-task.js";
import { type ReadingThreads, stopsOf } from "./csv-parts.js";
import { type CsvSumsTask, type ReadSums, sumCsvPart } from "./csv-sums-task.js";
import type { DataFile } from "./data-file.js";

export interface SumsRequest {
  readonly file: DataFile;
  readonly setup: SummingSetup;
  readonly threads: ReadingThreads | undefined;
  readonly onBytes: (bytes: number) => void;
  /** Parts of another size than usual: bytes of a CSV file, rows of a Parquet file. */
  readonly partSize?: number;
  /** Is told what was read as it was written, though something else may have been meant. */
  readonly onNotes?: (notes: readonly DataNote[]) => void;
}

/** Small enough that threads end together, and that few of them in memory are little. */
const mostPartBytes = 16 << 20;

export async function sumCsv(request: SumsRequest): Promise<FactTable | NotTaken> {
  const { file, setup, threads, onBytes, partSize = mostPartBytes } = request;
  const { path, shown, bytes } = file;
  const head = headOf(path, file.format === "tsv" ? { delimiter: "\t" } : {});
  if (head === undefined || !hasPartRows(file.source, head.headers)) return "whole";
  const run = randomUUID();
  const count = (threads?.count ?? 0) + 1;
  const stops = stopsOf(head.start, bytes, count * 3, partSize);
  const tasks = stops.map((stop, index): CsvSumsTask => {
    const from = stops[index - 1] ?? head.start;
    return { run, path, shown, head, from, stop, isStart: index === 0 };
  });
  const own = new PartSumming(setup);
  const parts = new SummedParts(setup, own);
  const reads: (Later<ReadSums | undefined> | undefined)[] = tasks.map(() => new Later());
  let next = 0;
  let notTaken: NotTaken | undefined;
  let bytesRead = 0;

  /** Takes whichever part comes next until there is none. */
  const work = async (sum: (task: CsvSumsTask) => Promise<ReadSums | undefined>) => {
    while (notTaken === undefined && next < tasks.length) {
      const index = next;
      next += 1;
      const task = tasks[index];
      if (task === undefined) return;
      try {
        reads[index]?.settle(await sum(task));
      } catch (error) {
        notTaken = "whole";
        throw error;
      }
      bytesRead += task.stop - task.from;
      onBytes(bytesRead);
    }
  };
  const joined = async () => {
    let offset = head.start;
    for (const [index, task] of tasks.entries()) {
      let part = await reads[index]?.value;
      reads[index] = undefined;
      if (notTaken !== undefined) return;
      // A record that is longer than the part leaves nothing of it.
      if (offset >= task.stop) continue;
      if (part?.start !== offset) part = await sumCsvPart({ ...task, from: offset, isStart: true }, own);
      const summed = part?.summed ?? "whole";
      if (part === undefined || typeof summed === "string") {
        notTaken = typeof summed === "string" ? summed : "whole";
        return;
      }
      parts.add(summed);
      offset = part.end;
    }
  };
  const working = [
    work((task) => sumCsvPart(task, own)),
    ...Array.from({ length: threads?.count ?? 0 }, () =>
      work((task) => threads?.sum(task, setup) ?? sumCsvPart(task, own)),
    ),
  ];
  const joining = joined();
  // What fails is told of where it is waited for.
  joining.catch(() => undefined);
  await Promise.all(working);
  // What nobody took any more is not waited for.
  for (const read of reads) read?.settle(undefined);
  await joining;
  request.onNotes?.(parts.noted);
  return notTaken ?? parts.finish();
}

/** A value that comes later. */
class Later<Value> {
  settle: (value: Value) => void = () => undefined;
  readonly value = new Promise<Value>((resolve) => {
    this.settle = resolve;
  });
}

export function headOf(path: string, options: CsvOptions) {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(pieceBytes);
    return readCsvHead(bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)), options);
  } finally {
    closeSync(file);
  }
}
