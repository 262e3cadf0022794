/** One part of a CSV file that is added up, as a thread does it. */

import { closeSync, openSync } from "node:fs";
import type { CsvHead } from "@attain/engine";
import {
  type NotTaken,
  PartReader,
  type PartSumming,
  type SummedPart,
  type SummingSetup,
} from "@attain/engine/sums";
import { feedFrom, startOfPart } from "./csv-part-task.js";

/** Plain data: it goes to another thread. */
export interface CsvSumsTask {
  /** What names the run, and what it is about: sent to a thread that does not know it yet. */
  readonly run: string;
  readonly setup?: SummingSetup;
  readonly path: string;
  /** As the user knows the file. */
  readonly shown: string;
  readonly head: CsvHead;
  /** Bytes of the file from which and up to which lines start that belong to the part. */
  readonly from: number;
  readonly stop: number;
  /** Whether a record is known to start at `from`. */
  readonly isStart: boolean;
}

/** The bytes that were read, and what is kept of them. */
export interface ReadSums {
  readonly start: number;
  readonly end: number;
  readonly summed: SummedPart | NotTaken;
}

/** `undefined` when no line starts near enough to where the part does. */
export async function sumCsvPart(task: CsvSumsTask, summing: PartSumming): Promise<ReadSums | undefined> {
  const { head, from, stop } = task;
  const file = openSync(task.path, "r");
  try {
    const start = task.isStart ? from : startOfPart(file, from, head);
    if (start === undefined) return undefined;
    const builder = summing.builder(task.shown);
    const part = new PartReader(builder, head, start, stop);
    await feedFrom(file, start, part.reader);
    const { end } = part.end();
    return { start, end, summed: summing.take(builder) };
  } finally {
    closeSync(file);
  }
}
