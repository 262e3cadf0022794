/** Adds lines to cells in halves: what each line comes to is an exact product of two doubles, settled where it must be. */

import { productsInHalves, quotientsInHalves } from "../numbers/two-doubles.js";
import { batchSize, times, type WeighedLines, weigh } from "./sum-lines.js";
import type { SumWay } from "./sum-way.js";

export interface HalfSums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

export function sumHalves(
  lines: WeighedLines,
  { apart, beside, shift, drop }: Extract<SumWay, { kind: "halves" }>,
  sums: HalfSums,
): void {
  const { rows, cells, against } = lines.lines;
  const unit = 2 ** shift;
  const left = new Float64Array(batchSize);
  const right = new Float64Array(batchSize);
  const value = { high: new Float64Array(batchSize), low: new Float64Array(batchSize) };
  for (let start = 0; start < cells.length; start += batchSize) {
    const count = Math.min(batchSize, cells.length - start);
    weigh(lines, start, count, left);
    for (const { n } of beside) times(n, rows, start, count, left);
    right.fill(1);
    for (const { n } of apart) times(n, rows, start, count, right);
    if (drop === 1) productsInHalves(left, right, count, unit, value);
    else quotientsInHalves(left, right, count, drop, unit, value);
    add(cells, start, count, value, sums);
    if (against !== undefined) takeAgain(against, start, count, value, sums);
  }
}

function add(cells: Int32Array, start: number, count: number, { high, low }: HalfSums, sums: HalfSums): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let lane = 0; lane < count; lane += 1) {
    const cell = cells[start + lane] as number;
    sumHigh[cell] = (sumHigh[cell] as number) + (high[lane] as number);
    sumLow[cell] = (sumLow[cell] as number) + (low[lane] as number);
  }
}

function takeAgain(
  against: Int32Array,
  start: number,
  count: number,
  { high, low }: HalfSums,
  sums: HalfSums,
): void {
  const { high: sumHigh, low: sumLow } = sums;
  for (let lane = 0; lane < count; lane += 1) {
    const cell = against[start + lane] as number;
    if (cell < 0) continue;
    sumHigh[cell] = (sumHigh[cell] as number) - (high[lane] as number);
    sumLow[cell] = (sumLow[cell] as number) - (low[lane] as number);
  }
}
