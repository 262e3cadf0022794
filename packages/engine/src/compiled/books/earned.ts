/** What a component has earned everybody by a day, a column for each of its own periods. */

import type { Component } from "../../rule-set.js";
import { figureNumbers } from "../figures/read-figure.js";
import { summedByLane } from "../pay/sum-by-lane.js";
import { grainUnit } from "../plan/figure-reach.js";
import { creditSums, lanesTold } from "../result/figure-lines.js";
import type { Run, View } from "../run.js";
import type { Period } from "../time/periods.js";
import { filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";
import { type DealAmounts, dealsOfCredits, dealsOfFigure, dealsOfParts } from "./deal-amounts.js";

export interface EarnedColumn {
  readonly component: Component;
  /** As the ledger names it. */
  readonly period: string;
  /** The component's own period; of numbers of credits the one in which they are paid. */
  readonly of: Period;
  readonly amounts: Vector;
  /** The lane of each payee. */
  laneOf(index: number): number;
  /** The same spread over the deals, by payee. */
  deals(): DealAmounts;
}

export function earnedColumns(
  component: Component,
  view: View,
  payees: readonly number[],
  run: Run,
): readonly EarnedColumn[] {
  const { calendar } = run.prepared;
  const figure = run.prepared.figure(component.name);
  const days = { from: calendar.from, through: view.asOf };
  const { grain } = component;
  if (grain.owner === "credit") {
    return calendar.touched(component.paidPer, days).map((period): EarnedColumn => {
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
      return {
        component,
        period: period.text,
        of: period,
        amounts,
        laneOf: (index) => index,
        deals: once(() => dealsOfCredits(component, sums, view, run)),
      };
    });
  }
  if (grain.owner === "payee" && grain.cut !== undefined) {
    return calendar
      .touched(grain.per, days)
      .map((period) => earnedInParts(component, grain, period, view, payees, run));
  }
  const isPlans = grain.owner === "plan";
  const memo = isPlans ? run.planMemo : run.payeeMemo;
  const lanes = payees.map((payee) => (isPlans ? 0 : run.indexOf(payee)));
  return calendar.touched(grainUnit(grain), days).map((period): EarnedColumn => {
    const numbers = figureNumbers(figure, period, view, memo, run);
    return {
      component,
      period: period.text,
      of: period,
      amounts: numbers.amount,
      laneOf: (index) => lanes[index] ?? 0,
      deals: () => dealsOfFigure(component, numbers, period, view, payees, lanes, run),
    };
  });
}

/** Of a period that is cut, all its parts together. */
function earnedInParts(
  component: Component,
  grain: Exclude<Component["grain"], { owner: "credit" }>,
  period: Period,
  view: View,
  payees: readonly number[],
  run: Run,
): EarnedColumn {
  const lists = new Map<number, number[]>(payees.map((payee) => [payee, []]));
  const { memo, lanes } = lanesTold(grain, period, run, view, payees);
  for (const { payee, lane } of lanes) lists.get(payee)?.push(lane);
  const own = payees.map((payee) => lists.get(payee) ?? []);
  const numbers = figureNumbers(run.prepared.figure(component.name), period, view, memo, run);
  return {
    component,
    period: period.text,
    of: period,
    amounts: summedParts(numbers.amount, own, run),
    laneOf: (index) => index,
    deals: once(() => dealsOfParts(component, numbers, period, view, own, memo, run)),
  };
}

/** The sum of each payee's lanes: their first problem, and nothing where none has a number. */
function summedParts(amount: Vector, lists: readonly (readonly number[])[], run: Run): NumberVector {
  const gaps = new GapBuilder(lists.length);
  const starts = new Int32Array(lists.length + 1);
  const there: number[] = [];
  for (const [index, lanes] of lists.entries()) {
    for (const lane of lanes) {
      const problem = amount.gaps?.problems.get(lane);
      if (problem !== undefined) gaps.fail(index, problem);
      else if (amount.kind === "number" && (amount.gaps?.at[lane] ?? filled) === filled) there.push(lane);
    }
    starts[index + 1] = there.length;
    if (starts[index + 1] === starts[index]) gaps.leaveEmpty(index);
  }
  const zero = constantNumber(0n, 0, there.length, run.settings.isWide);
  const taken =
    amount.kind === "number" ? takeLanes({ ...amount, gaps: undefined }, Int32Array.from(there)) : zero;
  return { ...summedByLane(taken, { starts }, undefined), gaps: gaps.build() };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
