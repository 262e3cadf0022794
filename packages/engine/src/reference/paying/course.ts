/**
 * The course of a payee's payouts with what is known now: what caps would have cut and what
 * non-recoverable draws would have added, had everything been known on time. Both are earnings, so they
 * follow from the facts alone and never from what was paid.
 */

import { allocate } from "../../values/allocate.js";
import { add, type Fraction, isZero, max, sign, subtract, zero } from "../../values/fraction.js";
import { payoutPlaces } from "../amounts.js";
import type { Run } from "../run.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { Problem } from "../value.js";
import { type DrawInForce, drawInForce } from "./draws.js";
import { isParts } from "./earned.js";
import { payPeriodsThrough } from "./pay-dates.js";
import type { PayGroup } from "./pay-groups.js";
import { type Payable, payableAmount, payablesOf } from "./payable.js";
import { PayoutCaps } from "./payout-caps.js";

/** What a group has to date. */
export interface GroupCourse {
  readonly group: PayGroup;
  readonly payables: readonly Payable[];
  /** Cut off by caps for good, and waiting for room. */
  readonly cut: Fraction;
  readonly deferred: Fraction;
  /** By pay period. */
  readonly toppedUp: ReadonlyMap<string, Fraction>;
  /** The draw in force on this pay date. */
  readonly draw: DrawInForce | undefined;
}

export async function courseOf(
  run: Run,
  groups: readonly PayGroup[],
  payee: string,
  on: GrainPeriod,
): Promise<readonly GroupCourse[] | Problem> {
  const walked = groups.map((group) => new WalkedGroup(group));
  const { caps = [], draws = [] } = run.program.ruleSet.payout;
  const looksBack = caps.length > 0 || draws.some(({ recovery }) => recovery === "nonrecoverable");
  const places = payoutPlaces(run.program.ruleSet);
  const limits = new PayoutCaps(run, payee);
  for (const each of looksBack ? payPeriodsThrough(run, on) : [on]) {
    const look = { on: each, known: on.through };
    for (const group of walked) {
      const problem = await group.goTo(run, payee, look);
      if (problem !== undefined) return problem;
    }
    const payable = sumOf(walked.map(({ added }) => added));
    const capped = await limits.step(payable, look);
    if ("kind" in capped) return capped;
    shareOut(walked, subtract(payable, capped.paid), capped.waiting, places);
    for (const group of walked) group.topUp(each);
  }
  return walked.map((group) => group.course());
}

class WalkedGroup {
  payables: readonly Payable[] = [];
  /** What became payable on the pay date reached, holds taken off. */
  added = zero;
  /** Of that, what caps cut off (or let through of what they cut before). */
  cutNow = zero;
  /** All that caps have cut, and what of it still waits. */
  excess = zero;
  waiting = zero;
  draw: DrawInForce | undefined;
  readonly toppedUp = new Map<string, Fraction>();
  #payable = zero;

  constructor(readonly group: PayGroup) {}

  async goTo(run: Run, payee: string, look: Parameters<typeof drawInForce>[3]): Promise<Problem | undefined> {
    const payables: Payable[] = [];
    for (const component of this.group.components) {
      const found = await payablesOf(run, component, payee, look);
      if (!isParts(found)) return found;
      payables.push(...found);
    }
    const draw = await drawInForce(run, this.group, payee, look);
    if (draw?.kind === "problem") return draw;
    const payable = sumOf(payables.map(payableAmount));
    this.added = subtract(payable, this.#payable);
    this.#payable = payable;
    this.payables = payables;
    this.draw = draw;
    this.cutNow = zero;
    return undefined;
  }

  topUp({ text }: GrainPeriod): void {
    if (this.draw?.draw.recovery !== "nonrecoverable") return;
    const missing = subtract(this.draw.amount, subtract(this.added, this.cutNow));
    if (sign(missing) > 0) this.toppedUp.set(text, missing);
  }

  course(): GroupCourse {
    const { group, payables, excess, waiting, toppedUp, draw } = this;
    return { group, payables, cut: subtract(excess, waiting), deferred: waiting, toppedUp, draw };
  }
}

/** What caps took, or gave back, by group: taken from what became payable, given back as it was taken. */
function shareOut(groups: readonly WalkedGroup[], excess: Fraction, waiting: Fraction, places: number): void {
  const weights = groups.map((group) => max(sign(excess) > 0 ? group.added : group.excess, zero));
  const parts = split(excess, weights, places);
  for (const [index, group] of groups.entries()) {
    group.cutNow = parts[index] ?? zero;
    group.excess = add(group.excess, group.cutNow);
  }
  const waits = split(
    waiting,
    groups.map((group) => max(group.excess, zero)),
    places,
  );
  for (const [index, group] of groups.entries()) group.waiting = waits[index] ?? zero;
}

function split(amount: Fraction, weights: readonly Fraction[], places: number): readonly Fraction[] {
  if (isZero(amount) || weights.length < 2) return weights.map(() => amount);
  const isWeighted = weights.some((weight) => !isZero(weight));
  const parts = isWeighted ? allocate(amount, weights, places) : undefined;
  return parts ?? weights.map((_, index) => (index === 0 ? amount : zero));
}

function sumOf(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce(add, zero);
}
