/**
 * Explains what a payee was paid: each pay date of a period is paid again, and each entry that comes of it
 * is laid beside what the deals looked like on the pay date before.
 */

import type { Leaving, PaidDeal, PaidEntry, PaidExplanation } from "../../explain/paid.js";
import type { Facts } from "../../facts/facts.js";
import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import type { PayoutLine } from "../../outcome.js";
import type { RuleSet } from "../../rule-set.js";
import { type Day, dayText } from "../../values/calendar.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, equal, type Fraction, fromText, isZero, subtract, zero } from "../../values/fraction.js";
import { parsePeriod } from "../../values/period.js";
import { paidPlaces, payoutPlaces } from "../amounts.js";
import type { Unexplained } from "../earning/explain-component.js";
import { always } from "../fact-store.js";
import { prepareProgram } from "../program/program.js";
import { RowOwners, type SourceRow } from "../row-owners.js";
import { Run } from "../run.js";
import { unknownPeriod } from "../run-faults.js";
import { inPlan } from "../time/days-in-plan.js";
import { type GrainPeriod, grainPeriod, grainPeriodAt } from "../time/grain-period.js";
import type { Problem } from "../value.js";
import { type Learned, learnedRows } from "./learned-rows.js";
import { leavingPeriod } from "./leaving.js";
import { type Cause, ledgerSums, sumsOf, totalOf } from "./ledger-sums.js";
import { type DealsOf, dealsOn, ofNoDeal, paidDeals } from "./paid-deals.js";
import type { GroupPay, PayDate } from "./pay-date.js";
import { groupOf } from "./pay-groups.js";
import { causesByPayee, Paying } from "./paying.js";
import { payoutCurrency } from "./payout-currency.js";
import { payoutLines } from "./payout-lines.js";
import { ruleSetFor } from "./personal-runs.js";

export interface ExplainPaidRequest {
  readonly payee: string;
  readonly period: string;
}

/**
 * Of every pay date in the period. One that the ledger has paid is paid again from what the ledger had before
 * the period, and what it says of it is laid beside.
 */
export async function explainPaid(
  general: RuleSet,
  facts: Facts,
  { payee, period }: ExplainPaidRequest,
): Promise<readonly PaidExplanation[] | Unexplained> {
  const ruleSet = ruleSetFor(payee, general);
  const program = prepareProgram(ruleSet);
  const parsed = parsePeriod(period);
  if (program.faults.length > 0) return { faults: program.faults };
  if (parsed === undefined) return { faults: [unknownPeriod(ruleSet.payout.place, period)] };
  const asked = grainPeriod(program.time, parsed);
  const isBefore = (entry: LedgerEntry) => {
    const of = parsePeriod(entry.payPeriod);
    return of !== undefined && grainPeriod(program.time, of).through < asked.from;
  };
  const before = facts.ledger?.filter(isBefore);
  const run = new Run(program, { ...facts, ...(before && { ledger: before }) }, undefined);
  const paying = new Paying(run, asked);
  const paid = await paying.pay(payee);
  if (paid.problems.length > 0) return { faults: paid.problems.map(({ fault }) => fault) };
  const explanations: PaidExplanation[] = [];
  let last = paying.lastPaid;
  for (const payDate of paid.payDates) {
    const { on } = payDate;
    const earlier = grainPeriodAt(program.time, ruleSet.payout.per, on.from - 1);
    const isFirst = last === always && (facts.ledger !== undefined || earlier.through < program.time.from);
    const since = isFirst
      ? undefined
      : last === always
        ? earlier
        : grainPeriodAt(program.time, ruleSet.payout.per, last);
    const within = since && { since: since.through, payday: on.through };
    const looks = within && [run.view(within.since), run.view(within.payday)];
    const owners = looks && (await RowOwners.on(run, looks));
    const learned = within && owners ? learnedRows(run, payee, owners, within) : [];
    const newsOf = (row: SourceRow) => learned.filter((news) => owners?.refersTo(news, row));
    const of = { run, payee, payDate, since, causes: paid.causes, paying, newsOf };
    const entries = await entriesOf(of);
    if ("kind" in entries) return { faults: [entries.fault] };
    const leaving = await leavingOn(run, payee, on);
    explanations.push({
      payee,
      period: on.text,
      payday: dayText(on.through),
      per: ruleSet.payout.per,
      ...(since && { since: dayText(since.through) }),
      ...(leaving && { leaving }),
      entries,
      lines: await linesOf(payee, payDate, facts, run),
      ...writtenOf(payee, on, payDate.causes, facts, run),
      learned: learned.map(({ told }) => told),
    });
    last = on.through;
  }
  return explanations;
}

