/** Adds lines to cells in halves: what each line comes to is an exact product of two doubles, settled where it must be. */

import { productsInHalves, quotientsInHalves } from "../numbers/two-doubles.js";
import {
  batchSize,
  inBatches,
  type LineBatch,
  newBatch,
  take,
  times,
  type WeighedLines,
  weigh,
} from "./sum-lines.js";
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
  const batch = newBatch();
  const right = new Float64Array(batchSize).fill(1);
  const halves = { high: new Float64Array(batchSize), low: new Float64Array(batchSize) };
  const [first, ...others] = apart;
  inBatches(all, rowCount, (own, from, to) => {
    const { cells, against } = own.lines;
    weigh(own, from, to, batch);
    const { count, value } = batch;
    for (const { n } of beside) times(n, batch, value);
    if (first !== undefined) take(first.n, batch, right);
    for (const { n } of others) times(n, batch, right);
    if (drop === 1) productsInHalves(value, right, count, unit, halves);
    else quotientsInHalves(value, right, count, drop, unit, halves);
    add(cells, batch, halves, sums);
    if (against !== undefined) takeAgain(against, batch, halves, sums);
  });
}

function add(cells: Int32Array, { lines, count }: LineBatch, { high, low }: HalfSums, sums: HalfSums): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let lane = 0; lane < count; lane += 1) {
    const cell = cells[lines[lane] as number] as number;
    sumHigh[cell] = (sumHigh[cell] as number) + (high[lane] as number);
    sumLow[cell] = (sumLow[cell] as number) + (low[lane] as number);
  }
}

function takeAgain(
  against: Int32Array,
  { lines, count }: LineBatch,
  { high, low }: HalfSums,
  sums: HalfSums,
): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let lane = 0; lane < count; lane += 1) {
    const cell = against[lines[lane] as number] as number;
    if (cell < 0) continue;
    sumHigh[cell] = (sumHigh[cell] as number) - (high[lane] as number);
    sumLow[cell] = (sumLow[cell] as number) - (low[lane] as number);
  }
}
