/**
 * Pays everybody pay date after pay date: what they are entitled to by then, less what the ledger says they
 * got. With a ledger its entries are the past; without one, the past is what the plan would have paid.
 */

import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import type { FigureLine, PayoutLine } from "../../outcome.js";
import type { Component, Payout, RuleSet } from "../../rule-set.js";
import { type Cause, causeOf, type Places, paydayOf } from "../books/cause.js";
import { Course, changedColumns } from "../books/course.js";
import { type EarnedColumn, earnedColumns } from "../books/earned.js";
import { type LookAt, Looks } from "../books/looks.js";
import { inPayCurrency } from "../books/pay-currency.js";
import { type PayTerms, payDateCauses } from "../books/pay-date.js";
import { lastLook, payDates, viewOfComponent } from "../books/pay-dates.js";
import { PayGroups } from "../books/pay-groups.js";
import { PayeeLedger } from "../books/payee-ledger.js";
import { payoutBalances } from "../books/payout-balances.js";
import { payoutLines } from "../books/payout-lines.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import type { Period, Stretch } from "../time/periods.js";
import type { Problem } from "../vectors/gaps.js";
import { paidPlaces, payoutCurrency, payoutPlaces } from "./amount-text.js";
import type { Placed } from "./placed.js";

/** What one payee was paid and is paid now. */
export interface PaidPayee {
  readonly payee: number;
  /** Everything the ledger has, before and after, in order. */
  readonly causes: readonly Cause[];
  /** Of those how many it had before. */
  readonly past: number;
  /** Pay dates that were asked for and are paid now. */
  readonly shown: readonly Period[];
  readonly problems: readonly Problem[];
}

/** A payout: the plan's, or the one of single payees. */
export class Payouts {
  readonly components: readonly Component[];
  readonly ruleSet: RuleSet;
  readonly places: Places;
  readonly groups: PayGroups;
  readonly #payout: Payout;
  readonly #asked: Stretch;
  readonly #terms: PayTerms;
  /** What the ledger has of each payee, and the last pay date that it has paid. */
  readonly #past = new Map<string, Cause[]>();
  readonly #lastPaid: Day;

  constructor(
    readonly run: Run,
    asked: Stretch,
    payout: Payout = run.prepared.ruleSet.payout,
  ) {
    this.#asked = asked;
    this.#payout = payout;
    const { ruleSet, calendar } = run.prepared;
    this.ruleSet = payout === ruleSet.payout ? ruleSet : { ...ruleSet, payout };
    this.places = { amount: payoutPlaces(this.ruleSet), paid: paidPlaces(this.ruleSet) };
    this.components = payout.components.flatMap((name) =>
      ruleSet.components.filter(
        (component) =>
          component.name === name && component.grain.owner !== "plan" && component.grain.owner !== "group",
      ),
    );
    this.groups = new PayGroups(payout, this.components);
    this.#terms = { payout, groups: this.groups, calendar, places: this.places.amount };
    let last = Number.NEGATIVE_INFINITY;
    for (const entry of ownEntries(run)) {
      last = Math.max(last, paydayOf(entry, calendar));
      const list = this.#past.get(entry.payee) ?? [];
      this.#past.set(entry.payee, list);
      list.push(causeOf(entry, payout, this.places, calendar));
    }
    this.#lastPaid = last;
  }

  /** Everybody the ledger has paid. */
  paidBefore(): Iterable<string> {
    return this.#past.keys();
  }