/** As the ledger has paid them; otherwise as they would be paid now. */
async function linesOf(
  payee: string,
  { on, causes }: PayDate,
  { ledger = [] }: Facts,
  run: Run,
): Promise<readonly PayoutLine[]> {
  const { plan, payout } = run.program.ruleSet;
  const own = ledger.filter((entry) => entry.plan === plan.name && entry.payPeriod === on.text);
  if (own.length === 0) return payoutLines(run, payee, on, causes);
  const theirs = causesByPayee(own, payout.exchange).get(payee) ?? [];
  return payoutLines(run, payee, on, theirs);
}

/** What the ledger has paid on the pay date, where that is something else. */
function writtenOf(
  payee: string,
  on: GrainPeriod,
  causes: readonly Cause[],
  { ledger = [] }: Facts,
  { program }: Run,
): Pick<PaidExplanation, "written"> {
  const { ruleSet } = program;
  const own = ledger.filter((entry) => entry.plan === ruleSet.plan.name && entry.payPeriod === on.text);
  if (own.length === 0) return {};
  const places = payoutPlaces(ruleSet);
  const theirs = own.filter((entry) => entry.payee === payee);
  const isSame =
    theirs.length === causes.length &&
    theirs.every(({ kind, component, earningPeriod, amount }, index) => {
      const cause = causes[index];
      return (
        cause !== undefined &&
        cause.kind === kind &&
        cause.component === component &&
        cause.earningPeriod === earningPeriod &&
        equal(cause.amount, fromText(amount))
      );
    });
  if (isSame) return {};
  const total = theirs.map(({ amount }) => fromText(amount)).reduce(add, zero);
  return { written: { amount: fixedText(total, places), currency: payoutCurrency(ruleSet) } };
}

interface Explaining {
  readonly run: Run;
  readonly payee: string;
  readonly payDate: PayDate;
  readonly since: GrainPeriod | undefined;
  /** All that the ledger has of the payee. */
  readonly causes: readonly Cause[];
  readonly paying: Paying;
  /** What was learned since the pay date before of a row, from rows that refer to it. */
  readonly newsOf: (row: SourceRow) => readonly Learned[];
}

async function entriesOf(explaining: Explaining): Promise<readonly PaidEntry[] | Problem> {
  const { run, payee, payDate, since, paying, newsOf } = explaining;
  const { ruleSet } = run.program;
  const now = new Map<string, ReadonlyMap<string, DealsOf>>();
  const before = new Map<string, ReadonlyMap<string, DealsOf>>();
  for (const component of paying.groups.flatMap((group) => group.components)) {
    const at = await dealsOn(run, component, payee, { on: payDate.on, known: payDate.on.through });
    if ("kind" in at) return at;
    now.set(component.name, at);
    if (since === undefined) continue;
    const then = await dealsOn(run, component, payee, { on: since, known: since.through });
    // What could not be calculated then was not paid then.
    before.set(component.name, "kind" in then ? new Map() : then);
  }
  const entries: PaidEntry[] = [];
  for (const cause of payDate.causes) {
    const component = ruleSet.components.find(({ name }) => name === cause.component);
    const what = dealsBehind(cause);
    if (component === undefined || what === undefined) {
      entries.push(entryOf(cause, undefined, explaining));
      continue;
    }
    const of = (looked: typeof now) => looked.get(component.name)?.get(cause.earningPeriod) ?? noDeals;
    // All that is held on leaving is lost, whether or not it has changed.
    const then = cause.kind === "lost" ? noDeals : of(before);
    const at = of(now);
    const deals = paidDeals(component, what, then, at, since?.through, payDate.on.through, newsOf);
    entries.push(entryOf(cause, { what, deals, none: ofNoDeal(then, at) }, explaining));
  }
  return entries;
}

