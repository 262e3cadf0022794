/** Sums and counts of credits over whole months, from the sums by payee and month. */

import { type MonthCells, monthCells } from "../credits/month-cells.js";
import { everyLane, type Frame } from "../frame.js";
import { mostSafe } from "../numbers/integer.js";
import { pairsOfHalves } from "../numbers/pairs.js";
import type { Stretch } from "../time/periods.js";
import { countNumber, mostOf, narrow, narrowed, paired, wide } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";

/** `undefined` where the window does not consist of months, or the credit's cells cannot be made. */
export function overMonths(
  expression: AggregateExpression,
  credit: string,
  days: Stretch,
  frame: Frame,
): NumberVector | undefined {
  const { run, view, owners } = frame;
  const { function: operation, value, where } = expression;
  const { op } = run.prepared.expression(value);
  const isSum = operation === "sum" && op === "credited";
  const isCount = operation === "count" && (op === "credited" || op === "constant");
  if ((!isSum && !isCount) || owners === undefined) return undefined;
  if (owners.limits !== undefined || owners.groups !== undefined) return undefined;
  const { calendar } = run.prepared;
  const through = Math.min(days.through, view.asOf);
  const from = Math.max(days.from, calendar.from);
  const last = Math.min(through, calendar.through);
  const isWhole =
    from > last ||
    ((from === calendar.from || calendar.at("month", from).from === from) &&
      (last === calendar.through || calendar.at("month", last).through === last));
  if (!isWhole) return undefined;
  const cells = monthCells(run, view, credit, where, isCount);
  if (cells === undefined) return undefined;
  const first = cells.months.findIndex((month) => month.through >= from);
  const end = cells.months.findIndex((month) => month.from > last);
  const range = {
    first: from > last ? 0 : first,
    end: from > last ? 0 : end < 0 ? cells.months.length : end,
  };
  return isCount ? counted(cells, range, frame) : added(cells, range, frame);
}

interface MonthRange {
  readonly first: number;
  readonly end: number;
}

/** The place of each lane's payee among everybody; absent: all of them. */
function placesOf({ owners, run }: Frame): Int32Array | undefined {
  if (owners?.payees === undefined) return undefined;
  if (owners.memo === run.payeeMemo && owners.at !== undefined) return owners.at;
  return owners.payees.map((payee) => run.indexOf(payee));
}

function counted({ months, counts }: MonthCells, { first, end }: MonthRange, frame: Frame): NumberVector {
  const totals = new Float64Array(frame.size);
  if (counts === undefined) return countNumber(totals);
  const places = placesOf(frame);
  const everybody = counts.length / Math.max(months.length, 1);
  for (let lane = 0; lane < totals.length; lane += 1) {
    const [low, high] =
      places === undefined ? [0, everybody] : [places[lane] ?? -1, (places[lane] ?? -1) + 1];
    let total = 0;
    for (let place = low; place < high; place += 1) {
      for (let month = first; month < end && place >= 0; month += 1)
        total += counts[place * months.length + month] ?? 0;
    }
    totals[lane] = total;
  }
  return countNumber(totals);
}

function added(cells: MonthCells, { first, end }: MonthRange, frame: Frame): NumberVector {
  const { months, low, high, scale } = cells;
  const count = months.length;
  const places = placesOf(frame);
  if (places === undefined) {
    const everybody = everyLane(low.length / Math.max(count, 1));
    const all = addedBig(cells, { first, end }, everybody).reduce((sum, each) => sum + each, 0n);
    return narrowed(wide(new Array<bigint>(frame.size).fill(all), scale));
  }
  if (high !== undefined) {
    const pairs = addedPairs(cells, high, { first, end }, places);
    if (pairs === undefined) return narrowed(wide(addedBig(cells, { first, end }, places), scale));
    return frame.run.settings.isSplit ? pairs : narrowed(pairs);
  }
  const n = new Float64Array(frame.size);
  let reach = 0;
  for (let lane = 0; lane < n.length; lane += 1) {
    const start = (places[lane] ?? 0) * count;
    let total = 0;
    for (let cell = start + first; cell < start + end; cell += 1) {
      const value = low[cell] ?? 0;
      total += value;
      reach = Math.max(reach, value < 0 ? -value : value);
    }
    n[lane] = total;
  }
  // Each cell was proved safe; so many of them in one sum are, if that many of the largest are.
  if (reach * count <= mostSafe) return narrow(n, scale, mostOf(n));
  return narrowed(wide(addedBig(cells, { first, end }, places), scale));
}

/** The cells of each place, in pairs of doubles; `undefined` where these may not hold them. */
function addedPairs(
  { months: { length: count }, low, shift, scale }: MonthCells,
  high: Float64Array,
  { first, end }: MonthRange,
  places: Int32Array,
): NumberVector | undefined {
  const halves = { high: new Float64Array(places.length), low: new Float64Array(places.length) };
  for (let lane = 0; lane < places.length; lane += 1) {
    const place = places[lane] as number;
    if (place < 0) continue;
    let [upper, lower, reach] = [0, 0, 0];
    for (let cell = place * count + first; cell < place * count + end; cell += 1) {
      upper += high[cell] as number;
      lower += low[cell] as number;
      reach += Math.abs(high[cell] as number) + Math.abs(low[cell] as number);
    }
    if (reach > mostSafe) return undefined;
    halves.high[lane] = upper;
    halves.low[lane] = lower;
  }
  const found = pairsOfHalves(halves.high, halves.low, shift);
  return found && paired(found.pairs, scale, found.most);
}

/** The cells of each place, in big integers. */
function addedBig(
  { months, low, high, shift }: MonthCells,
  { first, end }: MonthRange,
  places: Int32Array,
): readonly bigint[] {
  const unit = 1n << BigInt(shift);
  return Array.from(places, (place) => {
    let total = 0n;
    if (place < 0) return total;
    for (let cell = place * months.length + first; cell < place * months.length + end; cell += 1) {
      total += BigInt(low[cell] as number);
      if (high !== undefined) total += BigInt(high[cell] as number) * unit;
    }
    return total;
  });
}
