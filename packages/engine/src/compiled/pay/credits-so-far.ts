/** What each payee's numbers of credits have come to so far, for limits that several of them use up together. */

import { limitWindow } from "../../limit-window.js";
import type { Component } from "../../rule-set.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import type { Frame } from "../frame.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import type { Stretch } from "../time/periods.js";
import { filled, type Problem } from "../vectors/gaps.js";
import { narrowed, type Ratio, ratioAt, wide } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";

interface Earlier {
  readonly date: Day;
  readonly amount: Ratio | undefined;
  readonly problem: Problem | undefined;
}

export type CreditsSoFar = Map<number, Earlier[]>;

/** Whether a limit counts several credits, so that each waits for those before it. */
export function countsSeveral({ grain, versions }: Component): boolean {
  return (
    grain.owner === "credit" &&
    versions.some(({ floors, caps }) => [...floors, ...caps].some((limit) => limitWindow(limit, grain)))
  );
}

/** One payee's credits of a day one after the other: in each round at most one of each payee. */
export function rounds(lanes: Int32Array, payees: Int32Array): readonly Int32Array[] {
  const found: number[][] = [];
  const seen = new Map<number, number>();
  for (const lane of lanes) {
    const payee = payees[lane] ?? -1;
    const round = seen.get(payee) ?? 0;
    seen.set(payee, round + 1);
    found[round] ??= [];
    found[round].push(lane);
  }
  return found.map((round) => Int32Array.from(round));
}

/** Credits on days when their receiver is in the plan count. */
export function countCredits(
  { name }: Component,
  { amount }: FigureNumbers,
  lanes: Int32Array,
  payees: Int32Array,
  date: Day,
  view: View,
  run: Run,
): void {
  const all = soFar(name, view);
  const days = planDays(run, view);
  for (const [index, lane] of lanes.entries()) {
    const payee = payees[lane] ?? -1;
    const own = days[run.indexOf(payee)];
    if (own === undefined || !isIn(own, date)) continue;
    const list = all.get(payee) ?? [];
    all.set(payee, list);
    const isThere = amount.kind === "number" && (amount.gaps?.at[index] ?? filled) === filled;
    const problem = amount.gaps?.problems.get(index);
    list.push({ date, amount: isThere ? ratioAt(amount, index) : undefined, problem });
  }
}

/** What earlier credits of a window came to, with whether there were any. */
export function usedByCredits(
  { name }: Component,
  window: Stretch,
  { view, owners, size }: Frame,
): {
  readonly used: NumberVector;
  readonly hasEarlier: Uint8Array;
  readonly problems: ReadonlyMap<number, Problem>;
} {
  const all = soFar(name, view);
  const hasEarlier = new Uint8Array(size);
  const problems = new Map<number, Problem>();
  const sums = Array.from({ length: size }, (_, lane): Ratio => {
    let sum: Ratio = { n: 0n, d: 1n };
    for (const { date, amount, problem } of all.get(owners?.payees?.[lane] ?? -1) ?? []) {
      if (date < window.from) continue;
      if (problem !== undefined && !problems.has(lane)) problems.set(lane, problem);
      if (amount === undefined) continue;
      hasEarlier[lane] = 1;
      const isAlike = sum.d === amount.d;
      sum = isAlike
        ? { n: sum.n + amount.n, d: sum.d }
        : { n: sum.n * amount.d + amount.n * sum.d, d: sum.d * amount.d };
    }
    return sum;
  });
  const used = wide(
    sums.map(({ n }) => n),
    0,
    undefined,
    sums.map(({ d }) => d),
  );
  return { used: narrowed(used), hasEarlier, problems };
}

function soFar(component: string, view: View): CreditsSoFar {
  const known = view.creditsSoFar.get(component) ?? new Map<number, Earlier[]>();
  view.creditsSoFar.set(component, known);
  return known;
}