const noDeals: DealsOf = new Map();

/** What an entry's deals have come to. */
interface Behind {
  readonly what: "earned" | "held";
  readonly deals: readonly (PaidDeal & { readonly difference: readonly [Fraction, Fraction] })[];
  readonly none: readonly [Fraction, Fraction];
}

/** What was lost on leaving was held until then. */
function dealsBehind({ kind }: Cause): "earned" | "held" | undefined {
  if (kind === "earned" || kind === "clawedBack") return "earned";
  return kind === "held" || kind === "released" || kind === "lost" ? "held" : undefined;
}

function entryOf(cause: Cause, behind: Behind | undefined, explaining: Explaining): PaidEntry {
  const { ruleSet } = explaining.run.program;
  const text = (amount: Fraction) => fixedText(amount, payoutPlaces(ruleSet));
  const { exchange } = ruleSet.payout;
  return {
    kind: cause.kind,
    component: cause.component,
    earningPeriod: cause.earningPeriod,
    currency: payoutCurrency(ruleSet),
    amount: text(cause.amount),
    ...(exchange &&
      cause.paid && {
        paid: { currency: exchange.currency, amount: fixedText(cause.paid, paidPlaces(ruleSet)) },
      }),
    deals: behind?.deals.map(({ difference: _, ...deal }) => deal) ?? [],
    ...(behind?.what === "earned" && restOf(cause, behind, text)),
    ...balanceOf(cause, explaining, text),
  };
}

/** What is earned on no deal, and what neither that nor the deals account for. */
function restOf(
  { amount }: Cause,
  { deals, none }: Behind,
  text: (amount: Fraction) => string,
): Pick<PaidEntry, "noDeal" | "rest"> {
  const [then, now] = none;
  const all = [...deals.map(({ difference }) => difference), none];
  const accounted = all.map(([before, after]) => subtract(after, before)).reduce(add, zero);
  const rest = subtract(amount, accounted);
  return {
    ...(!equal(then, now) && { noDeal: { before: text(then), now: text(now) } }),
    ...(!isZero(rest) && { rest: text(rest) }),
  };
}

/** What a draw falls on, and what is owed after it. */
function balanceOf(
  { kind, component }: Cause,
  { payDate, causes, paying }: Explaining,
  text: (amount: Fraction) => string,
): Pick<PaidEntry, "due" | "draw" | "owed"> {
  const group = groupOf(component, paying.groups);
  const pay = payDate.groups.find(({ course }) => course.group === group);
  switch (kind) {
    case "toppedUp":
    case "advanced":
    case "paidAhead":
    case "recovered":
    case "carried":
    case "forgiven": {
      const through = causes.indexOf(payDate.causes.at(-1) ?? payDate.causes[0] ?? noCause);
      const sums = sumsOf(ledgerSums(causes.slice(0, through + 1), paying.groups), group);
      const owed = text(add(totalOf(sums.advanced), totalOf(sums.carried)));
      return { owed, ...drawOf(pay, text) };
    }
    default:
      return {};
  }
}

const noCause: Cause = { component: "", earningPeriod: "", payPeriod: "", kind: "rounding", amount: zero };

function drawOf(pay: GroupPay | undefined, text: (amount: Fraction) => string) {
  if (pay === undefined) return {};
  const { course, settlement } = pay;
  return {
    due: text(settlement.fresh),
    ...(course.draw && { draw: text(course.draw.amount) }),
  };
}

async function leavingOn(run: Run, payee: string, on: GrainPeriod): Promise<Leaving | undefined> {
  const left = await leavingPeriod(run, payee, { on, known: on.through });
  if (left === undefined) return undefined;
  const { exit } = await inPlan(run, run.view(on.through), payee);
  const { leaver } = run.program.ruleSet.payout;
  const lastDay: Day = exit ?? left.through;
  return {
    on: dayText(lastDay),
    isSettled: left.text === on.text,
    balance: leaver?.balance ?? "owes",
    held: leaver?.held ?? "waits",
  };
}
