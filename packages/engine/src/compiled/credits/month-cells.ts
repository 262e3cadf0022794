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

/** What each payee (by place among everybody) has of each month of the plan. */
export interface MonthCells {
  readonly months: readonly Period[];
  /** By payee, then month. Where one double does not hold a sum, `high` has the rest, times 2^`shift`. */
  readonly low: Float64Array;
  readonly high: Float64Array | undefined;
  readonly shift: number;
  readonly scale: number;
  /** Credits counted. */
  readonly counts: Int32Array;
}

/** Sums and counts of the credits that a condition keeps. */
export function monthCells(run: Run, view: View, name: string, where: RuleName | undefined): MonthCells | undefined {
  const { cells } = view.epoch;
  const key = `${name}\u0000${where ?? ""}`;
  if (cells.has(key)) return cells.get(key);
  const found = run.settings.isWide ? undefined : made(run, view, run.prepared.credit(name), where);
  cells.set(key, found);
  return found;
}

interface Plan {
  readonly fold: Fold;
  readonly dates: Int32Array;
  /** 1 for combinations whose rows are credited; 2 for those that the condition keeps, too. */
  readonly kept: Uint8Array;
  /** What every row of a combination is multiplied by. */
  readonly factor: Float64Array;
  readonly factorMost: number;
  readonly columns: readonly { readonly n: Float64Array; readonly most: number }[];
  readonly receivers: readonly Share[];
  /** 100 %, in the unit of shares. */
  readonly whole: number;
  readonly scale: number;
}

interface Share {
  readonly isOverlay: boolean;
  readonly ifAny: boolean;
  readonly codes: Int32Array;
  readonly present: Uint8Array | undefined;
  /** By row, for all rows, or what is left. */
  readonly share: Float64Array | number | "rest";
  /** Brings a column's shares to the unit. */
  readonly lift: number;
}

function made(run: Run, view: View, credit: Credit, where: RuleName | undefined): MonthCells | undefined {
  const plan = planOf(run, view, credit, where);
  const places = plan && payeePlaces(run, view);
  if (plan === undefined || places === undefined) return undefined;
  const shift = shiftFor(run, credit, plan);
  return shift === undefined ? undefined : summed(run, plan, places, shift);
}

// ---------------------------------------------------------------- what a credit is made of

function planOf(run: Run, view: View, credit: Credit, where: RuleName | undefined): Plan | undefined {
  const { of, on, scope, final } = credit;
  const isPlain = on !== undefined && final === undefined && Object.keys(scope).length === 0;
  const table = "source" in of ? run.tables.get(of.source) : undefined;
  if (!isPlain || table === undefined || !table.isTimeless) return undefined;
  const dates = table.days(on);
  const worth = factorsOf(run, credit.worth, table);
  const receivers = sharesOf(run, credit.receivers, table);
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
  // Settling must change nothing.
  if (scale > settledPlaces) return undefined;
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
  readonly columns: Plan["columns"];
  readonly scale: number;
  readonly folded: readonly Slot[];
}

