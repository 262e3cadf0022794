/** Rounded amounts of a component spread over the deals behind them, payee by payee. */

import type { Component } from "../../rule-set.js";
import { type CreditBook, creditBook } from "../credits/credit-book.js";
import type { FigureMemo } from "../figures/figure-memo.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { frameOf } from "../frame.js";
import { amountPlaces, unitsAt } from "../result/amount-text.js";
import { partsOf, paysByLane } from "../result/deal-lines.js";
import type { CreditSums } from "../result/figure-lines.js";
import type { Run, View } from "../run.js";
import type { Period } from "../time/periods.js";
import { rounded } from "../vectors/arithmetic.js";
import { filled, type Problem } from "../vectors/gaps.js";

/** Of no deal: a floor, a fixed amount. */
export const noDeal = -1;

export interface DealAmounts {
  /** In whose order a deal has its place. */
  bookOf(deal: number): CreditBook;
  /** Where each payee's deals start, and after the last one. */
  readonly starts: Int32Array;
  /** By place in the order of all credits. */
  readonly ordinals: readonly number[];
  /** In units of the component's decimals. */
  readonly units: readonly bigint[];
  /** What they would be without the component's caps; where no cap lowers an amount, the same. */
  readonly uncapped: readonly bigint[];
  /** Which amount each is a part of: the limits of an amount hold for its own deals. */
  readonly amountOf: readonly number[];
  /** Of payees whose amounts could not be spread. */
  readonly problems: ReadonlyMap<number, Problem>;
}

/** By list of payees. */
const known = new WeakMap<readonly number[], WeakMap<FigureNumbers, DealAmounts>>();

/** Once for each number: one that is looked at again is spread as before. */
export function dealsOfFigure(
  component: Component,
  numbers: FigureNumbers,
  period: Period,
  view: View,
  payees: readonly number[],
  lanes: readonly number[],
  run: Run,
): DealAmounts {
  const own = known.get(payees) ?? new WeakMap<FigureNumbers, DealAmounts>();
  known.set(payees, own);
  const memo = component.grain.owner === "plan" ? run.planMemo : run.payeeMemo;
  const deals = own.get(numbers) ?? spreadOver(component, numbers, period, view, lanes, memo, run);
  own.set(numbers, deals);
  return deals;
}

/** Of parts of a period, each payee's together: `lanes` are those of each payee in the memo of parts. */
export function dealsOfParts(
  component: Component,
  numbers: FigureNumbers,
  period: Period,
  view: View,
  lanes: readonly (readonly number[])[],
  memo: FigureMemo,
  run: Run,
): DealAmounts {
  const all = spreadOver(component, numbers, period, view, lanes.flat(), memo, run);
  const starts = new Int32Array(lanes.length + 1);
  const problems = new Map<number, Problem>();
  let part = 0;
  for (const [index, own] of lanes.entries()) {
    for (const _ of own) {
      const problem = all.problems.get(part);
      if (problem !== undefined && !problems.has(index)) problems.set(index, problem);
      part += 1;
    }
    starts[index + 1] = all.starts[part] ?? 0;
  }
  return { ...all, starts, problems };
}

function spreadOver(
  component: Component,
  numbers: FigureNumbers,
  period: Period,
  view: View,
  lanes: readonly number[],
  memo: FigureMemo,
  run: Run,
): DealAmounts {
  const owners = { payees: memo.payees, groups: memo.groups, limits: undefined, memo, at: undefined };
  const frame = frameOf({ run, view, size: memo.size, period, owners });
  const { amount } = numbers;
  const there = lanes.filter((lane) => (amount.gaps?.at[lane] ?? filled) === filled);
  const pays = amount.kind === "number" ? paysByLane(component, numbers, there, frame) : undefined;
  const places = amountPlaces(component);
  const starts = new Int32Array(lanes.length + 1);
  const ordinals: number[] = [];
  const units: bigint[] = [];
  const uncapped: bigint[] = [];
  const amountOf: number[] = [];
  const wholes = uncappedUnits(component, numbers);
  const problems = new Map<number, Problem>();
  const looks: View[] = [];
  for (const [index, lane] of lanes.entries()) {
    const own = pays?.get(lane);
    if (own !== undefined && "code" in own) {
      problems.set(index, { fault: () => own, answeredByElse: false });
    } else if (own !== undefined && amount.kind === "number") {
      const whole = unitsAt(amount, lane, places);
      const parts = partsOf(component, whole, own.pays, places);
      ordinals.push(...(parts === undefined ? [noDeal] : own.ordinals));
      units.push(...(parts ?? [whole]));
      const all = wholes(lane, whole);
      if (all === whole) uncapped.push(...(parts ?? [whole]));
      else uncapped.push(...((parts && partsOf(component, all, own.pays, places)) ?? [all]));
      while (amountOf.length < units.length) {
        amountOf.push(index);
        looks.push(numbers.payViews?.[lane] ?? view);
      }
    }
    starts[index + 1] = ordinals.length;
  }
  const bookOf = (deal: number) => creditBook(run, looks[deal] ?? view);
  return { bookOf, starts, ordinals, units, uncapped, amountOf, problems };
}

/** A lane's amount without the component's caps; given the amount that it has with them. */
function uncappedUnits(
  component: Component,
  { uncapped, isCapped }: FigureNumbers,
): (lane: number, amount: bigint) => bigint {
  if (isCapped === undefined || uncapped.kind !== "number") return (_, amount) => amount;
  const { places, mode } = component.rounding;
  const wholes = rounded({ ...uncapped, gaps: undefined }, places, mode);
  return (lane, amount) => {
    if (isCapped[lane] !== 1) return amount;
    const whole = unitsAt(wholes, lane, amountPlaces(component));
    if (whole < amount) return amount;
    return whole;
  };
}

/** Numbers of credits are each the amount of one deal. */
export function dealsOfCredits(component: Component, sums: CreditSums, view: View, run: Run): DealAmounts {
  const { amount } = sums.all;
  const places = amountPlaces(component);
  const starts = new Int32Array(sums.starts.length);
  const ordinals: number[] = [];
  const units: bigint[] = [];
  const uncapped: bigint[] = [];
  const amountOf: number[] = [];
  const looks: View[] = [];
  const wholes = uncappedUnits(component, sums.all);
  for (let payee = 0; payee + 1 < starts.length; payee += 1) {
    for (let index = sums.starts[payee] ?? 0; index < (sums.starts[payee + 1] ?? 0); index += 1) {
      const at = sums.at[index] ?? 0;
      if (amount.kind !== "number" || (amount.gaps?.at[at] ?? filled) !== filled) continue;
      ordinals.push(sums.ordinals[index] ?? 0);
      looks.push(sums.lookOf(index));
      const own = unitsAt(amount, at, places);
      units.push(own);
      uncapped.push(wholes(at, own));
      amountOf.push(amountOf.length);
    }
    starts[payee + 1] = ordinals.length;
  }
  const bookOf = (deal: number) => creditBook(run, looks[deal] ?? view);
  return { bookOf, starts, ordinals, units, uncapped, amountOf, problems: new Map() };
}
