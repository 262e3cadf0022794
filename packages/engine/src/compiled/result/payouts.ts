/** Pays everybody pay date after pay date: what components earned to date, less what they had earned before. */

import type { Fault } from "../../fault.js";
import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import type { PayoutLine } from "../../outcome.js";
import type { Component } from "../../rule-set.js";
import { figureNumbers } from "../figures/read-figure.js";
import { fixedText } from "../numbers/decimal-text.js";
import { dividedBig, powerOfTen } from "../numbers/integer.js";
import { grainUnit } from "../plan/figure-reach.js";
import { orderTexts } from "../rows/texts.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Period, Stretch } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { GapBuilder, type Problem } from "../vectors/gaps.js";
import type { Vector } from "../vectors/vector.js";
import { amountPlaces, currencyOf, payoutPlaces, unitsAt } from "./amount-text.js";
import { creditSums } from "./figure-lines.js";
import type { Placed } from "./placed.js";

/** What a component earned by a pay date in one of its periods, for the payees paid. */
export interface EarnedColumn {
  readonly component: Component;
  /** As the ledger names it. */
  readonly period: string;
  readonly amounts: Vector;
  /** The lane of each payee. */
  laneOf(index: number): number;
}

export interface PaidPayees {
  readonly payouts: readonly Placed<PayoutLine>[];
  readonly ledger: readonly LedgerEntry[];
}

export class Payouts {
  readonly #run: Run;
  readonly #asked: Stretch;
  readonly components: readonly Component[];

  constructor(run: Run, asked: Stretch) {
    this.#run = run;
    this.#asked = asked;
    const { payout, components } = run.prepared.ruleSet;
    this.components = payout.components.flatMap((name) =>
      components.filter((component) => component.name === name && component.grain.owner !== "plan"),
    );
  }

  /** Pay dates within some days. */
  #payDates(days: Stretch): readonly Period[] {
    const { calendar, ruleSet } = this.#run.prepared;
    const { per } = ruleSet.payout;
    const periods: Period[] = [];
    for (let next = calendar.at(per, days.from); next.through <= days.through; ) {
      if (next.through >= calendar.from) periods.push(next);
      next = calendar.at(per, next.through + 1);
    }
    return periods;
  }

  /** Every pay date through the last one asked for. */
  allPayDates(): readonly Period[] {
    const last = this.#payDates(this.#asked).at(-1);
    return last === undefined
      ? []
      : this.#payDates({ from: this.#run.prepared.calendar.from, through: last.through });
  }

  /** The looks at the data that the pay dates asked for are made of. */
  views(): readonly View[] {
    return this.#payDates(this.#asked).flatMap(({ through }) => [
      this.#run.view(through),
      ...this.components.map((component) => this.#run.view(this.#lastLook(component, through))),
    ]);
  }

  /** `faulty` have no payouts; what is found at fault is told by payee. */
  pay(
    payees: readonly number[],
    tell: (payee: number, fault: Fault) => void,
    isFaulty: (payee: number) => boolean,
  ): PaidPayees {
    const run = this.#run;
    const all = this.allPayDates();
    const places = payoutPlaces(run.prepared.ruleSet);
    const books = payees.map(() => new PayeeBook(places));
    for (const on of all) {
      const columns = this.components.map((component) => this.earned(component, on, payees));
      const isAsked = on.through >= this.#asked.from;
      for (const [index, payee] of payees.entries()) {
        const problem = firstProblem(columns, index);
        if (problem === undefined)
          books[index]?.pay(columns.flat(), index, on, run.prepared.ruleSet.payout.rounding);
        else if (isAsked) tell(payee, problem.fault());
        if (isAsked) books[index]?.show(on);
      }
    }
    const payouts: Placed<PayoutLine>[] = [];
    const entries: {
      readonly entry: Omit<LedgerEntry, "sequence">;
      readonly payday: Day;
      readonly payee: string;
    }[] = [];
    const { plan } = run.prepared.ruleSet;
    const currency = this.#currency();
    for (const [index, payee] of payees.entries()) {
      const book = books[index];
      if (book === undefined || isFaulty(payee)) continue;
      const name = run.texts.textOf(payee);
      for (const on of book.shown) {
        for (const [position, line] of this.#lines(payee, name, on, book).entries()) {
          payouts.push({ line, period: on, payee: name, position });
        }
      }
      for (const { on, component, period, kind, units } of book.causes) {
        const entry = {
          payee: name,
          plan: plan.name,
          component,
          earningPeriod: period,
          payPeriod: on.text,
          kind,
          currency,
          amount: fixedText(units, places),
        };
        entries.push({ entry, payday: on.through, payee: name });
      }
    }
    entries.sort((a, b) => a.payday - b.payday || orderTexts(a.payee, b.payee));
    return { payouts, ledger: entries.map(({ entry }, index) => ({ sequence: index + 1, ...entry })) };
  }

  #lastLook({ paidPer }: Component, day: Day): Day {
    const period = this.#run.prepared.calendar.at(paidPer, day);
    return period.through <= day ? period.through : period.from - 1;
  }

  /** What a component has earned by a pay date, period by period. */
  earned(component: Component, on: Period, payees: readonly number[]): readonly EarnedColumn[] {
    const run = this.#run;
    const { calendar } = run.prepared;
    const looked = this.#lastLook(component, on.through);
    if (looked < calendar.from) return [];
    const view = run.view(looked);
    const figure = run.prepared.figure(component.name);
    const days = { from: calendar.from, through: looked };
    const { grain } = component;
    if (grain.owner === "credit") {
      return calendar.touched(component.paidPer, days).map((period) => {
        const within = {
          from: Math.max(period.from, days.from),
          through: Math.min(period.through, days.through),
        };
        const sums = creditSums(figure, grain.credit, within, view, run, payees);
        const gaps = new GapBuilder(payees.length);
        for (const [lane] of payees.entries()) {
          for (let index = sums.starts[lane] ?? 0; index < (sums.starts[lane + 1] ?? 0); index += 1) {
            const problem = sums.all.amount.gaps?.problems.get(sums.at[index] ?? 0);
            if (problem !== undefined) gaps.fail(lane, problem);
          }
          if (sums.hasAny[lane] === 0) gaps.leaveEmpty(lane);
        }
        const amounts = { ...sums.numbers.amount, gaps: gaps.build() } as Vector;
        return { component, period: period.text, amounts, laneOf: (index) => index };
      });
    }
    const lanes = payees.map((payee) => run.indexOf(payee));
    return calendar.touched(grainUnit(grain), days).map((period) => ({
      component,
      period: period.text,
      amounts: figureNumbers(figure, period, view, run.payeeMemo, run).amount,
      laneOf: (index) => lanes[index] ?? 0,
    }));
  }

  #currency(): string {
    const { plan, payout, components } = this.#run.prepared.ruleSet;
    const first = components.find(({ name }) => payout.components.includes(name));
    return (first && currencyOf(first.type)) ?? plan.currency;
  }

  /** A payout as its payee sees it: a line a component, then the rounding of the whole. */
  #lines(payee: number, name: string, on: Period, book: PayeeBook): readonly PayoutLine[] {
    const run = this.#run;
    const { ruleSet } = run.prepared;
    const places = payoutPlaces(ruleSet);
    const currency = this.#currency();
    const causes = book.causes.filter((cause) => cause.on === on);
    const lines: PayoutLine[] = [];
    for (const component of this.components) {
      const units = causes.reduce(
        (sum, cause) =>
          cause.component === component.name && cause.kind !== "rounding" ? sum + cause.units : sum,
        0n,
      );
      if (units === 0n && !this.#isShown(component, payee, name, on)) continue;
      const own = amountPlaces(component);
      lines.push({
        payee: name,
        period: on.text,
        component: component.name,
        amount: fixedText(units / powerOfTen(places - own), own),
        currency: currencyOf(component.type) ?? currency,
      });
    }
    const rounding = causes.reduce((sum, { kind, units }) => (kind === "rounding" ? sum + units : sum), 0n);
    if (rounding !== 0n)
      lines.push({
        payee: name,
        period: on.text,
        component: "rounding",
        amount: fixedText(rounding, places),
        currency,
      });
    return lines;
  }

  /** Whoever is in the plan sees a line even when it is zero, of a component that stands for them then. */
  #isShown(component: Component, payee: number, name: string, on: Period): boolean {
    const run = this.#run;
    const { calendar } = run.prepared;
    const unit = component.grain.owner === "credit" ? component.paidPer : grainUnit(component.grain);
    const days = { from: calendar.at(unit, on.from).from, through: on.through };
    if (standingDuring(component.versions, name, days) < 0) return false;
    return (daysIn(run, run.view(on.through), on).count[run.indexOf(payee)] ?? 0) > 0;
  }
}

