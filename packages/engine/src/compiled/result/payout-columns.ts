/** Payouts as columns: one a pay date and component, over everybody, without an object for each line. */

import type { Fault } from "../../fault.js";
import type { Component, Payout } from "../../rule-set.js";
import { creditFaults } from "../credits/credit-faults.js";
import { planPayees } from "../figures/plan-payees.js";
import { figureNumbers } from "../figures/read-figure.js";
import { grainUnit } from "../plan/figure-reach.js";
import type { Run, View } from "../run.js";
import { daysIn, planDays } from "../time/days-in-plan.js";
import type { Period, Stretch } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { Uncovered } from "../uncovered.js";
import { added, subtracted } from "../vectors/arithmetic.js";
import { filled, type Problem } from "../vectors/gaps.js";
import { atScale, constantNumber, withoutPairs } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { isNought, type NumberVector, type PlainDigits, type Vector } from "../vectors/vector.js";
import { amountPlaces, currencyOf } from "./amount-text.js";
import { creditSums, lanesTold, nobody } from "./figure-lines.js";
import { goalLines } from "./goal-lines.js";
import { Payouts } from "./payouts.js";

export interface PayoutColumn {
  readonly period: string;
  readonly component: string;
  readonly currency: string;
  /** Amounts in units of 10^-scale, by place among the payees. */
  readonly units: PlainDigits;
  readonly scale: number;
  /** 1 where the payee has a line. */
  readonly shown: Uint8Array;
}

export interface PayoutColumns {
  /** In order. */
  readonly payees: readonly string[];
  readonly payouts: readonly PayoutColumn[];
  readonly faults: readonly Fault[];
}

export function payoutColumns(run: Run, view: View, asked: Period): PayoutColumns {
  const { payout } = run.prepared.ruleSet;
  const form = formOfWhole(payout);
  if (form !== undefined) throw new Uncovered(`${form}, in columns`, payout.place);
  const payouts = new Payouts(run, asked);
  const faults: Fault[] = [];
  const isFaulty = new Uint8Array(run.everybody.length);
  const isListed = new Uint8Array(run.everybody.length);
  for (const payee of planPayees(run, view)) isListed[run.indexOf(payee)] = 1;
  const tell = (place: number, problem: Problem) => {
    if (isListed[place] !== 1) return;
    isFaulty[place] = 1;
    faults.push(problem.fault());
  };
  for (const [place, { problem }] of planDays(run, view).entries()) {
    if (problem !== undefined) tell(place, problem);
  }
  figureFaults(run, view, asked, tell, faults);
  const columns: PayoutColumn[] = [];
  const everybody = Array.from(run.everybody);
  const earned = payouts.components.map((component) => new EarnedSoFar(component, payouts, everybody));
  const paid = new Map<string, NumberVector>();
  for (const on of payouts.allPayDates()) {
    const isAsked = on.through >= asked.from;
    const totals = earned.map((component) => component.by(on));
    const isStopped = new Uint8Array(isFaulty.length);
    for (const { problems } of totals) {
      for (const [lane, problem] of problems) {
        isStopped[lane] = 1;
        if (isAsked) tell(lane, problem);
      }
    }
    for (const [index, component] of payouts.components.entries()) {
      const now = totals[index]?.total;
      if (now === undefined) continue;
      const places = amountPlaces(component);
      const before = paid.get(component.name) ?? constantNumber(0n, places, isFaulty.length, false);
      // On a pay date of the past, a payee at fault was not paid.
      const reached = chosen(isStopped, now, before);
      paid.set(component.name, reached);
      if (!isAsked) continue;
      const difference = atScale(subtracted(reached, before), places);
      columns.push({
        period: on.text,
        component: component.name,
        currency: currencyOf(component.type) ?? "",
        units: withoutPairs(difference.n),
        scale: places,
        shown: shownLanes(component, on, difference, isListed, run),
      });
    }
  }
  for (const { shown } of columns) {
    for (let lane = 0; lane < shown.length; lane += 1) if (isFaulty[lane] === 1) shown[lane] = 0;
  }
  faults.push(...creditFaults(run, [view, ...payouts.views()]));
  return { payees: run.bound.names, payouts: columns, faults };
}

/** What is done to a payout as a whole, payee by payee. */
function formOfWhole({
  rounding,
  holds,
  draws,
  caps,
  negative,
  leaver,
  exchange,
}: Payout): string | undefined {
  if (rounding !== undefined) return "the whole payout's rounding";
  if ((holds ?? []).length > 0) return "holds";
  if ((draws ?? []).length > 0) return "draws";
  if ((caps ?? []).length > 0) return "caps of the payout";
  if (negative === "carried" || leaver !== undefined) return "balances";
  return exchange === undefined ? undefined : "pay in another currency";
}

