/**
 * A large CSV file, read by several threads at once: this one takes the first part and then, like the others,
 * whichever comes next. What they made is put together in the order of the file.
 */

import { closeSync, openSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { type CsvHead, PartJoiner, type ReadPart, type RuleSet, type TableBuilder } from "@attain/engine";
import type { SummingSetup } from "@attain/engine/sums";
import { Piscina } from "piscina";
import { type CsvPartTask, feedFrom, readCsvPart } from "./csv-part-task.js";
import type { CsvSumsTask, ReadSums } from "./csv-sums-task.js";
import type { DataFile } from "./data-file.js";
import type { GroupSums, ParquetSumsTask } from "./parquet-sums-task.js";

/** A file below this is read by one thread: starting another takes as long. */
export const leastBytes = 24 << 20;

/** No part is larger, so that a processor that is busy elsewhere keeps nobody waiting for long. */
const mostPartBytes = 48 << 20;

/** Threads that read besides this one. Start them before there is work: it takes a while. */
export class ReadingThreads {
  readonly #pool: Piscina;
  readonly count: number;

  private constructor(count: number) {
    this.count = count;
    // Run from sources, the thread still needs what was built of them.
    const worker = new URL(
      import.meta.url.endsWith(".ts") ? "../../dist/data/csv-part-worker.js" : "./csv-part-worker.js",
      import.meta.url,
    );
    this.#pool = new Piscina({ filename: fileURLToPath(worker), minThreads: count, maxThreads: count });
  }

  /** `undefined` where there is one processor only. */
  static start(threads: number = availableParallelism()): ReadingThreads | undefined {
    return threads > 1 ? new ReadingThreads(threads - 1) : undefined;
  }

  read(task: CsvPartTask): Promise<ReadPart | undefined> {
    return this.#pool.run(task, { name: "readPart" });
  }

  /** Adds a part up instead; a thread that does not know the run yet is told of it. */
  async sum(task: CsvSumsTask, setup: SummingSetup): Promise<ReadSums | undefined> {
    const first: ReadSums | "no-setup" | undefined = await this.#pool.run(task, { name: "sumPart" });
    return first === "no-setup" ? this.#pool.run({ ...task, setup }, { name: "sumPart" }) : first;
  }

  /** The same of groups of rows of a Parquet file. */
  async sumGroups(task: ParquetSumsTask, setup: SummingSetup): Promise<GroupSums> {
    const first: GroupSums | "no-setup" = await this.#pool.run(task, { name: "sumGroups" });
    return first === "no-setup" ? this.#pool.run({ ...task, setup }, { name: "sumGroups" }) : first;
  }

  async stop(): Promise<void> {
    await this.#pool.destroy();
  }
}

export interface PartsRequest {
  readonly ruleSet: RuleSet;
  readonly file: DataFile;
  readonly head: CsvHead;
}

export async function readInParts(
  { ruleSet, file, head }: PartsRequest,
  builder: TableBuilder,
  threads: ReadingThreads,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { path, shown, bytes } = file;
  const stops = stopsOf(head.start, bytes, threads.count + 1);
  const tasks = stops.map((stop, index): CsvPartTask => {
    const from = stops[index - 1] ?? head.start;
    return { ruleSet, source: file.source, path, shown, head, from, stop };
  });
  let read = head.start;
  const tell = (more: number) => {
    read += more;
    onBytes(Math.min(read, bytes));
  };

  const parts = new Map<number, Promise<ReadPart | undefined>>();
  let next = 1;
  const threadsDone = Array.from({ length: threads.count }, async () => {
    while (next < tasks.length) await take(next, (task) => threads.read(task)).catch(() => undefined);
  });

  const joiner = new PartJoiner(builder, head);
  const opened = openSync(path, "r");
  try {
    await readNext(stops[0] ?? bytes, tell);
    for (let index = 1; index < tasks.length && !joiner.isBroken; index += 1) {
      const part = await (parts.get(index) ?? take(index, readCsvPart));
      parts.delete(index);
      const stop = stops[index] ?? bytes;
      if ((part === undefined || !joiner.take(part)) && joiner.offset < stop) await readNext(stop);
    }
  } finally {
    next = tasks.length;
    await Promise.all(threadsDone);
    closeSync(opened);
  }

  /** Has the next part read, which must be the one at `index`. */
  async function take(
    index: number,
    reading: (task: CsvPartTask) => Promise<ReadPart | undefined>,
  ): Promise<ReadPart | undefined> {
    const task = tasks[index];
    next = index + 1;
    if (task === undefined) return undefined;
    const part = reading(task);
    parts.set(index, part);
    const taken = await part;
    tell(task.stop - task.from);
    return taken;
  }

  /** Reads up to `stop`, straight into the builder. */
  async function readNext(stop: number, onBytes?: (bytes: number) => void): Promise<void> {
    const reader = joiner.next(stop, bytes);
    await feedFrom(opened, joiner.offset, reader, onBytes);
    joiner.tookNext(reader);
  }
}

/** Where parts stop: as many as there are threads, or more where they would be large. */
export function stopsOf(
  start: number,
  bytes: number,
  threads: number,
  partBytes: number = mostPartBytes,
): readonly number[] {
  const least = Math.ceil((bytes - start) / partBytes);
  const count = Math.max(1, threads >= least ? threads : Math.ceil(least / threads) * threads);
  const size = (bytes - start) / count;
  return Array.from({ length: count }, (_, index) => Math.round(start + size * (index + 1)));
}