/** The first problem of a payee: by component, then period. */
function firstProblem(columns: readonly (readonly EarnedColumn[])[], index: number): Problem | undefined {
  for (const { amounts, laneOf } of columns.flat()) {
    const problem = amounts.gaps?.problems.get(laneOf(index));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

interface Cause {
  readonly on: Period;
  readonly component: string;
  readonly period: string;
  readonly kind: "earned" | "clawedBack" | "rounding";
  readonly units: bigint;
}

/** One payee's causes of pay, in units of the payout's decimals. */
class PayeeBook {
  readonly causes: Cause[] = [];
  readonly shown: Period[] = [];
  /** By component and earning period, in the order in which they were first earned. */
  readonly #earned = new Map<string, { component: string; period: string; units: bigint }>();
  #rounding = 0n;

  constructor(readonly places: number) {}

  show(on: Period): void {
    this.shown.push(on);
  }

  pay(
    columns: readonly EarnedColumn[],
    index: number,
    on: Period,
    rounding: { readonly mode: "half even" | "half up" | "up" | "down"; readonly places: number } | undefined,
  ): void {
    const first = this.causes.length;
    const seen = new Set<string>();
    for (const { component, period, amounts, laneOf } of columns) {
      const lane = laneOf(index);
      if (amounts.kind !== "number" || (amounts.gaps?.at[lane] ?? 0) !== 0) continue;
      seen.add(`${component.name}\u0000${period}`);
      this.#post(component.name, period, unitsAt(amounts, lane, this.places), on);
    }
    // What was earned and is earned no more.
    for (const [key, { component, period }] of [...this.#earned])
      if (!seen.has(key)) this.#post(component, period, 0n, on);
    if (rounding === undefined) return;
    const total = this.causes.slice(first).reduce((sum, { units }) => sum + units, 0n);
    const over = powerOfTen(this.places - rounding.places);
    const difference = dividedBig(total - this.#rounding, over, rounding.mode) * over - total;
    if (difference === 0n) return;
    this.#rounding += difference;
    this.causes.push({ on, component: "", period: "", kind: "rounding", units: difference });
  }

  #post(component: string, period: string, now: bigint, on: Period): void {
    const key = `${component}\u0000${period}`;
    const then = this.#earned.get(key)?.units ?? 0n;
    if (now === then) return;
    this.#earned.set(key, { component, period, units: now });
    this.causes.push({
      on,
      component,
      period,
      kind: now < then ? "clawedBack" : "earned",
      units: now - then,
    });
  }
}
