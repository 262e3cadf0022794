/**
 * Who gets what share of which row in which month, row after row, whatever conditions and parameters say:
 * made once for bound rows and kept. Rows that only the book of credits can judge are marked.
 */

import { nobody, type PlanSpans } from "./receiver-places.js";
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

/** What lines are made of. */
export interface LineRows {
  /** By receiver, then row. */
  readonly places: readonly Int32Array[];
  /** By row. */
  readonly dates: Int32Array;
  readonly spans: PlanSpans | "everywhere";
  readonly months: PlanMonths;
  /** How many there are. */
  readonly payees: number;
}

/** Which month a day of the plan is in. */
export interface PlanMonths {
  readonly from: number;
  readonly of: Int32Array;
  readonly count: number;
}

const batchSize = 2048;

/** One batch of rows while it passes. */
interface Batch {
  /** -1 outside the plan. */
  readonly month: Int32Array;
  /** By receiver, nought where there is nobody. */
  readonly own: readonly Float64Array[];
  /** Shares of the whole given away so far; below nought in a row that is odd. */
  readonly used: Float64Array;
  /** The receiver with the largest share, -1 where nobody has any. */
  readonly largest: Int32Array;
  readonly largestCell: Int32Array;
}

/**
 * Where shares are settled one by one, the largest gets what all of them together come to, and what the
 * others get is taken from it again.
 */
export function creditLines(
  { receivers, whole }: ReceiverShares,
  { places, dates, spans, months, payees }: LineRows,
  isSettled: boolean,
): AllLines {
  const rowCount = dates.length;
  const builders = receivers.map(
    (receiver, index) =>
      new LineBuilder(places[index] ?? new Int32Array(0), months.count, isSettled && !receiver.isOverlay),
  );
  const isOdd = new Uint8Array(rowCount);
  const inCell = new Int32Array(payees * months.count);
  const batch: Batch = {
    month: new Int32Array(batchSize),
    own: receivers.map(() => new Float64Array(batchSize)),
    used: new Float64Array(batchSize),
    largest: new Int32Array(batchSize),
    largestCell: new Int32Array(batchSize),
  };
  for (let start = 0; start < rowCount; start += batchSize) {
    const count = Math.min(batchSize, rowCount - start);
    findMonths(dates, months, start, count, batch);
    for (const [index, receiver] of receivers.entries())
      claim(
        receiver,
        places[index] as Int32Array,
        whole,
        start,
        count,
        batch.own[index] as Float64Array,
        batch,
      );
    for (let lane = 0; lane < count; lane += 1)
      // A date outside the plan, a receiver who is not there, shares of more than the whole: for the book to tell.
      if ((batch.used[lane] as number) < 0 || (batch.used[lane] as number) > whole) {
        isOdd[start + lane] = 1;
        for (const own of batch.own) own[lane] = 0;
      }
    if (spans !== "everywhere") leaveOut(places, dates, spans, isSettled, start, count, batch, isOdd);
    if (isSettled) findLargest(receivers, places, months.count, start, count, batch);
    for (const [index, builder] of builders.entries())
      builder.add(index, start, count, batch.own[index] as Float64Array, batch, inCell);
  }
  let mostInCell = 0;
  for (let cell = 0; cell < inCell.length; cell += 1)
    if ((inCell[cell] as number) > mostInCell) mostInCell = inCell[cell] as number;
  return { lines: builders.map((builder) => builder.build(rowCount)), isOdd, mostInCell };
}

function findMonths(
  dates: Int32Array,
  { from, of }: PlanMonths,
  start: number,
  count: number,
  { month, used }: Batch,
): void {
  const length = of.length;
  for (let lane = 0; lane < count; lane += 1) {
    const day = (dates[start + lane] as number) - from;
    const isInside = day >= 0 && day < length;
    month[lane] = isInside ? (of[day] as number) : -1;
    used[lane] = isInside ? 0 : odd;
  }
}

/** So far below nought that no share brings it back. */
const odd = Number.NEGATIVE_INFINITY;

function claim(
  { share, lift, isOverlay, ifAny }: ReceiverShare,
  places: Int32Array,
  whole: number,
  start: number,
  count: number,
  own: Float64Array,
  { used }: Batch,
): void {
  if (share === "rest")
    for (let lane = 0; lane < count; lane += 1) own[lane] = whole - (used[lane] as number);
  else if (typeof share === "number") own.fill(share * lift);
  else for (let lane = 0; lane < count; lane += 1) own[lane] = (share.n[start + lane] as number) * lift;
  for (let lane = 0; lane < count; lane += 1) {
    const place = places[start + lane] as number;
    if (place < 0) {
      own[lane] = 0;
      if (place !== nobody || !ifAny) used[lane] = odd;
    } else if ((own[lane] as number) < 0) used[lane] = odd;
    else if (!isOverlay) used[lane] = (used[lane] as number) + (own[lane] as number);
  }
}

