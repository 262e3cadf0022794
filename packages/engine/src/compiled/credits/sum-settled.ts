/**
 * The same pass where a share of a row has more decimals than settled values may: each is settled by itself,
 * half even, and what settling leaves over goes to the largest share, exactly, in halves of safe integers.
 */

import { mostSafe } from "../numbers/integer.js";
import type { Months, Share, SumPlan, Sums } from "./sum-rows.js";

/** Of a number high x 2^shift + low, by reference: nothing is allocated for a row. */
interface Halves {
  high: number;
  low: number;
}

/** `drop`: what settled values are smaller by. `sums.high` must be there. */
export function sumSettled(plan: SumPlan, months: Months, shift: number, drop: number, sums: Sums): boolean {
  const { fold, kept, factor, columns, dates, receivers, whole } = plan;
  const [first, second] = columns;
  const { low, high, counts } = sums;
  if (first === undefined || high === undefined) return false;
  const { codes } = fold;
  const { n } = first;
  const unit = 2 ** shift;
  const part: Halves = { high: 0, low: 0 };
  const cells = new Int32Array(receivers.length);
  const taken = new Float64Array(receivers.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    const keep = kept[code] as number;
    if (keep === 0) continue;
    const day = (dates[row] as number) - months.from;
    if (day < 0 || day >= months.of.length) return false;
    const value = n[row] as number;
    const by = (factor[code] as number) * (second === undefined ? 1 : (second.n[row] as number));
    const sign = value < 0 === by < 0 ? 1 : -1;
    const size = Math.abs(value);
    const times = Math.abs(by);
    const top = Math.floor(size / unit) * times;
    const rest = (size % unit) * times;
    const claims = claimed(receivers, row, whole, months.count, months.of[day] as number, cells, taken);
    if (claims < 0) return false;
    let [leftHigh, leftLow, used, largest] = [0, 0, 0, -1];
    for (let index = 0; index < receivers.length; index += 1) {
      const cell = cells[index] as number;
      const share = taken[index] as number;
      if (cell < 0 || share === 0) continue;
      settle(top * share, rest * share, unit, drop, part);
      const isOverlay = receivers[index]?.isOverlay === true;
      if (!isOverlay) {
        leftHigh -= part.high;
        leftLow -= part.low;
        used += share;
        if (largest < 0 || isLarger(receivers, taken, index, largest)) largest = index;
      }
      if (keep !== 2) continue;
      high[cell] = (high[cell] as number) + sign * part.high;
      low[cell] = (low[cell] as number) + sign * part.low;
      if (counts !== undefined) counts[cell] = (counts[cell] as number) + 1;
    }
    // One share alone leaves nothing over.
    if (claims < 2 || largest < 0 || keep !== 2) continue;
    settle(top * used, rest * used, unit, drop, part);
    const left = (leftHigh + part.high) * unit + leftLow + part.low;
    const cell = cells[largest] as number;
    low[cell] = (low[cell] as number) + sign * left;
  }
  return true;
}

/** Fills in whose cell each receiver's share goes to; how many share the whole, -1 for a row that only the book can judge. */
function claimed(
  receivers: readonly Share[],
  row: number,
  whole: number,
  count: number,
  month: number,
  cells: Int32Array,
  taken: Float64Array,
): number {
  let [used, claims] = [0, 0];
  for (let index = 0; index < receivers.length; index += 1) {
    const receiver = receivers[index] as Share;
    const { share } = receiver;
    const place = receiver.places[row] as number;
    cells[index] = -1;
    if (place < 0) {
      if (place === -1 && receiver.ifAny) continue;
      return -1;
    }
    const own =
      share === "rest"
        ? whole - used
        : (typeof share === "number" ? share : (share[row] as number)) * receiver.lift;
    cells[index] = place * count + month;
    taken[index] = own;
    if (receiver.isOverlay) continue;
    used += own;
    claims += 1;
    if (used > whole) return -1;
  }
  return claims;
}

/** Of equal shares the one written first. */
function isLarger(receivers: readonly Share[], taken: Float64Array, a: number, b: number): boolean {
  const [left, right] = [taken[a] as number, taken[b] as number];
  return left > right || (left === right && (receivers[a]?.position ?? 0) < (receivers[b]?.position ?? 0));
}

/** (top x unit + rest) / drop, half even; both are safe and not below nought. */
function settle(top: number, rest: number, unit: number, drop: number, into: Halves): void {
  const high = floorOf(top, drop);
  const low = floorOf(rest, drop);
  const over = (top - high * drop) * unit + (rest - low * drop);
  const whole = floorOf(over, drop);
  const remainder = over - whole * drop;
  let below = low + whole;
  // Twice the unit of the upper half is even, so that the lower half alone tells what is odd.
  if (remainder * 2 > drop || (remainder * 2 === drop && below % 2 === 1)) below += 1;
  // The lower half stays below the unit, so that so many rows fit in its sum.
  const carried = floorOf(below, unit);
  into.high = high + carried;
  into.low = below - carried * unit;
}

/** The quotient of doubles may have been rounded up to the next whole number. */
function floorOf(value: number, divisor: number): number {
  const quotient = Math.floor(value / divisor);
  return quotient * divisor > value ? quotient - 1 : quotient;
}

/** By how many bits the first column is cut; `undefined` where no cut keeps every step and every sum safe. */
export function settledShift(most: number, by: number, drop: number, rows: number): number | undefined {
  for (let shift = 1; shift < 50; shift += 1) {
    const unit = 2 ** shift;
    const top = (Math.floor(most / unit) + 1) * by;
    const isSafe =
      top <= mostSafe &&
      unit * by <= mostSafe &&
      drop * unit * 2 <= mostSafe &&
      ((most * by) / drop / unit + (2 * by) / drop + 3) * rows <= mostSafe &&
      2 * unit * rows <= mostSafe;
    if (isSafe) return shift;
  }
  return undefined;
}
