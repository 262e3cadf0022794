/**
 * Sums of a credit by payee and month, straight from the rows, without a line for each credit. Possible
 * where rows stand whatever is known when, conditions and weights go by columns of few values, and no row
 * is at fault; everything else goes by the book of credits.
 */

import type { Credit, Receiver, RuleName, Slot } from "../../rule-set.js";
import { decide } from "../evaluate/decide.js";
import { numbersAt, settledPlaces } from "../evaluate/operand.js";
import { type Frame, frameOf } from "../frame.js";
import { mostSafe, safePowerOfTen } from "../numbers/integer.js";
import { needsRow } from "../plan/slot-needs.js";
import { type Fold, foldOf } from "../rows/fold.js";
import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { planDays } from "../time/days-in-plan.js";
import type { Period } from "../time/periods.js";
import { multiplied } from "../vectors/arithmetic.js";
import { isNarrow } from "../vectors/vector.js";
import { type Share, type SumPlan, sumRows } from "./sum-rows.js";
import { settledShift, sumSettled } from "./sum-settled.js";

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
  const key = `${name}\u0000${where ?? ""}${isCounted ? "\u0000counted" : ""}`;
  if (cells.has(key)) return cells.get(key);
  const found = run.settings.isWide
    ? undefined
    : made(run, view, run.prepared.credit(name), where, isCounted);
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
  const plan = planOf(run, view, credit, where);
  const shift = plan && shiftFor(run, credit, plan);
  return plan === undefined || shift === undefined ? undefined : summed(run, plan, shift, isCounted);
}

// ---------------------------------------------------------------- what a credit is made of

function planOf(run: Run, view: View, credit: Credit, where: RuleName | undefined): SumPlan | undefined {
  const { of, on, scope, final } = credit;
  const isPlain = on !== undefined && final === undefined && Object.keys(scope).length === 0;
  const table = "source" in of ? run.tables.get(of.source) : undefined;
  if (!isPlain || table === undefined || !table.isTimeless) return undefined;
  const dates = table.days(on);
  const worth = factorsOf(run, credit.worth, table);
  const receivers = sharesOf(run, view, credit.receivers, table);
  if (dates === undefined || worth === undefined || receivers === undefined) return undefined;
  const rules = [credit.where, where].flatMap((rule) => rule ?? []);
  const columns = foldedColumns(run, worth.folded, rules, table);
  const fold = columns && foldOf(run.bound, table, columns);
  if (fold === undefined) return undefined;
  const there = Int32Array.from(fold.first.keys()).filter((code) => (fold.first[code] ?? -1) >= 0);
  const frame = frameOf({
    run,
    view,
    size: there.length,
    rows: { table, at: there.map((code) => fold.first[code] ?? 0) },
  });
  const kept = keptCodes(fold, there, credit.where, where, frame);
  const factor = kept && factorOf(fold, there, kept, worth.folded, frame);
  if (kept === undefined || factor === undefined) return undefined;
  const scale = worth.scale + factor.scale + receivers.scale;
  return {
    fold,
    dates,
    kept,
    factor: factor.n,
    factorMost: factor.most,
    columns: worth.columns,
    receivers: receivers.shares,
    whole: safePowerOfTen(receivers.scale),
    scale,
  };
}

interface Factors {
  readonly columns: SumPlan["columns"];
  readonly scale: number;
  readonly folded: readonly Slot[];
}

/** Columns of numbers, and values that go by few combinations. */
function factorsOf(run: Run, slot: Slot, table: Table): Factors | undefined {
  const operands = multipliedSlots(run, slot);
  const columns: { readonly n: Float64Array; readonly most: number }[] = [];
  const folded: Slot[] = [];
  let scale = 0;
  for (const operand of operands) {
    const own = run.prepared.expression(operand);
    const numbers = own.op === "column" ? table.numbers(own.column) : undefined;
    if (numbers === undefined) folded.push(operand);
    else {
      columns.push(numbers);
      scale += numbers.scale;
    }
  }
  return columns.length > 2 ? undefined : { columns, scale, folded };
}

/** What is multiplied, through products of products. */
function multipliedSlots(run: Run, slot: Slot): readonly Slot[] {
  const expression = run.prepared.expression(slot);
  return expression.op === "multiply"
    ? expression.operands.flatMap((operand) => multipliedSlots(run, operand))
    : [slot];
}

