/**
 * The pass over rows that are summed by payee and month: batch after batch, column after column, in plain
 * loops over doubles whose sums were proved safe. It gives up at the first row that only the book of
 * credits can judge.
 */

import type { Fold } from "../rows/fold.js";

export interface SumPlan {
  readonly fold: Fold;
  readonly dates: Int32Array;
  /** By combination: 1 where rows are credited; 2 where the condition keeps them, too. */
  readonly kept: Uint8Array;
  /** What every row of a combination is multiplied by. */
  readonly factor: Float64Array;
  readonly factorMost: number;
  readonly columns: readonly { readonly n: Float64Array; readonly most: number }[];
  /** What is left comes last. */
  readonly receivers: readonly Share[];
  /** 100 %, in the unit of shares. */
  readonly whole: number;
  /** Of the product of all of them. */
  readonly scale: number;
}

export interface Share {
  readonly isOverlay: boolean;
  readonly ifAny: boolean;
  /** In the order written. */
  readonly position: number;
  /** By row; -1 where there is nobody, -2 where it is somebody unknown. */
  readonly places: Int32Array;
  /** By row, for all rows, or what is left. */
  readonly share: Float64Array | number | "rest";
  /** Brings a column's shares to the unit. */
  readonly lift: number;
}

/** Which month a day of the plan is in. */
export interface Months {
  readonly from: number;
  readonly of: Int32Array;
  readonly count: number;
}

/** By payee, then month. */
export interface Sums {
  readonly low: Float64Array;
  readonly high: Float64Array | undefined;
  readonly counts: Int32Array | undefined;
}

const batchSize = 2048;

/** One batch of rows while it passes. */
interface Batch {
  lanes: number;
  readonly rows: Int32Array;
  readonly month: Int32Array;
  readonly worth: Float64Array;
  /** Of sums in halves the upper one. */
  readonly upper: Float64Array;
  /** Shares given away so far. */
  readonly used: Float64Array;
  /** One receiver's share, nought where there is nobody. */
  readonly part: Float64Array;
  /** The cell each lane adds to. */
  readonly cell: Int32Array;
}

export function sumRows(plan: SumPlan, months: Months, shift: number, sums: Sums): boolean {
  const batch: Batch = {
    lanes: 0,
    rows: new Int32Array(batchSize),
    month: new Int32Array(batchSize),
    worth: new Float64Array(batchSize),
    upper: new Float64Array(batchSize),
    used: new Float64Array(batchSize),
    part: new Float64Array(batchSize),
    cell: new Int32Array(batchSize),
  };
  const { receivers, kept, fold, columns } = plan;
  const isCredited = Uint8Array.from(kept, (each) => (each === 0 ? 0 : 1));
  const isPartly = kept.includes(1);
  const isUsual = sums.high === undefined && sums.counts === undefined && !isPartly;
  const [column, ...others] = columns;
  const rowCount = fold.codes.length;
  for (let start = 0; start < rowCount; start += batchSize) {
    const end = Math.min(start + batchSize, rowCount);
    if (column !== undefined && others.length === 0 && shift === 0) {
      if (!selectWeighed(plan, column.n, isCredited, months, start, end, batch)) return false;
    } else {
      batch.lanes = select(fold.codes, isCredited, start, end, batch.rows);
      if (!monthsOf(plan.dates, months, batch)) return false;
      weigh(plan, batch, shift);
    }
    batch.used.fill(0);
    for (const receiver of receivers) {
      const { share } = receiver;
      if (isUsual && share === "rest") {
        if (!addRest(receiver, plan.whole, months.count, batch, sums.low)) return false;
      } else if (isUsual && share instanceof Float64Array && receiver.ifAny && !receiver.isOverlay) {
        if (!addSome(receiver, share, plan.whole, months.count, batch, sums.low)) return false;
      } else if (!addAny(receiver, plan, months.count, isPartly, batch, sums)) return false;
    }
  }
  return true;
}

/** Rows that are credited, their months and what they are worth, in one loop: the usual case. */
function selectWeighed(
  { fold, factor, dates }: SumPlan,
  n: Float64Array,
  isCredited: Uint8Array,
  { from, of }: Months,
  start: number,
  end: number,
  batch: Batch,
): boolean {
  const { rows, month, worth } = batch;
  const { codes } = fold;
  const length = of.length;
  let lanes = 0;
  for (let row = start; row < end; row += 1) {
    const code = codes[row] as number;
    const keep = isCredited[code] as number;
    const day = (dates[row] as number) - from;
    // A date outside the plan is a fault, which the book tells; of a row that is not credited it is none.
    if (day < 0 || day >= length) {
      if (keep === 0) continue;
      return false;
    }
    rows[lanes] = row;
    month[lanes] = of[day] as number;
    worth[lanes] = (n[row] as number) * (factor[code] as number);
    lanes += keep;
  }
  batch.lanes = lanes;
  return true;
}

/** A receiver that is there in some rows, with a share of its own. */
function addSome(
  { places, lift }: Share,
  share: Float64Array,
  whole: number,
  count: number,
  { lanes, rows, month, worth, used }: Batch,
  sums: Float64Array,
): boolean {
  for (let lane = 0; lane < lanes; lane += 1) {
    const row = rows[lane] as number;
    const place = places[row] as number;
    if (place < 0) {
      if (place === -1) continue;
      return false;
    }
    const part = (share[row] as number) * lift;
    const total = (used[lane] as number) + part;
    if (total > whole) return false;
    used[lane] = total;
    const at = place * count + (month[lane] as number);
    sums[at] = (sums[at] as number) + (worth[lane] as number) * part;
  }
  return true;
}

