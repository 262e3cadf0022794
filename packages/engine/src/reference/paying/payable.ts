/** What the components of a payout have earned by a pay date, and how much of it is payable. */

import type { Component } from "../../rule-set.js";
import { add, type Fraction, subtract, zero } from "../../values/fraction.js";
import type { Run } from "../run.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { NumberValue, Problem } from "../value.js";
import { type EarnedPart, earnedParts, isParts } from "./earned.js";
import { heldOf } from "./held.js";
import { leavingPeriod } from "./leaving.js";
import type { Look } from "./pay-dates.js";

/** Of a component and one of its earning periods. */
export interface Payable {
  readonly component: Component;
  readonly period: string;
  readonly earned: Fraction;
  /** Kept back for now. */
  readonly held: Fraction;
  /** Kept back and never paid, because the payee has left. */
  readonly lost: Fraction;
  /** The amounts behind `earned`. */
  readonly amounts: readonly NumberValue[];
}

export function payableAmount({ earned, held, lost }: Payable): Fraction {
  return subtract(earned, add(held, lost));
}

export async function payablesOf(
  run: Run,
  component: Component,
  payee: string,
  look: Look,
): Promise<readonly Payable[] | Problem> {
  const parts = await earnedParts(run, component, payee, look);
  if (!isParts(parts)) return parts;
  const holds = (run.program.ruleSet.payout.holds ?? []).filter((hold) => hold.component === component.name);
  const keeping = holds.length === 0 ? undefined : await keepingOf(run, payee, look);
  const payables = new Map<string, Payable>();
  for (const part of parts) {
    const kept = keeping && (await heldOf(run, component, part, holds, keeping.on));
    if (kept !== undefined && "kind" in kept) return kept;
    const { period } = part;
    const before = payables.get(period) ?? noPayable(component, period);
    payables.set(period, {
      ...before,
      earned: add(before.earned, part.amount),
      held: add(before.held, keeping?.isLost === false ? (kept ?? zero) : zero),
      lost: add(before.lost, keeping?.isLost === true ? (kept ?? zero) : zero),
      amounts: [...before.amounts, part.value],
    });
  }
  return [...payables.values()];
}

export function noPayable(component: Component, period: string): Payable {
  return { component, period, earned: zero, held: zero, lost: zero, amounts: [] };
}

interface Keeping {
  /** The pay date on which releases are looked at. */
  readonly on: GrainPeriod;
  readonly isLost: boolean;
}

/** What becomes of money kept back; `undefined` when none is. */
export async function keepingOf(run: Run, payee: string, look: Look): Promise<Keeping | undefined> {
  const { leaver } = run.program.ruleSet.payout;
  const waiting = { on: look.on, isLost: false };
  if (leaver === undefined || leaver.held === "waits") return waiting;
  const left = await leavingPeriod(run, payee, look);
  if (left === undefined) return waiting;
  // What was still held on leaving is lost for good, whatever is released later.
  return leaver.held === "paid" ? undefined : { on: left, isLost: true };
}

export type { EarnedPart };
