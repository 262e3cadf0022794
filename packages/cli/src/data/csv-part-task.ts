/** One part of a CSV file, as a thread reads it: what it is told, and how. */

import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { CsvHead, ReadPart, RuleSet, Source } from "@attain/engine";
// Not the whole engine, which a thread would take longer to load than to read a part.
import { firstLineStart, longestRecord, PartReader, TableBuilder } from "@attain/engine/csv";

/** Plain data: it goes to another thread. */
export interface CsvPartTask {
  readonly ruleSet: RuleSet;
  readonly source: Source;
  readonly path: string;
  /** As the user knows the file. */
  readonly shown: string;
  readonly head: CsvHead;
  /** Bytes of the file from which and up to which lines start that belong to the part. */
  readonly from: number;
  readonly stop: number;
}

export const pieceBytes = 1 << 20;

/** `undefined` when no line starts near enough to `from`: whoever reads the part before has to go on. */
export async function readCsvPart(task: CsvPartTask): Promise<ReadPart | undefined> {
  const { ruleSet, source, head, from, stop } = task;
  const file = openSync(task.path, "r");
  try {
    const start = startOfPart(file, from, head);
    if (start === undefined) return undefined;
    const part = new PartReader(new TableBuilder(ruleSet, source, task.shown, true), head, start, stop);
    await feedFrom(file, start, part.reader);
    return part.finish();
  } finally {
    closeSync(file);
  }
}

/** Where the first line of a part starts; `undefined` when that is not near enough. */
export function startOfPart(file: number, from: number, head: CsvHead): number | undefined {
  if (from <= head.start) return from;
  const bytes = new Uint8Array(longestRecord);
  const read = readSync(file, bytes, 0, bytes.length, from - 1);
  const lineStart = firstLineStart(bytes.subarray(0, read));
  return lineStart === undefined ? undefined : from + lineStart;
}

interface Reading {
  readonly isDone: boolean;
  feed(bytes: Uint8Array): void;
}

/**
 * Feeds a file from byte `start` on until the reader has what it wants or the file ends. A piece is read while
 * everything waits, which is quicker than to ask for it, and then everybody else has a turn.
 */
export async function feedFrom(
  file: number,
  start: number,
  reader: Reading,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const bytes = new Uint8Array(pieceBytes);
  let at = start;
  while (!reader.isDone) {
    const read = readSync(file, bytes, 0, pieceBytes, at);
    if (read === 0) return;
    at += read;
    reader.feed(bytes.subarray(0, read));
    onBytes(read);
    await nextTurn();
  }
}