  /** Pay dates within the days asked for. */
  get askedDates(): readonly Period[] {
    return payDates(this.run.prepared.calendar, this.#payout.per, this.#asked);
  }

  /** Every pay date that is calculated: without a ledger from the plan's first on. */
  allPayDates(): readonly Period[] {
    const { calendar } = this.run.prepared;
    const asked = this.askedDates;
    const last = asked.at(-1);
    if (last === undefined) return [];
    const all = this.run.facts.ledger === undefined ? this.#through(last.through) : asked;
    return all.filter(({ through }) => through > this.#lastPaid && through >= calendar.from);
  }

  #through(day: Day): readonly Period[] {
    const { calendar } = this.run.prepared;
    return payDates(calendar, this.#payout.per, { from: calendar.from, through: day });
  }

  /** The looks at the data that the pay dates asked for are made of. */
  views(): readonly View[] {
    const { calendar } = this.run.prepared;
    const { holds = [], draws = [], caps = [] } = this.#payout;
    const isLookedAt = holds.length + draws.length + caps.length > 0;
    return this.allPayDates()
      .filter(({ through }) => through >= this.#asked.from)
      .flatMap(({ through }) => [
        ...(isLookedAt ? [through] : []),
        ...this.components.map((component) => lastLook(component, through, calendar)),
      ])
      .filter((day) => day >= calendar.from)
      .map((day) => this.run.view(day));
  }

  /** What a component has earned by a pay date, period by period. */
  earned(component: Component, on: Period, payees: readonly number[]): readonly EarnedColumn[] {
    const view = viewOfComponent(component, { on, known: on.through }, this.run);
    return view === undefined ? [] : earnedColumns(component, view, payees, this.run);
  }

  /** Everybody's pay dates, one after the other. */
  pay(payees: readonly number[]): readonly PaidPayee[] {
    const run = this.run;
    const payout = this.#payout;
    const looks = new Looks(run, payout, this.groups.list, payees, this.places.amount);
    const all = payees.map((payee) => {
      const ledger = new PayeeLedger(this.groups);
      const past = this.#past.get(run.texts.textOf(payee)) ?? [];
      for (const cause of past) ledger.add(cause);
      const problems: Problem[] = [];
      return { payee, ledger, past: past.length, shown: [] as Period[], problems };
    });
    const courses = new Courses(payees.length, this.groups, payout, run, looks, this.places.amount);
    for (const on of this.allPayDates()) {
      const isAsked = on.through >= this.#asked.from;
      courses.goTo(on, this.#through(on.through));
      for (const [index, { payee, ledger, problems, shown }] of all.entries()) {
        const course = courses.of(index);
        const hasLeft = looks.leavingPeriod(index, { on, known: on.through }) !== undefined;
        const causes =
          course instanceof Course
            ? this.#inPayCurrency(payDateCauses(this.#terms, course, ledger, on, hasLeft), payee, ledger, on)
            : course;
        if (!Array.isArray(causes)) {
          // On a pay date of the past, a payee at fault was not paid.
          if (isAsked) problems.push(causes);
          continue;
        }
        for (const cause of causes) ledger.add(cause);
        if (course instanceof Course) course.steps = 0;
        if (isAsked) shown.push(on);
      }
    }
    return all.map(({ ledger, ...paid }) => ({ ...paid, causes: ledger.causes }));
  }

  #inPayCurrency(causes: Cause[], payee: number, { causes: before }: PayeeLedger, on: Period) {
    return inPayCurrency(this.run, this.ruleSet, payee, on, causes, before);
  }

  /** A payee's payouts and balances as lines of an outcome. */
  lines({ payee, causes, past, shown }: PaidPayee): {
    readonly payouts: readonly Placed<PayoutLine>[];
    readonly figures: readonly Placed<FigureLine>[];
  } {
    const run = this.run;
    const name = run.texts.textOf(payee);
    const payouts: Placed<PayoutLine>[] = [];
    let next = past;
    for (const on of shown) {
      const own: Cause[] = [];
      for (; next < causes.length; next += 1) {
        const cause = causes[next];
        if (cause === undefined || cause.payday > on.through) break;
        if (cause.payPeriod === on.text) own.push(cause);
      }
      for (const [position, line] of payoutLines(run, this, payee, on, own).entries())
        payouts.push({ line, period: on, payee: name, position });
    }
    const after = run.prepared.figures.size;
    const figures = payoutBalances(run, this, payee, causes).map(({ line, period, position }) => ({
      line,
      period,
      payee: name,
      position: after + position,
    }));
    return { payouts, figures };
  }

  /** The currency in which amounts are kept: that of the first component, and so of all. */
  get currency(): string {
    return payoutCurrency(this.ruleSet);
  }
}

/** Where everybody stands on a pay date. */
class Courses {
  readonly #payout: Payout;
  readonly #run: Run;
  readonly #looks: Looks;
  readonly #places: number;
  /** A problem stays one, whichever pay date is walked to. */
  #courses: (Course | Problem)[] = [];
  #walked: readonly string[] = [];
  #before: LookAt | undefined;

  constructor(
    readonly count: number,
    readonly groups: PayGroups,
    payout: Payout,
    run: Run,
    looks: Looks,
    places: number,
  ) {
    this.#payout = payout;
    this.#run = run;
    this.#looks = looks;
    this.#places = places;
  }

  of(index: number): Course | Problem {
    return this.#courses[index] ?? this.#start();
  }

  /** Goes on from the pay date before where everything is still known as it was then. */
  goTo(on: Period, through: readonly Period[]): void {
    const { caps = [], draws = [] } = this.#payout;
    const looksBack = caps.length > 0 || draws.some(({ recovery }) => recovery === "nonrecoverable");
    const dates = looksBack ? through : [on];
    const looks = dates.map((each) => ({ on: each, known: on.through }));
    const keys = looksBack ? looks.map((look) => this.#looks.keyOf(look)) : [];
    const walked = this.#walked;
    const isOnward = walked.length <= keys.length && walked.every((key, index) => key === keys[index]);
    if (!isOnward || this.#before === undefined) {
      this.#courses = Array.from({ length: this.count }, () => this.#start());
      this.#before = undefined;
    }
    for (const look of looks.slice(isOnward ? walked.length : 0)) {
      this.#step(this.#looks.at(look), look.on, looksBack);
    }
    this.#walked = keys;
  }

  #start(): Course {
    const { list } = this.groups;
    return new Course(list.length, this.#payout, this.#run.prepared.calendar, this.#places);
  }

  #step(look: LookAt, on: Period, looksBack: boolean): void {
    const changed = look.groups.map((group, place) => changedColumns(group, this.#before?.groups[place]));
    const all = look.groups.map((group) => changedColumns(group, undefined));
    for (const [index, course] of this.#courses.entries()) {
      // What was a problem on an earlier way stays one; without a way back each pay date is looked at anew.
      if (!(course instanceof Course) && looksBack) continue;
      const own = course instanceof Course ? course : this.#start();
      const problem = own.goTo(look, own === course ? changed : all, index, on);
      this.#courses[index] = problem ?? own;
    }
    this.#before = look;
  }
}

/** This plan's entries, in order. */
function ownEntries({ facts, prepared }: Run): readonly LedgerEntry[] {
  const { name } = prepared.ruleSet.plan;
  return (facts.ledger ?? []).filter(({ plan }) => plan === name).sort((a, b) => a.sequence - b.sequence);
}