function sharesOf(
  run: Run,
  view: View,
  receivers: readonly Receiver[],
  table: Table,
): { readonly shares: readonly Share[]; readonly scale: number } | undefined {
  const drafts: (Omit<Share, "share" | "lift"> & {
    readonly share: Share["share"];
    readonly scale: number;
  })[] = [];
  for (const [position, { kind, who, share, ifAny }] of receivers.entries()) {
    const expression = run.prepared.expression(who);
    const places = expression.op === "column" ? placesOf(run, view, table, expression.column) : undefined;
    if (places === undefined) return undefined;
    const draft = { isOverlay: kind === "overlay", ifAny, places, position };
    if (share === "rest") {
      drafts.push({ ...draft, share, scale: 0 });
      continue;
    }
    const value = run.prepared.expression(share);
    const numbers = value.op === "column" ? table.numbers(value.column) : undefined;
    const literal = value.op === "constant" ? run.prepared.constant(share) : undefined;
    if (numbers !== undefined) {
      // Shares below nought or above the whole are for the book to judge.
      if (numbers.least < 0) return undefined;
      drafts.push({ ...draft, share: numbers.n, scale: numbers.scale });
    } else if (literal?.kind === "number" && literal.units >= 0n && literal.units <= BigInt(mostSafe)) {
      drafts.push({ ...draft, share: Number(literal.units), scale: literal.scale });
    } else return undefined;
  }
  const rests = drafts.filter(({ share }) => share === "rest");
  if (drafts.length === 0 || rests.length > 1 || rests.some(({ isOverlay }) => isOverlay)) return undefined;
  const scale = Math.max(...drafts.map((draft) => draft.scale));
  if (scale > 6) return undefined;
  // What is left is known once all others are.
  const ordered = [...drafts.filter(({ share }) => share !== "rest"), ...rests];
  return { scale, shares: ordered.map((draft) => ({ ...draft, lift: safePowerOfTen(scale - draft.scale) })) };
}

/** The columns by which values and rules go, if nothing else decides them. */
function foldedColumns(
  run: Run,
  slots: readonly Slot[],
  rules: readonly RuleName[],
  table: Table,
): readonly string[] | undefined {
  const needs = run.prepared.needs.all(slots, rules, table.source.name);
  return (needs.bits & ~needsRow) === 0 ? [...needs.columns] : undefined;
}

function keptCodes(
  fold: Fold,
  there: Int32Array,
  where: RuleName | undefined,
  more: RuleName | undefined,
  frame: Frame,
): Uint8Array | undefined {
  const first = where === undefined ? undefined : decide(where, frame);
  const second = more === undefined ? undefined : decide(more, frame);
  if (first?.gaps !== undefined || second?.gaps !== undefined) return undefined;
  const kept = new Uint8Array(fold.first.length);
  for (const [lane, code] of there.entries()) {
    const isCredited = first === undefined || first.yes[lane] === 1;
    kept[code] = !isCredited ? 0 : second === undefined || second.yes[lane] === 1 ? 2 : 1;
  }
  return kept;
}

/** The product of the values that go by combinations. */
function factorOf(
  fold: Fold,
  there: Int32Array,
  kept: Uint8Array,
  slots: readonly Slot[],
  frame: Frame,
): { readonly n: Float64Array; readonly scale: number; readonly most: number } | undefined {
  const n = new Float64Array(fold.first.length).fill(1);
  const [first, ...others] = slots.map((slot) => numbersAt(slot, frame));
  if (first === undefined) return { n, scale: 0, most: 1 };
  const product = others.reduce(multiplied, first);
  if (!isNarrow(product) || product.d !== undefined || product.scale < 0) return undefined;
  for (const [lane, code] of there.entries()) {
    if (kept[code] !== 0 && product.gaps !== undefined && product.gaps.at[lane] !== 0) return undefined;
    n[code] = product.n[lane] ?? 0;
  }
  return { n, scale: product.scale, most: product.most };
}

// ---------------------------------------------------------------- who is credited, and how much fits

/**
 * By row the receiver's place among everybody: -1 where the cell is empty, -2 where the roster has nobody
 * of that name. `undefined` where somebody comes or goes while the plan runs.
 */
function placesOf(run: Run, view: View, table: Table, column: string): Int32Array | undefined {
  const payees = table.payees(column);
  const known = payees && knownPlaces(run, view);
  if (payees === undefined || known === undefined) return undefined;
  const { bound } = run;
  const key = `${table.source.name}\u0000${column}\u0000${view.epoch.known}`;
  const cached = bound.placesOfRows.get(key);
  if (cached !== undefined) return cached;
  const { codes, present } = payees;
  const places = new Int32Array(codes.length);
  for (let row = 0; row < places.length; row += 1) {
    places[row] = present !== undefined && present[row] === 0 ? -1 : (known[codes[row] ?? 0] ?? -2);
  }
  bound.placesOfRows.set(key, places);
  return places;
}

