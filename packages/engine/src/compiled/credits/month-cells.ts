/**
 * Sums of a credit by payee and month, straight from the rows, without a line for each credit. Possible
 * where rows stand whatever is known when, conditions and weights go by columns of few values, and no row
 * is at fault; everything else goes by the book of credits.
 */

import type { Credit, RuleName } from "../../rule-set.js";
import { settledPlaces } from "../evaluate/operand.js";
import { foldOf } from "../rows/fold.js";
import type { Run, View } from "../run.js";
import { cellsName } from "../summed/asked-cells.js";
import { cellsKept } from "../summed/cells-kept.js";
import type { Period } from "../time/periods.js";
import type { PlanMonths } from "./credit-lines.js";
import { type CreditedRows, creditedRows } from "./credited-rows.js";
import { receiverShares } from "./receiver-shares.js";
import { sumHalves } from "./sum-halves.js";
import { countLines, sumLines, type WeighedLines } from "./sum-lines.js";
import { type SumWay, sumWay } from "./sum-way.js";
import { type Decided, decidedOf, factorsOf, foldedColumns } from "./worth-factors.js";

/** What each payee (by place among everybody) has of each month of the plan. */
export interface MonthCells {
  readonly months: readonly Period[];
  /** By payee, then month. Where one double does not hold a sum, `high` has the rest, times 2^`shift`. */
  readonly low: Float64Array;
  readonly high: Float64Array | undefined;
  readonly shift: number;
  readonly scale: number;
  /** Credits counted, where that was asked. */
  readonly counts: Int32Array | undefined;
}

/** Sums and counts of the credits that a condition keeps. */
export function monthCells(
  run: Run,
  view: View,
  name: string,
  where: RuleName | undefined,
  isCounted: boolean,
): MonthCells | undefined {
  const { cells } = view.epoch;
  const key = cellsName(name, where, isCounted);
  if (cells.has(key)) return cells.get(key);
  const credit = run.prepared.credit(name);
  const found =
    cellsKept(run, credit, key) ??
    (run.settings.isWide ? undefined : made(run, view, credit, where, isCounted));
  cells.set(key, found);
  return found;
}

function made(
  run: Run,
  view: View,
  credit: Credit,
  where: RuleName | undefined,
  isCounted: boolean,
): MonthCells | undefined {
  const { of, on, scope, final } = credit;
  const isPlain = on !== undefined && final === undefined && Object.keys(scope).length === 0;
  const table = "source" in of ? run.tables.get(of.source) : undefined;
  if (!isPlain || table === undefined || !table.isTimeless) return undefined;
  const dates = table.days(on);
  const shares = receiverShares(run, credit.receivers, table);
  if (dates === undefined || shares === undefined) return undefined;
  const worth = factorsOf(run, view, credit.worth, table);
  const rules = [credit.where, where].flatMap((rule) => rule ?? []);
  const columns = foldedColumns(run, worth.folded, rules, table);
  const base = columns && foldOf(run.bound, table, columns);
  if (columns === undefined || base === undefined) return undefined;
  const decided = decidedOf(run, view, table, base, worth.folded, credit.where, where);
  if (decided === undefined) return undefined;
  const scale = worth.scale + decided.scale + shares.scale;
  const months = run.prepared.calendar.touched("month", run.prepared.calendar);
  const rows = creditedRows(run, view, {
    credit: credit.name,
    table,
    base,
    baseKey: columns.join("\u0000"),
    numbers: worth.columns,
    shares,
    dates,
    months: planMonths(run, months),
    isSettled: scale > settledPlaces,
  });
  if (rows === undefined || hasOdd(rows, decided)) return undefined;
  const tables = rows.receivers.map((own) => tableOf(rows, decided, own.shares));
  const mostBeside = rows.receivers.reduce((most, own, index) => {
    const byLine = own.shares === undefined ? own.lines.mostShare : 1;
    return Math.max(most, (tables[index]?.most ?? 0) * byLine);
  }, 1);
  const way = sumWay(
    { columns: rows.columns, mostBeside, mostInCell: rows.mostInCell, scale },
    run.settings.isSplit,
  );
  if (way === undefined) return undefined;
  const lines = rows.receivers.map((own, index): WeighedLines => {
    const table = tables[index]?.table ?? new Float64Array(0);
    return {
      ...own,
      codes: rows.fold.codes,
      table,
      counts: Uint8Array.from(table, (value) => (value === 0 ? 0 : 1)),
    };
  });
  const sums = summed(lines, rows, way, run.everybody.length * months.length);
  const counts = isCounted ? counted(lines, rows, decided, sums.low.length) : undefined;
  return { months, ...sums, counts, scale: Math.min(scale, settledPlaces) };
}

/** Which month each day of the plan is in. */
function planMonths({ prepared }: Run, months: readonly Period[]): PlanMonths {
  const { calendar } = prepared;
  const of = new Int32Array(calendar.through - calendar.from + 1);
  for (const [index, month] of months.entries())
    of.fill(index, Math.max(month.from - calendar.from, 0), month.through - calendar.from + 1);
  return { from: calendar.from, of, count: months.length };
}

/** Whether a row that is credited is for the book to judge. */
function hasOdd({ isOdd, coarse }: CreditedRows, { kept }: Decided): boolean {
  for (let code = 0; code < isOdd.length; code += 1)
    if (isOdd[code] === 1 && kept[coarse[code] as number] !== 0) return true;
  return false;
}

/** What all lines of a combination are multiplied by. */
function tableOf(
  { coarse, few }: CreditedRows,
  { kept, factor }: Decided,
  shares: Float64Array | undefined,
): { readonly table: Float64Array; readonly most: number } {
  const table = new Float64Array(coarse.length);
  let most = 0;
  for (let code = 0; code < table.length; code += 1) {
    const from = coarse[code] as number;
    if (kept[from] !== 2) continue;
    const value = (factor[from] as number) * (few[code] as number) * (shares?.[code] ?? 1);
    table[code] = value;
    if (Math.abs(value) > most) most = Math.abs(value);
  }
  return { table, most };
}

function summed(
  lines: readonly WeighedLines[],
  { fold, columns }: CreditedRows,
  way: SumWay,
  size: number,
): Pick<MonthCells, "low" | "high" | "shift"> {
  const low = new Float64Array(size);
  if (way.kind === "whole") {
    sumLines(lines, fold.codes.length, columns, low);
    return { low, high: undefined, shift: 0 };
  }
  const high = new Float64Array(size);
  sumHalves(lines, fold.codes.length, way, { high, low });
  return { low, high, shift: way.shift };
}

function counted(
  lines: readonly WeighedLines[],
  { coarse }: CreditedRows,
  { kept }: Decided,
  size: number,
): Int32Array {
  const counts = new Int32Array(size);
  const isKept = Uint8Array.from(coarse, (code) => (kept[code] === 2 ? 1 : 0));
  for (const own of lines) countLines(own, isKept, counts);
  return counts;
}
