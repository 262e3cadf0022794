/** Adds lines to cells: plain loops over doubles whose products and sums were proved safe. */

import type { ReceiverRows } from "./credited-rows.js";
import type { NamedNumbers } from "./worth-factors.js";

/** One receiver's lines with what each is multiplied by. */
export interface WeighedLines extends ReceiverRows {
  /** By row the combination it has, and by combination what it is multiplied by; nought where nothing counts. */
  readonly codes: Uint16Array;
  readonly table: Float64Array;
}

/** Lines at a time: what is kept of them stays in the processor's nearest memory. */
export const batchSize = 2048;

export function sumLines(lines: WeighedLines, columns: readonly NamedNumbers[], sums: Float64Array): void {
  const [first, ...others] = columns;
  const { rows, cells } = lines.lines;
  if (first === undefined || others.length > 0 || lines.shares === undefined) {
    sumBatches(lines, columns, sums);
  } else if (rows === undefined) sumEveryRow(lines.codes, lines.table, first.n, cells, sums);
  else sumSomeRows(rows, lines.codes, lines.table, first.n, cells, sums);
}

/** The usual case: one column, something of every row. */
function sumEveryRow(
  codes: Uint16Array,
  table: Float64Array,
  n: Float64Array,
  cells: Int32Array,
  sums: Float64Array,
): void {
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as number;
    sums[cell] = (sums[cell] as number) + (n[row] as number) * (table[codes[row] as number] as number);
  }
}

function sumSomeRows(
  rows: Int32Array,
  codes: Uint16Array,
  table: Float64Array,
  n: Float64Array,
  cells: Int32Array,
  sums: Float64Array,
): void {
  for (let line = 0; line < cells.length; line += 1) {
    const row = rows[line] as number;
    const cell = cells[line] as number;
    sums[cell] = (sums[cell] as number) + (n[row] as number) * (table[codes[row] as number] as number);
  }
}

function sumBatches(lines: WeighedLines, columns: readonly NamedNumbers[], sums: Float64Array): void {
  const { cells } = lines.lines;
  const value = new Float64Array(batchSize);
  for (let start = 0; start < cells.length; start += batchSize) {
    const count = Math.min(batchSize, cells.length - start);
    weigh(lines, start, count, value);
    for (const { n } of columns) times(n, lines.lines.rows, start, count, value);
    for (let lane = 0; lane < count; lane += 1) {
      const cell = cells[start + lane] as number;
      sums[cell] = (sums[cell] as number) + (value[lane] as number);
    }
  }
}

/** What all lines of a combination are multiplied by, and each line's own share where it has one. */
export function weigh(
  { lines, codes, table, shares }: WeighedLines,
  start: number,
  count: number,
  into: Float64Array,
): void {
  const { rows } = lines;
  if (rows === undefined)
    for (let lane = 0; lane < count; lane += 1) into[lane] = table[codes[start + lane] as number] as number;
  else
    for (let lane = 0; lane < count; lane += 1)
      into[lane] = table[codes[rows[start + lane] as number] as number] as number;
  if (shares !== undefined) return;
  const { shares: own } = lines;
  for (let lane = 0; lane < count; lane += 1)
    into[lane] = (into[lane] as number) * (own[start + lane] as number);
}

/** Multiplies lines by a column of their rows. */
export function times(
  n: Float64Array,
  rows: Int32Array | undefined,
  start: number,
  count: number,
  into: Float64Array,
): void {
  if (rows === undefined)
    for (let lane = 0; lane < count; lane += 1)
      into[lane] = (into[lane] as number) * (n[start + lane] as number);
  else
    for (let lane = 0; lane < count; lane += 1)
      into[lane] = (into[lane] as number) * (n[rows[start + lane] as number] as number);
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
