/** Adds lines to cells: plain loops over doubles whose products and sums were proved safe. */

import type { ReceiverRows } from "./credited-rows.js";
import type { NamedNumbers } from "./worth-factors.js";

/** One receiver's lines with what each is multiplied by. */
export interface WeighedLines extends ReceiverRows {
  /** By row the combination it has, and by combination what it is multiplied by; nought where nothing counts. */
  readonly codes: Uint16Array;
  readonly table: Float64Array;
  /** By combination: 1 where that is something. */
  readonly counts: Uint8Array;
}

/** Rows at a time: all receivers' lines of so many, while they are in the processor's nearest memory. */
export const batchSize = 2048;

/** Calls `add` with each receiver's lines of a batch of rows, from the first to before the last. */
export function inBatches(
  all: readonly WeighedLines[],
  rowCount: number,
  add: (lines: WeighedLines, from: number, to: number) => void,
): void {
  const next = new Int32Array(all.length);
  for (let start = 0; start < rowCount; start += batchSize) {
    const end = Math.min(start + batchSize, rowCount);
    for (const [index, own] of all.entries()) {
      const from = next[index] as number;
      const to = own.lines.rows === undefined ? end : firstFrom(own.lines.rows, from, end);
      next[index] = to;
      if (from < to) add(own, from, to);
    }
  }
}

/** The first line of a row that is not before `end`. */
function firstFrom(rows: Int32Array, from: number, end: number): number {
  let line = from;
  while (line < rows.length && (rows[line] as number) < end) line += 1;
  return line;
}

export function sumLines(
  all: readonly WeighedLines[],
  rowCount: number,
  columns: readonly NamedNumbers[],
  sums: Float64Array,
): void {
  const [first, ...others] = columns;
  const batch = newBatch();
  inBatches(all, rowCount, (own, from, to) => {
    const { rows, cells } = own.lines;
    if (first === undefined || others.length > 0 || own.shares === undefined) {
      weigh(own, from, to, batch);
      for (const { n } of columns) times(n, batch, batch.value);
      addValues(cells, batch, sums);
    } else if (rows === undefined) addEveryRow(own, first.n, from, to, sums);
    else addSomeRows(own, rows, first.n, from, to, sums);
  });
}

/** The usual case: one column, something of every row. */
function addEveryRow(
  { codes, table, lines: { cells } }: WeighedLines,
  n: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  for (let row = from; row < to; row += 1) {
    const cell = cells[row] as number;
    sums[cell] = (sums[cell] as number) + (n[row] as number) * (table[codes[row] as number] as number);
  }
}

function addSomeRows(
  { codes, table, lines: { cells } }: WeighedLines,
  rows: Int32Array,
  n: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  for (let line = from; line < to; line += 1) {
    const row = rows[line] as number;
    const cell = cells[line] as number;
    sums[cell] = (sums[cell] as number) + (n[row] as number) * (table[codes[row] as number] as number);
  }
}

function addValues(cells: Int32Array, { lines, value, count }: LineBatch, sums: Float64Array): void {
  for (let lane = 0; lane < count; lane += 1) {
    const cell = cells[lines[lane] as number] as number;
    sums[cell] = (sums[cell] as number) + (value[lane] as number);
  }
}

/** Lines of a batch of rows that count for anything. */
export interface LineBatch {
  count: number;
  readonly lines: Int32Array;
  /** Of each line its row; the same where every row has one. */
  rows: Int32Array;
  readonly ownRows: Int32Array;
  /** What each is multiplied by. */
  readonly value: Float64Array;
}

export function newBatch(): LineBatch {
  const ownRows = new Int32Array(batchSize);
  return {
    count: 0,
    lines: new Int32Array(batchSize),
    rows: ownRows,
    ownRows,
    value: new Float64Array(batchSize),
  };
}

/** What all lines of a combination are multiplied by, and each line's own share where it has one. */
export function weigh(
  { lines: { rows, shares: own }, codes, table, counts, shares }: WeighedLines,
  from: number,
  to: number,
  batch: LineBatch,
): void {
  const { lines, ownRows, value } = batch;
  if (rows === undefined) {
    batch.count = weighEvery(codes, table, counts, from, to, lines, value);
    batch.rows = lines;
  } else {
    batch.count = weighSome(rows, codes, table, counts, from, to, lines, ownRows, value);
    batch.rows = ownRows;
  }
  if (shares !== undefined) return;
  for (let lane = 0; lane < batch.count; lane += 1)
    value[lane] = (value[lane] as number) * (own[lines[lane] as number] as number);
}

/** A line is written over by the next one where it does not count: no step depends on a guess. */
function weighEvery(
  codes: Uint16Array,
  table: Float64Array,
  counts: Uint8Array,
  from: number,
  to: number,
  lines: Int32Array,
  value: Float64Array,
): number {
  let count = 0;
  for (let line = from; line < to; line += 1) {
    const code = codes[line] as number;
    lines[count] = line;
    value[count] = table[code] as number;
    count += counts[code] as number;
  }
  return count;
}

function weighSome(
  rows: Int32Array,
  codes: Uint16Array,
  table: Float64Array,
  counts: Uint8Array,
  from: number,
  to: number,
  lines: Int32Array,
  ownRows: Int32Array,
  value: Float64Array,
): number {
  let count = 0;
  for (let line = from; line < to; line += 1) {
    const row = rows[line] as number;
    const code = codes[row] as number;
    lines[count] = line;
    ownRows[count] = row;
    value[count] = table[code] as number;
    count += counts[code] as number;
  }
  return count;
}

/** A column's numbers in the rows of lines. */
export function take(n: Float64Array, { rows, count }: LineBatch, into: Float64Array): void {
  for (let lane = 0; lane < count; lane += 1) into[lane] = n[rows[lane] as number] as number;
}

/** Multiplies lines by a column of their rows. */
export function times(n: Float64Array, { rows, count }: LineBatch, into: Float64Array): void {
  for (let lane = 0; lane < count; lane += 1)
    into[lane] = (into[lane] as number) * (n[rows[lane] as number] as number);
}

/** Counts lines of combinations that are kept. */
export function countLines({ lines, codes }: WeighedLines, kept: Uint8Array, counts: Int32Array): void {
  const { rows, cells } = lines;
  for (let line = 0; line < cells.length; line += 1) {
    const cell = cells[line] as number;
    const row = rows === undefined ? line : (rows[line] as number);
    counts[cell] = (counts[cell] as number) + (kept[codes[row] as number] as number);
  }
}