/**
 * Credits dated on days when their receiver is not in the plan do not count. Where they are settled, the
 * others' still depend on them: that is for the book.
 */
function leaveOut(
  places: readonly Int32Array[],
  dates: Int32Array,
  { from, through }: PlanSpans,
  isSettled: boolean,
  start: number,
  count: number,
  batch: Batch,
  isOdd: Uint8Array,
): void {
  for (const [index, own] of batch.own.entries()) {
    const at = places[index] as Int32Array;
    for (let lane = 0; lane < count; lane += 1) {
      if (own[lane] === 0) continue;
      const place = at[start + lane] as number;
      const day = dates[start + lane] as number;
      if (day >= (from[place] as number) && day <= (through[place] as number)) continue;
      own[lane] = 0;
      if (isSettled && batch.own.some((other) => other[lane] !== 0)) isOdd[start + lane] = 1;
    }
  }
}

/** The largest of the shares of the whole, of equals the one written first. */
function findLargest(
  receivers: readonly ReceiverShare[],
  places: readonly Int32Array[],
  monthCount: number,
  start: number,
  count: number,
  { own, month, largest, largestCell }: Batch,
): void {
  largest.fill(-1);
  const inOrder = receivers
    .map(({ isOverlay, position }, index) => ({ isOverlay, position, index }))
    .filter(({ isOverlay }) => !isOverlay)
    .sort((a, b) => a.position - b.position);
  const most = new Float64Array(count);
  for (const { index } of inOrder) {
    const shares = own[index] as Float64Array;
    const at = places[index] as Int32Array;
    for (let lane = 0; lane < count; lane += 1) {
      const share = shares[lane] as number;
      if (share <= (most[lane] as number)) continue;
      most[lane] = share;
      largest[lane] = index;
      largestCell[lane] = (at[start + lane] as number) * monthCount + (month[lane] as number);
    }
  }
}

/** One receiver's lines while they are found. */
class LineBuilder {
  readonly #rows: Int32Array;
  readonly #cells: Int32Array;
  readonly #against: Int32Array | undefined;
  readonly #shares: Float64Array;
  #count = 0;
  #mostShare = 0;
  #isAgainst = false;

  constructor(
    readonly places: Int32Array,
    readonly monthCount: number,
    readonly isSettled: boolean,
  ) {
    let size = 0;
    for (let row = 0; row < places.length; row += 1) if ((places[row] as number) >= 0) size += 1;
    this.#rows = new Int32Array(size);
    this.#cells = new Int32Array(size);
    this.#against = isSettled ? new Int32Array(size).fill(-1) : undefined;
    this.#shares = new Float64Array(size);
  }

  add(
    index: number,
    start: number,
    count: number,
    own: Float64Array,
    { month, used, largest, largestCell }: Batch,
    inCell: Int32Array,
  ): void {
    const { places, monthCount, isSettled } = this;
    const [rows, cells, shares] = [this.#rows, this.#cells, this.#shares];
    let at = this.#count;
    let most = this.#mostShare;
    for (let lane = 0; lane < count; lane += 1) {
      const share = own[lane] as number;
      if (share === 0) continue;
      const cell = (places[start + lane] as number) * monthCount + (month[lane] as number);
      inCell[cell] = (inCell[cell] as number) + 1;
      rows[at] = start + lane;
      cells[at] = cell;
      shares[at] = share;
      if (share > most) most = share;
      at += 1;
    }
    if (isSettled) most = Math.max(most, this.#settle(index, count, own, used, largest, largestCell, inCell));
    this.#count = at;
    this.#mostShare = most;
  }

  /** The same lines once more: the largest share's with all shares, the others' against it. */
  #settle(
    index: number,
    count: number,
    own: Float64Array,
    used: Float64Array,
    largest: Int32Array,
    largestCell: Int32Array,
    inCell: Int32Array,
  ): number {
    const [against, shares] = [this.#against, this.#shares];
    let at = this.#count;
    let most = 0;
    for (let lane = 0; lane < count && against !== undefined; lane += 1) {
      if (own[lane] === 0) continue;
      if (largest[lane] === index) {
        const all = used[lane] as number;
        shares[at] = all;
        if (all > most) most = all;
      } else {
        const cell = largestCell[lane] as number;
        against[at] = cell;
        inCell[cell] = (inCell[cell] as number) + 1;
        this.#isAgainst = true;
      }
      at += 1;
    }
    return most;
  }

  build(rowCount: number): CreditLines {
    const count = this.#count;
    const cut = <Lines extends Int32Array | Float64Array>(lines: Lines) =>
      (lines.length === count ? lines : lines.slice(0, count)) as Lines;
    return {
      rows: count === rowCount ? undefined : cut(this.#rows),
      cells: cut(this.#cells),
      against: this.#isAgainst && this.#against !== undefined ? cut(this.#against) : undefined,
      shares: cut(this.#shares),
      mostShare: this.#mostShare,
    };
  }
}
