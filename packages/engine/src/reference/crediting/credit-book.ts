/** All credits known in an epoch, in the order in which they are walked, with the sums over them kept. */

import type { Fault } from "../../fault.js";
import type { Credit } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import type { Series } from "../aggregates/series.js";
import { pending, type Run, type View } from "../run.js";
import { creditCycle } from "../run-faults.js";
import { type Group, groupOn } from "../sharing/groups.js";
import { inPlan, isWithin, rosterPayees, rosterSource } from "../time/days-in-plan.js";
import { type CreditRow, compareCredits, dealId } from "./credit-row.js";
import { creditOfCredit, creditRow, type RowCredits } from "./credit-rows.js";
import { finalCredits, finalViewOfCredit } from "./final-credit.js";

export interface CreditBook {
  /** In order; a credit's place in it is its ordinal. */
  readonly rows: readonly CreditRow[];
  /** Ordinals of each credit's rows, of everybody and by payee. */
  readonly byCredit: ReadonlyMap<string, CreditOrdinals>;
  /** Rows that could not be credited. */
  readonly faults: readonly Fault[];
  /** What aggregates have taken of each row, kept so that every sum is a difference of two. */
  readonly series: Map<string, Series>;
  /** Ordinals on days when their receiver is in the plan, by credit and owner. */
  readonly counted: Map<string, readonly number[]>;
  /** By what stays the same of a credit when its row is corrected; filled when it is first asked for. */
  readonly byDeal: Map<string, CreditRow>;
}

/** The credit of the same deal to the same receiver. */
export function sameCredit({ rows, byDeal }: CreditBook, credit: CreditRow): CreditRow | undefined {
  if (byDeal.size === 0) for (const row of rows) byDeal.set(dealId(row), row);
  return byDeal.get(dealId(credit));
}

interface CreditOrdinals {
  readonly all: readonly number[];
  readonly byPayee: ReadonlyMap<string, readonly number[]>;
}

export async function creditBook(run: Run, view: View): Promise<CreditBook> {
  const { epoch } = view;
  if (epoch.book !== undefined) return epoch.book;
  const made = new Map<string, readonly CreditRow[] | typeof pending>();
  const faults: Fault[] = [];
  for (const credit of run.program.ruleSet.credits) await make(credit, run, view, made, faults);
  const rows = [...made.values()].flatMap((list) => (list === pending ? [] : list)).sort(compareCredits);
  const byCredit = new Map<string, { all: number[]; byPayee: Map<string, number[]> }>();
  for (const [ordinal, { credit, payee }] of rows.entries()) {
    const lists = byCredit.get(credit) ?? { all: [], byPayee: new Map<string, number[]>() };
    byCredit.set(credit, lists);
    lists.all.push(ordinal);
    const own = lists.byPayee.get(payee);
    if (own === undefined) lists.byPayee.set(payee, [ordinal]);
    else own.push(ordinal);
  }
  const book: CreditBook = {
    rows,
    byCredit,
    faults,
    series: new Map(),
    counted: new Map(),
    byDeal: new Map(),
  };
  epoch.book = book;
  return book;
}

/** Rows that could not be credited in any of these looks at the data, whoever would have read their credits. */
export async function creditFaults(run: Run, views: readonly View[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const view of views) faults.push(...(await creditBook(run, view)).faults);
  return faults;
}

async function make(
  credit: Credit,
  run: Run,
  view: View,
  made: Map<string, readonly CreditRow[] | typeof pending>,
  faults: Fault[],
): Promise<readonly CreditRow[]> {
  const known = made.get(credit.name);
  if (known === pending) {
    faults.push(creditCycle({ place: credit.place, payee: null, period: null }, credit.name));
    return [];
  }
  if (known !== undefined) return known;
  made.set(credit.name, pending);
  const rows: CreditRow[] = [];
  const take = ({ credits, fault }: RowCredits) => {
    rows.push(...credits);
    if (fault !== undefined) faults.push(fault);
  };
  if ("credit" in credit.of) {
    const base = run.program.credits.get(credit.of.credit);
    const bases = base === undefined ? [] : await make(base, run, view, made, faults);
    for (const row of bases) {
      const look = base === undefined ? view : finalViewOfCredit(base, row.date, run, view);
      take(await rememberedCredit(credit, row, run, look));
    }
  } else {
    const source = run.store.source(credit.of.source);
    const known = run.knownOf(new Set([credit.of.source]), view.epoch);
    const { final } = credit;
    for (const history of (final && source?.histories(known)) ?? []) {
      if (source === undefined || final === undefined) continue;
      const creditIn = (index: number, look: View) => rememberedRow(credit, { source, index }, run, look);
      take(await finalCredits(credit, final, history, source, run, view, creditIn));
    }
    for (const index of (!final && source?.standing(known)) || []) {
      if (source !== undefined) take(await rememberedRow(credit, { source, index }, run, view));
    }
  }
  made.set(credit.name, rows);
  return rows;
}