/** The receiver of what is left, who must be there. */
function addRest(
  { places, ifAny }: Share,
  whole: number,
  count: number,
  { lanes, rows, month, worth, used }: Batch,
  sums: Float64Array,
): boolean {
  for (let lane = 0; lane < lanes; lane += 1) {
    const place = places[rows[lane] as number] as number;
    if (place < 0) {
      if (place === -1 && ifAny) continue;
      return false;
    }
    const at = place * count + (month[lane] as number);
    sums[at] = (sums[at] as number) + (worth[lane] as number) * (whole - (used[lane] as number));
  }
  return true;
}

/** Any receiver, into any sums. */
function addAny(
  receiver: Share,
  plan: SumPlan,
  months: number,
  isPartly: boolean,
  batch: Batch,
  { low, high, counts }: Sums,
): boolean {
  const least = cellsOf(receiver.places, months, batch);
  if (least < (receiver.ifAny ? -1 : 0) || !partsOf(receiver, plan.whole, batch)) return false;
  if (isPartly) leaveOut(plan, batch);
  scatter(batch, batch.worth, low);
  if (high !== undefined) scatter(batch, batch.upper, high);
  if (counts !== undefined) count(batch, counts);
  return true;
}

/** Rows that are credited; how many they are. */
function select(
  codes: Uint16Array,
  isCredited: Uint8Array,
  start: number,
  end: number,
  rows: Int32Array,
): number {
  let lanes = 0;
  for (let row = start; row < end; row += 1) {
    rows[lanes] = row;
    lanes += isCredited[codes[row] as number] as number;
  }
  return lanes;
}

/** Whether all dates lie in the plan. */
function monthsOf(dates: Int32Array, { from, of }: Months, { lanes, rows, month }: Batch): boolean {
  const length = of.length;
  for (let lane = 0; lane < lanes; lane += 1) {
    const day = (dates[rows[lane] as number] as number) - from;
    if (day < 0 || day >= length) return false;
    month[lane] = of[day] as number;
  }
  return true;
}

/** What each row is worth, cut in two where one double does not hold the sums. */
function weigh(
  { factor, columns, fold }: SumPlan,
  { lanes, rows, worth, upper }: Batch,
  shift: number,
): void {
  const { codes } = fold;
  const [first, second] = columns;
  if (first === undefined) {
    for (let lane = 0; lane < lanes; lane += 1)
      worth[lane] = factor[codes[rows[lane] as number] as number] as number;
    return;
  }
  const { n } = first;
  if (shift === 0) {
    for (let lane = 0; lane < lanes; lane += 1) {
      const row = rows[lane] as number;
      worth[lane] = (n[row] as number) * (factor[codes[row] as number] as number);
    }
  } else {
    const unit = 2 ** shift;
    for (let lane = 0; lane < lanes; lane += 1) {
      const row = rows[lane] as number;
      const value = n[row] as number;
      const top = Math.trunc(value / unit);
      const by = factor[codes[row] as number] as number;
      worth[lane] = (value - top * unit) * by;
      upper[lane] = top * by;
    }
  }
  if (second === undefined) return;
  times(second.n, rows, lanes, worth);
  if (shift !== 0) times(second.n, rows, lanes, upper);
}

function times(n: Float64Array, rows: Int32Array, lanes: number, worth: Float64Array): void {
  for (let lane = 0; lane < lanes; lane += 1) {
    worth[lane] = (worth[lane] as number) * (n[rows[lane] as number] as number);
  }
}

/** The cell of each lane, below nought where there is nobody; the least place met. */
function cellsOf(places: Int32Array, count: number, { lanes, rows, month, cell }: Batch): number {
  let least = 0;
  for (let lane = 0; lane < lanes; lane += 1) {
    const place = places[rows[lane] as number] as number;
    if (place < least) least = place;
    cell[lane] = place < 0 ? -1 : place * count + (month[lane] as number);
  }
  return least;
}

/** How much each receives; not, where shares are more than the whole. */
function partsOf({ share, lift, isOverlay }: Share, whole: number, batch: Batch): boolean {
  const { lanes, rows, part, used, cell } = batch;
  if (share === "rest") {
    for (let lane = 0; lane < lanes; lane += 1) part[lane] = whole - (used[lane] as number);
    return true;
  }
  if (typeof share === "number") part.fill(share * lift);
  else
    for (let lane = 0; lane < lanes; lane += 1) part[lane] = (share[rows[lane] as number] as number) * lift;
  if (isOverlay) return true;
  let most = 0;
  for (let lane = 0; lane < lanes; lane += 1) {
    const total = (used[lane] as number) + ((cell[lane] as number) < 0 ? 0 : (part[lane] as number));
    used[lane] = total;
    if (total > most) most = total;
  }
  return most <= whole;
}

/** Credits that count for the shares of others, and not for this sum. */
function leaveOut({ kept, fold }: SumPlan, { lanes, rows, cell }: Batch): void {
  for (let lane = 0; lane < lanes; lane += 1) {
    if (kept[fold.codes[rows[lane] as number] as number] !== 2) cell[lane] = -1;
  }
}

function scatter({ lanes, cell, part }: Batch, worth: Float64Array, sums: Float64Array): void {
  for (let lane = 0; lane < lanes; lane += 1) {
    const at = cell[lane] as number;
    if (at >= 0) sums[at] = (sums[at] as number) + (worth[lane] as number) * (part[lane] as number);
  }
}

/** Nobody receives a share of nothing. */
function count({ lanes, cell, part }: Batch, counts: Int32Array): void {
  for (let lane = 0; lane < lanes; lane += 1) {
    const at = cell[lane] as number;
    if (at >= 0 && part[lane] !== 0) counts[at] = (counts[at] as number) + 1;
  }
}
