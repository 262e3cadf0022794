/**
 * Who gets what share of which row in which month, row after row, whatever conditions and parameters say:
 * made once for bound rows and kept. Rows that only the book of credits can judge are marked.
 */

import { nobody } from "./receiver-places.js";
import type { ReceiverShare, ReceiverShares } from "./receiver-shares.js";

/** The rows of which one receiver gets something. */
export interface CreditLines {
  /** Ascending; absent: every row, in order. */
  readonly rows: Int32Array | undefined;
  /** By line the cell (payee, then month) it is added to. */
  readonly cells: Int32Array;
  /** By line the cell that it is taken from again, -1 for none: what settling leaves over ends there. */
  readonly against: Int32Array | undefined;
  /** By line, in the unit of shares. */
  readonly shares: Float64Array;
  readonly mostShare: number;
}

export interface AllLines {
  /** By receiver. */
  readonly lines: readonly CreditLines[];
  /** By row: 1 for one that must not be credited so. */
  readonly isOdd: Uint8Array;
  /** In the cell that has most. */
  readonly mostInCell: number;
}

/** Which month a day of the plan is in. */
export interface PlanMonths {
  readonly from: number;
  readonly of: Int32Array;
  readonly count: number;
}

/** One receiver's lines while they are found. */
class LineBuilder {
  readonly rows: Int32Array;
  readonly cells: Int32Array;
  readonly against: Int32Array | undefined;
  readonly shares: Float64Array;
  count = 0;
  mostShare = 0;

  constructor(rowCount: number, isSettled: boolean) {
    this.rows = new Int32Array(rowCount);
    this.cells = new Int32Array(rowCount);
    this.against = isSettled ? new Int32Array(rowCount) : undefined;
    this.shares = new Float64Array(rowCount);
  }

  add(row: number, cell: number, against: number, share: number): void {
    const at = this.count;
    this.rows[at] = row;
    this.cells[at] = cell;
    if (this.against !== undefined) this.against[at] = against;
    this.shares[at] = share;
    if (share > this.mostShare) this.mostShare = share;
    this.count = at + 1;
  }

  build(rowCount: number): CreditLines {
    const { count, against, mostShare } = this;
    const isAny = against?.subarray(0, count).some((cell) => cell >= 0) === true;
    return {
      rows: count === rowCount ? undefined : this.rows.slice(0, count),
      cells: count === rowCount ? this.cells : this.cells.slice(0, count),
      against: isAny ? against?.slice(0, count) : undefined,
      shares: count === rowCount ? this.shares : this.shares.slice(0, count),
      mostShare,
    };
  }
}

/**
 * Where shares are settled one by one, the largest gets what all of them together come to, and what the
 * others get is taken from it again.
 */
export function creditLines(
  { receivers, whole }: ReceiverShares,
  places: readonly Int32Array[],
  dates: Int32Array,
  months: PlanMonths,
  isSettled: boolean,
  payees: number,
): AllLines {
  const rowCount = dates.length;
  const builders = receivers.map(() => new LineBuilder(rowCount, isSettled));
  const isOdd = new Uint8Array(rowCount);
  const inCell = new Int32Array(payees * months.count);
  const own = new Float64Array(receivers.length);
  const [from, length, count] = [months.from, months.of.length, months.count];
  for (let row = 0; row < rowCount; row += 1) {
    const day = (dates[row] as number) - from;
    const used = claimed(receivers, places, row, whole, own);
    // A date outside the plan, a receiver who is not there, shares of more than the whole: for the book to tell.
    if (day < 0 || day >= length || used < 0) {
      isOdd[row] = 1;
      continue;
    }
    const month = months.of[day] as number;
    const largest = isSettled ? largestOf(receivers, own) : -1;
    const largestCell = largest < 0 ? -1 : ((places[largest] as Int32Array)[row] as number) * count + month;
    for (let index = 0; index < own.length; index += 1) {
      const share = own[index] as number;
      if (share === 0) continue;
      const cell = ((places[index] as Int32Array)[row] as number) * count + month;
      inCell[cell] = (inCell[cell] as number) + 1;
      const isOther = largest >= 0 && index !== largest && receivers[index]?.isOverlay === false;
      if (isOther) inCell[largestCell] = (inCell[largestCell] as number) + 1;
      builders[index]?.add(row, cell, isOther ? largestCell : -1, index === largest ? used : share);
    }
  }
  let mostInCell = 0;
  for (let cell = 0; cell < inCell.length; cell += 1)
    if ((inCell[cell] as number) > mostInCell) mostInCell = inCell[cell] as number;
  return { lines: builders.map((builder) => builder.build(rowCount)), isOdd, mostInCell };
}

/** Fills in each receiver's share, nought where there is nobody; their sum, -1 for a row that is odd. */
function claimed(
  receivers: readonly ReceiverShare[],
  places: readonly Int32Array[],
  row: number,
  whole: number,
  own: Float64Array,
): number {
  let used = 0;
  for (let index = 0; index < own.length; index += 1) {
    const { share, lift, isOverlay, ifAny } = receivers[index] as ReceiverShare;
    const place = (places[index] as Int32Array)[row] as number;
    own[index] = 0;
    if (place < 0) {
      if (place === nobody && ifAny) continue;
      return -1;
    }
    const part =
      share === "rest" ? whole - used : (typeof share === "number" ? share : (share.n[row] as number)) * lift;
    if (part < 0) return -1;
    own[index] = part;
    if (isOverlay) continue;
    used += part;
    if (used > whole) return -1;
  }
  return used;
}

/** The largest of the shares of the whole, of equals the one written first; -1 where nobody has any. */
function largestOf(receivers: readonly ReceiverShare[], own: Float64Array): number {
  let largest = -1;
  for (let index = 0; index < own.length; index += 1) {
    const share = own[index] as number;
    if (share === 0 || receivers[index]?.isOverlay !== false) continue;
    const best = largest < 0 ? 0 : (own[largest] as number);
    const isFirst = (receivers[index]?.position ?? 0) < (receivers[largest]?.position ?? 0);
    if (share > best || (share === best && isFirst)) largest = index;
  }
  return largest;
}
