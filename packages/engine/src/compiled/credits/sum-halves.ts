/** Adds lines to cells in halves: what each line comes to is an exact product of two doubles, settled where it must be. */

import { productsInHalves, quotientsInHalves } from "../numbers/two-doubles.js";
import { batchSize, inBatches, take, times, type WeighedLines, weigh } from "./sum-lines.js";
import type { SumWay } from "./sum-way.js";

export interface HalfSums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export function sumHalves(
  all: readonly WeighedLines[],
  rowCount: number,
  { apart, beside, shift, drop }: Extract<SumWay, { kind: "halves" }>,
  sums: HalfSums,
): void {
  const unit = 2 ** shift;
  const left = new Float64Array(batchSize);
  const right = new Float64Array(batchSize).fill(1);
  const value = { high: new Float64Array(batchSize), low: new Float64Array(batchSize) };
  const [first, ...others] = apart;
  inBatches(all, rowCount, (own, from, to) => {
    const { rows, cells, against } = own.lines;
    weigh(own, from, to, left);
    for (const { n } of beside) times(n, rows, from, to, left);
    if (first !== undefined) take(first.n, rows, from, to, right);
    for (const { n } of others) times(n, rows, from, to, right);
    if (drop === 1) productsInHalves(left, right, to - from, unit, value);
    else quotientsInHalves(left, right, to - from, drop, unit, value);
    add(cells, from, to, value, sums);
    if (against !== undefined) takeAgain(against, from, to, value, sums);
  });
}

function add(cells: Int32Array, from: number, to: number, { high, low }: HalfSums, sums: HalfSums): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let line = from; line < to; line += 1) {
    const cell = cells[line] as number;
    sumHigh[cell] = (sumHigh[cell] as number) + (high[line - from] as number);
    sumLow[cell] = (sumLow[cell] as number) + (low[line - from] as number);
  }
}

function takeAgain(
  against: Int32Array,
  from: number,
  to: number,
  { high, low }: HalfSums,
  sums: HalfSums,
): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let line = from; line < to; line += 1) {
    const cell = against[line] as number;
    if (cell < 0) continue;
    sumHigh[cell] = (sumHigh[cell] as number) - (high[line - from] as number);
    sumLow[cell] = (sumLow[cell] as number) - (low[line - from] as number);
  }
}