/** A row gives the same credits again until something it looks up becomes known anew. */
async function rememberedRow(
  credit: Credit,
  row: Parameters<typeof creditRow>[1],
  run: Run,
  view: View,
): Promise<RowCredits> {
  const known = run.knownOf(sourcesOf(credit, run), view.epoch);
  const key = `${credit.name}\u0000${row.index}\u0000${known}`;
  const remembered = run.rowCredits.get(key);
  if (remembered !== undefined) return remembered;
  const credits = await creditRow(credit, row, run, view);
  run.rowCredits.set(key, credits);
  return credits;
}

/** The same for a credit made of another. */
async function rememberedCredit(credit: Credit, base: CreditRow, run: Run, view: View): Promise<RowCredits> {
  const known = `${credit.name}\u0000${run.knownOf(sourcesOf(credit, run), view.epoch)}`;
  const remembered = run.creditCredits.get(base) ?? new Map<string, RowCredits>();
  run.creditCredits.set(base, remembered);
  const made = remembered.get(known) ?? (await creditOfCredit(credit, base, run, view));
  remembered.set(known, made);
  return made;
}

/** Everything a credit statement looks up besides its own row. */
function sourcesOf(credit: Credit, run: Run): ReadonlySet<string> {
  const cached = run.creditReads.get(credit.name);
  if (cached !== undefined) return cached;
  const { graph, creditSources, ruleSet } = run.program;
  const source = creditSources.get(credit.name) ?? "";
  const slots = credit.receivers.flatMap(({ who, share }) => (share === "rest" ? [who] : [who, share]));
  const on = run.store.source(source)?.columns.get(credit.on ?? "")?.formula;
  const facts = [
    ...[credit.worth, ...slots, ...(on === undefined ? [] : [on])].map((slot) => graph.slot(slot, source)),
    ...(credit.where === undefined ? [] : [graph.rule(credit.where, source)]),
  ];
  const sources = new Set(facts.flatMap((fact) => [...fact.sources]));
  // Receivers are looked for in the roster.
  if (ruleSet.plan.roster !== undefined) sources.add(ruleSet.plan.roster);
  run.creditReads.set(credit.name, sources);
  return sources;
}

/** Whose credits count: a payee's, those of a group on the days of their receivers in it, or everybody's. */
export interface CreditOwner {
  readonly payee?: string | undefined;
  readonly group?: Group | undefined;
}

/** Ordinals of a credit that count in figures of their owner: those on days in the plan, and in the group. */
export async function countedOrdinals(
  run: Run,
  view: View,
  credit: string,
  { payee, group }: CreditOwner,
): Promise<readonly number[]> {
  const book = await creditBook(run, view);
  const key = JSON.stringify([credit, payee, group?.column, group?.value]);
  const cached = book.counted.get(key);
  if (cached !== undefined) return cached;
  const lists = book.byCredit.get(credit);
  const own = payee === undefined ? lists?.all : lists?.byPayee.get(payee);
  const counted: number[] = [];
  for (const ordinal of own ?? []) {
    const row = book.rows[ordinal];
    if (row === undefined) continue;
    if (group !== undefined) {
      const value = await groupOn(run, view, row.payee, group.column, row.date);
      if (value === group.value) counted.push(ordinal);
      continue;
    }
    const { days } = await inPlan(run, view, row.payee);
    if (isWithin(days, row.date)) counted.push(ordinal);
  }
  book.counted.set(key, counted);
  return counted;
}

/** Everybody who may have figures, in order: the roster, or without one everybody the data names. */
export async function planPayees(run: Run, view: View): Promise<readonly string[]> {
  const { epoch } = view;
  if (epoch.payees !== undefined) return epoch.payees;
  const roster = rosterSource(run);
  if (roster !== undefined) epoch.payees = rosterPayees(run, view, roster);
  else {
    const { rows } = await creditBook(run, view);
    const given = run.facts.fixed.map((figure) => figure.payee).filter((payee) => payee !== "");
    const named = [...rows.map((row) => row.payee), ...given, ...run.store.payees()];
    epoch.payees = [...new Set(named)].sort(compareText);
  }
  return epoch.payees;
}

/** How many of ascending ordinals are of credits dated before `day`. */
export function countBefore(book: CreditBook, ordinals: readonly number[], day: Day): number {
  let low = 0;
  let high = ordinals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = book.rows[ordinals[middle] ?? 0];
    if (row !== undefined && row.date < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
