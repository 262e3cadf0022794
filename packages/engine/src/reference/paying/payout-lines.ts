/** A payout as its payee sees it: a line a component, then a line for everything else that was done. */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import type { PayoutLine } from "../../outcome.js";
import { type PayoutLineName, payoutLineNames } from "../../payout-names.js";
import type { Component } from "../../rule-set.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, type Fraction, isZero, zero } from "../../values/fraction.js";
import { amountText, paidPlaces } from "../amounts.js";
import { isNobodys } from "../earning/component-figures.js";
import { unitOfGrain } from "../program/program.js";
import type { Run } from "../run.js";
import { daysWithin } from "../time/days-in-plan.js";
import { type GrainPeriod, grainPeriodAt } from "../time/grain-period.js";
import { standingWithin } from "../time/scope.js";
import type { Cause } from "./ledger-sums.js";
import { payoutCurrency } from "./payout-currency.js";

/** Which line each kind of entry is part of; what was earned is with its component. */
const lineOfKind: Readonly<Record<LedgerKind, PayoutLineName | "earned" | undefined>> = {
  earned: "earned",
  clawedBack: "earned",
  held: "hold",
  released: "release",
  lost: "lost",
  cut: "cap",
  deferred: "cap",
  toppedUp: "draw",
  advanced: "draw",
  // Money of an earlier day, which the payout only sets off.
  paidAhead: undefined,
  recovered: "recovery",
  carried: "carry",
  forgiven: "forgiven",
  rounding: "rounding",
  exchanged: "exchange",
  // Only people write these, and not into a payout.
  manual: undefined,
  writtenOff: undefined,
  collected: undefined,
};

export async function payoutLines(
  run: Run,
  payee: string,
  period: GrainPeriod,
  causes: readonly Cause[],
): Promise<readonly PayoutLine[]> {
  const { ruleSet } = run.program;
  const { exchange } = ruleSet.payout;
  const currency = exchange?.currency ?? payoutCurrency(ruleSet);
  const line = { payee, period: period.text, currency };
  const lines: PayoutLine[] = [];
  const places = paidPlaces(ruleSet);
  const earned = new Map<string, Fraction>();
  const others = new Map<string, Fraction>();
  for (const { kind, component, amount: settled, paid } of causes) {
    const amount = exchange === undefined ? settled : (paid ?? zero);
    const name = lineOfKind[kind];
    if (name === undefined) continue;
    const [sums, key] = name === "earned" ? [earned, component] : [others, name];
    sums.set(key, add(sums.get(key) ?? zero, amount));
  }
  for (const name of ruleSet.payout.components) {
    const component = ruleSet.components.find((candidate) => candidate.name === name);
    if (component === undefined || isNobodys(component)) continue;
    const amount = earned.get(name) ?? zero;
    earned.delete(name);
    if (isZero(amount) && !(await isShown(run, component, payee, period))) continue;
    const text = exchange === undefined ? amountText(component, amount) : fixedText(amount, places);
    lines.push({ ...line, component: name, amount: text });
  }
  const rest = [...earned, ...payoutLineNames.flatMap((name) => pair(name, others.get(name)))];
  for (const [name, amount] of rest) {
    if (!isZero(amount)) lines.push({ ...line, component: name, amount: fixedText(amount, places) });
  }
  return lines;
}

function pair(name: string, amount: Fraction | undefined): readonly (readonly [string, Fraction])[] {
  return amount === undefined ? [] : [[name, amount]];
}

/** Whoever is in the plan sees a line even when it is zero, of a component that stands for them then. */
async function isShown(run: Run, component: Component, payee: string, period: GrainPeriod): Promise<boolean> {
  const { time } = run.program;
  const unit = component.grain.owner === "credit" ? component.paidPer : unitOfGrain(component.grain);
  const days = { from: grainPeriodAt(time, unit, period.from).from, through: period.through };
  if (standingWithin(component.versions, payee, days) === undefined) return false;
  return (await daysWithin(run, run.view(period.through), payee, period)).length > 0;
}