/** Every figure of the periods asked for is calculated, because a fault in one stops its payee's pay. */
function figureFaults(
  run: Run,
  view: View,
  asked: Stretch,
  tell: (place: number, problem: Problem) => void,
  faults: Fault[],
): void {
  for (const problem of goalLines(run, view, [], asked).problems) faults.push(problem.fault());
  for (const figure of run.prepared.figures.values()) {
    const { grain } = figure.definition;
    if (grain.owner === "credit") {
      if (figure.kind !== "component") continue;
      const payees = planPayees(run, view);
      for (const period of run.prepared.calendar.touched(figure.definition.paidPer, asked)) {
        const days = daysIn(run, view, period);
        const there = payees.filter((payee) => (days.count[run.indexOf(payee)] ?? 0) > 0);
        const { faults: found } = creditSums(figure, grain.credit, period, view, run, there);
        if (found.some((list) => list.length > 0))
          throw new Uncovered("faults of numbers of credits, in columns", figure.definition.place);
      }
      continue;
    }
    for (const period of run.prepared.calendar.touched(grainUnit(grain), asked)) {
      const { memo } = lanesTold(grain, period, run, view, []);
      const { amount } = figureNumbers(figure, period, view, memo, run);
      if (amount.gaps === undefined || amount.gaps.problems.size === 0) continue;
      for (const { payee, lane } of lanesTold(grain, period, run, view, planPayees(run, view)).lanes) {
        const problem = amount.gaps.problems.get(lane);
        if (problem === undefined) continue;
        if (payee === nobody) faults.push(problem.fault());
        else tell(run.indexOf(payee), problem);
      }
    }
  }
}

/** What everybody has earned of a component, by one pay date after another. */
class EarnedSoFar {
  #seen: readonly Vector[] = [];
  #total: NumberVector | undefined;

  constructor(
    readonly component: Component,
    readonly payouts: Payouts,
    readonly everybody: readonly number[],
  ) {}

  by(on: Period): { readonly total: NumberVector; readonly problems: ReadonlyMap<number, Problem> } {
    const amounts = this.payouts.earned(this.component, on, this.everybody).map((column) => column.amounts);
    const problems = new Map([...amounts].reverse().flatMap(({ gaps }) => [...(gaps?.problems ?? [])]));
    const zero = constantNumber(0n, amountPlaces(this.component), this.everybody.length, false);
    // Periods that have ended are what they were on the pay date before, unless there is news.
    const isOnward = this.#seen.every((vector, index) => vector === amounts[index]);
    let total = isOnward ? this.#total : undefined;
    for (const vector of isOnward ? amounts.slice(this.#seen.length) : amounts) {
      const own = withZeros(vector, zero);
      total = total === undefined ? own : added(total, own);
    }
    this.#seen = amounts;
    this.#total = total;
    return { total: total ?? zero, problems };
  }
}

function withZeros(amounts: Vector, zero: NumberVector): NumberVector {
  if (amounts.kind !== "number") return zero;
  const { gaps } = amounts;
  if (gaps === undefined) return amounts;
  const isGap = Uint8Array.from(gaps.at, (state) => (state === filled ? 0 : 1));
  return chosen(isGap, { ...amounts, gaps: undefined }, zero);
}

/** Whoever is in the plan sees a line even when it is zero, of a component that stands for them then. */
function shownLanes(
  component: Component,
  on: Period,
  { n }: NumberVector,
  isListed: Uint8Array,
  run: Run,
): Uint8Array {
  const { calendar } = run.prepared;
  const unit = component.grain.owner === "credit" ? component.paidPer : grainUnit(component.grain);
  const days = { from: calendar.at(unit, on.from).from, through: on.through };
  const { versions } = component;
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  const stands = standingDuring(versions, undefined, days) >= 0;
  const { count } = daysIn(run, run.view(on.through), on);
  const shown = new Uint8Array(n.length);
  for (let lane = 0; lane < shown.length; lane += 1) {
    if (isListed[lane] !== 1) continue;
    const isZero = isNought(n, lane);
    if (!isZero) shown[lane] = 1;
    else if ((count[lane] ?? 0) > 0) {
      const own = isOwn
        ? standingDuring(versions, run.texts.textOf(run.everybody[lane] ?? 0), days) >= 0
        : stands;
      shown[lane] = own ? 1 : 0;
    }
  }
  return shown;
}