/** By code of a text. */
function knownPlaces(run: Run, view: View): Int32Array | undefined {
  const { calendar } = run.prepared;
  const days = planDays(run, view);
  const isAlwaysIn = [...new Set(days)].every(
    ({ days: own }) =>
      own.length === 0 || (own[0]?.from === calendar.from && own[0].through === calendar.through),
  );
  if (!isAlwaysIn) return undefined;
  const places = run.bound.places();
  const { roster } = run;
  if (roster === undefined) return places;
  const [key] = roster.keys;
  const index = key === undefined ? undefined : roster.index([key.name], view.epoch.known);
  const known = new Int32Array(places.length).fill(-2);
  for (const code of index?.keys() ?? []) {
    const place = typeof code === "number" ? (places[code] ?? -1) : -1;
    if (place < 0) continue;
    // Somebody in the roster who is never in the plan is credited in vain.
    if (days[place]?.days.length === 0) return undefined;
    known[Number(code)] = place;
  }
  return known;
}

/**
 * By how many bits the first column is cut so that both halves' sums are safe; 0 where the whole is.
 * `undefined`: not even halves are.
 */
function shiftFor(run: Run, { receivers, of }: Credit, plan: SumPlan): number | undefined {
  const rows = receivers.reduce((sum, { who }) => {
    const expression = run.prepared.expression(who);
    const source = "source" in of ? of.source : "";
    return sum + (expression.op === "column" ? frequency(run, source, expression.column) : 0);
  }, 0);
  const [first, ...others] = plan.columns;
  const by = others.reduce(
    (product, { most }) => product * Math.max(most, 1),
    Math.max(plan.factorMost, 1) * plan.whole,
  );
  const rest = by * Math.max(rows, 1);
  const most = Math.max(first?.most ?? 1, 1);
  if (plan.scale > settledPlaces) {
    // A value that is too large is a fault, which the book tells.
    const isLarge = most * by >= 10 ** (plan.scale + 21);
    const drop = safePowerOfTen(plan.scale - settledPlaces);
    return first === undefined || isLarge ? undefined : settledShift(most, by, drop, Math.max(rows, 1));
  }
  if (most * rest <= mostSafe && !run.settings.isSplit) return 0;
  if (first === undefined) return undefined;
  const bits = Math.floor(Math.log2(mostSafe / rest)) - 1;
  if (bits < 1) return undefined;
  const half = 2 ** bits;
  return (Math.floor(most / half) + 1) * rest <= mostSafe && half * rest <= mostSafe ? bits : undefined;
}

/** Rows of the payee who has most. */
function frequency({ bound }: Run, source: string, column: string): number {
  const key = `${source}\u0000${column}`;
  const known = bound.frequencies.get(key);
  if (known !== undefined) return known;
  const payees = bound.tables.get(source)?.payees(column);
  const counts = new Int32Array(bound.texts.size);
  let most = 0;
  for (const code of payees?.codes ?? []) {
    const count = (counts[code] ?? 0) + 1;
    counts[code] = count;
    if (count > most) most = count;
  }
  bound.frequencies.set(key, most);
  return most;
}

// ---------------------------------------------------------------- the pass over the rows

function summed(run: Run, plan: SumPlan, shift: number, isCounted: boolean): MonthCells | undefined {
  const { calendar } = run.prepared;
  const months = calendar.touched("month", calendar);
  const monthOf = new Int32Array(calendar.through - calendar.from + 1);
  for (const [index, month] of months.entries()) {
    monthOf.fill(index, Math.max(month.from - calendar.from, 0), month.through - calendar.from + 1);
  }
  const size = run.everybody.length * months.length;
  const sums = {
    low: new Float64Array(size),
    high: shift === 0 ? undefined : new Float64Array(size),
    counts: isCounted ? new Int32Array(size) : undefined,
  };
  const { scale } = plan;
  const calendarMonths = { from: calendar.from, of: monthOf, count: months.length };
  const isSound =
    scale > settledPlaces
      ? sumSettled(plan, calendarMonths, shift, safePowerOfTen(scale - settledPlaces), sums)
      : sumRows(plan, calendarMonths, shift, sums);
  return isSound ? { months, ...sums, shift, scale: Math.min(scale, settledPlaces) } : undefined;
}