/** Columns of numbers, and values that go by few combinations. */
function factorsOf(run: Run, slot: Slot, table: Table): Factors | undefined {
  const expression = run.prepared.expression(slot);
  const operands = expression.op === "multiply" ? expression.operands : [slot];
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

function sharesOf(
  run: Run,
  receivers: readonly Receiver[],
  table: Table,
): { readonly shares: readonly Share[]; readonly scale: number } | undefined {
  const drafts: (Omit<Share, "share" | "lift"> & { readonly share: Share["share"]; readonly scale: number })[] = [];
  for (const { kind, who, share, ifAny } of receivers) {
    const expression = run.prepared.expression(who);
    const payees = expression.op === "column" ? table.payees(expression.column) : undefined;
    if (payees === undefined) return undefined;
    const draft = { isOverlay: kind === "overlay", ifAny, ...payees };
    if (share === "rest") {
      drafts.push({ ...draft, share, scale: 0 });
      continue;
    }
    const value = run.prepared.expression(share);
    const numbers = value.op === "column" ? table.numbers(value.column) : undefined;
    const literal = value.op === "constant" ? run.prepared.constant(share) : undefined;
    if (numbers !== undefined) {
      // Shares below nought or above the whole are for the book to judge.
      if (numbers.n.some((each) => each < 0)) return undefined;
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

/** By code of a text: place among everybody; -1 where the roster has nobody. */
function payeePlaces(run: Run, view: View): Int32Array | undefined {
  const { calendar } = run.prepared;
  const isAlwaysIn = planDays(run, view).every(
    ({ days }) => days.length === 0 || (days[0]?.from === calendar.from && days[0].through === calendar.through),
  );
  // Whoever comes or goes while the plan runs is credited by the book.
  if (!isAlwaysIn) return undefined;
  const places = run.bound.places().slice();
  const { roster } = run;
  if (roster === undefined) return places;
  const [key] = roster.keys;
  const index = key === undefined ? undefined : roster.index([key.name], view.epoch.known);
  for (let code = 0; code < places.length; code += 1) if (index?.has(code) !== true) places[code] = -1;
  // Somebody in the roster who is never in the plan is credited in vain.
  const days = planDays(run, view);
  for (let code = 0; code < places.length; code += 1) {
    const place = places[code] ?? -1;
    if (place >= 0 && days[place]?.days.length === 0) return undefined;
  }
  return places;
}

/**
 * By how many bits the first column is cut so that both halves' sums are safe; 0 where the whole is.
 * `undefined`: not even halves are.
 */
function shiftFor(run: Run, { receivers, of }: Credit, plan: Plan): number | undefined {
  const rows = receivers.reduce((sum, { who }) => {
    const expression = run.prepared.expression(who);
    const source = "source" in of ? of.source : "";
    return sum + (expression.op === "column" ? frequency(run, source, expression.column) : 0);
  }, 0);
  const [first, ...others] = plan.columns;
  const rest = others.reduce((product, { most }) => product * Math.max(most, 1), Math.max(plan.factorMost, 1) * plan.whole * Math.max(rows, 1));
  const most = Math.max(first?.most ?? 1, 1);
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

const batchSize = 2048;

function summed(run: Run, plan: Plan, places: Int32Array, shift: number): MonthCells | undefined {
  const { calendar } = run.prepared;
  const months = calendar.touched("month", calendar);
  const monthOf = new Uint16Array(calendar.through - calendar.from + 1);
  for (const [index, month] of months.entries()) {
    monthOf.fill(index, Math.max(month.from - calendar.from, 0), month.through - calendar.from + 1);
  }
  const count = months.length;
  const size = run.everybody.length * count;
  const low = new Float64Array(size);
  const high = shift === 0 ? undefined : new Float64Array(size);
  const counts = new Int32Array(size);
  const rows = new Int32Array(batchSize);
  const worth = new Float64Array(batchSize);
  const worthHigh = new Float64Array(shift === 0 ? 0 : batchSize);
  const month = new Uint16Array(batchSize);
  const used = new Float64Array(batchSize);
  const isKept = new Uint8Array(batchSize);
  const { fold, kept, dates, whole } = plan;
  const { codes } = fold;
  const length = calendar.through - calendar.from;
  for (let start = 0; start < codes.length; start += batchSize) {
    const end = Math.min(start + batchSize, codes.length);
    let lanes = 0;
    for (let row = start; row < end; row += 1) {
      const keep = kept[codes[row] ?? 0] ?? 0;
      const day = (dates[row] ?? 0) - calendar.from;
      // A date outside the plan is a fault, which the book tells.
      if (keep !== 0 && (day < 0 || day > length)) return undefined;
      rows[lanes] = row;
      isKept[lanes] = keep;
      month[lanes] = monthOf[day] ?? 0;
      lanes += keep === 0 ? 0 : 1;
    }
    weigh(plan, rows, lanes, worth, worthHigh, shift);
    used.fill(0, 0, lanes);
    for (const receiver of plan.receivers) {
      const { codes: payees, present, share, lift, isOverlay, ifAny } = receiver;
      for (let lane = 0; lane < lanes; lane += 1) {
        const row = rows[lane] ?? 0;
        if (present !== undefined && present[row] === 0) {
          if (!ifAny) return undefined;
          continue;
        }
        const place = places[payees[row] ?? 0] ?? -1;
        if (place < 0) return undefined;
        const part =
          share === "rest" ? whole - (used[lane] ?? 0) : (typeof share === "number" ? share : (share[row] ?? 0)) * lift;
        if (part === 0) continue;
        if (!isOverlay) {
          const total = (used[lane] ?? 0) + part;
          if (total > whole || part < 0) return undefined;
          used[lane] = total;
        }
        if (isKept[lane] !== 2) continue;
        const cell = place * count + (month[lane] ?? 0);
        low[cell] = (low[cell] ?? 0) + (worth[lane] ?? 0) * part;
        if (high !== undefined) high[cell] = (high[cell] ?? 0) + (worthHigh[lane] ?? 0) * part;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
  }
  return { months, low, high, shift, scale: plan.scale, counts };
}

/** What each row is worth, cut in two where one double does not hold the sums. */
function weigh(plan: Plan, rows: Int32Array, lanes: number, worth: Float64Array, high: Float64Array, shift: number): void {
  const { factor, columns, fold } = plan;
  const { codes } = fold;
  const [first, second] = columns;
  if (first === undefined) {
    for (let lane = 0; lane < lanes; lane += 1) worth[lane] = factor[codes[rows[lane] ?? 0] ?? 0] ?? 0;
    return;
  }
  const { n } = first;
  if (shift === 0) {
    for (let lane = 0; lane < lanes; lane += 1) {
      const row = rows[lane] ?? 0;
      worth[lane] = (n[row] ?? 0) * (factor[codes[row] ?? 0] ?? 0);
    }
  } else {
    const unit = 2 ** shift;
    for (let lane = 0; lane < lanes; lane += 1) {
      const row = rows[lane] ?? 0;
      const value = n[row] ?? 0;
      const top = Math.trunc(value / unit);
      const by = factor[codes[row] ?? 0] ?? 0;
      worth[lane] = (value - top * unit) * by;
      high[lane] = top * by;
    }
  }
  if (second === undefined) return;
  const { n: other } = second;
  for (let lane = 0; lane < lanes; lane += 1) worth[lane] = (worth[lane] ?? 0) * (other[rows[lane] ?? 0] ?? 0);
  for (let lane = 0; lane < lanes && shift !== 0; lane += 1) high[lane] = (high[lane] ?? 0) * (other[rows[lane] ?? 0] ?? 0);
}

