/** A payout as its payee sees it: a line a component, then a line for whatever else was done to it. */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import type { PayoutLine } from "../../outcome.js";
import { type PayoutLineName, payoutLineNames } from "../../payout-names.js";
import type { Component } from "../../rule-set.js";
import { fixedText, plainText } from "../numbers/decimal-text.js";
import { grainUnit } from "../plan/figure-reach.js";
import { amountPlaces, currencyOf } from "../result/amount-text.js";
import type { Payouts } from "../result/payouts.js";
import type { Run } from "../run.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Period } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { type Cause, inPlaces } from "./cause.js";

/** The line that each kind of entry is part of; `undefined` for what is no part of a payout. */
const lineOf: Readonly<Record<LedgerKind, PayoutLineName | "component" | undefined>> = {
  earned: "component",
  clawedBack: "component",
  held: "hold",
  released: "release",
  lost: "lost",
  cut: "cap",
  deferred: "cap",
  toppedUp: "draw",
  advanced: "draw",
  paidAhead: undefined,
  recovered: "recovery",
  carried: "carry",
  forgiven: "forgiven",
  exchanged: "exchange",
  rounding: "rounding",
  manual: undefined,
  writtenOff: undefined,
  collected: undefined,
};

/** `causes` are those of the pay date. */
export function payoutLines(
  run: Run,
  payouts: Payouts,
  payee: number,
  on: Period,
  causes: readonly Cause[],
): readonly PayoutLine[] {
  const { ruleSet, places } = payouts;
  const { exchange } = ruleSet.payout;
  const currency = exchange?.currency ?? payouts.currency;
  const scale = exchange === undefined ? places.amount : places.paid;
  const name = run.texts.textOf(payee);
  const earned = new Map<string, bigint>();
  const others = new Map<PayoutLineName, bigint>();
  for (const cause of causes) {
    const units = exchange === undefined ? cause.units : (cause.paid ?? 0n);
    const line = lineOf[cause.kind];
    if (line === undefined) continue;
    if (line === "component") earned.set(cause.component, (earned.get(cause.component) ?? 0n) + units);
    else others.set(line, (others.get(line) ?? 0n) + units);
  }
  const lines: PayoutLine[] = [];
  const put = (component: string, amount: string) =>
    lines.push({ payee: name, period: on.text, component, amount, currency });
  for (const component of payouts.components) {
    const units = earned.get(component.name) ?? 0n;
    earned.delete(component.name);
    if (units === 0n && !isShown(component, payee, name, on, run)) continue;
    if (exchange !== undefined) put(component.name, fixedText(units, scale));
    else put(component.name, componentText(component, units, scale, ruleSet.payout.place));
  }
  for (const [component, units] of earned) if (units !== 0n) put(component, fixedText(units, scale));
  for (const line of payoutLineNames) {
    const units = others.get(line) ?? 0n;
    if (units !== 0n) put(line, fixedText(units, scale));
  }
  return lines;
}

function componentText(
  component: Component,
  units: bigint,
  scale: number,
  place: Component["place"],
): string {
  const places = amountPlaces(component);
  const own = inPlaces(units, scale, places, place);
  return currencyOf(component.type) === undefined ? plainText(own, places) : fixedText(own, places);
}

/** Whoever is in the plan sees a line even when it is zero, of a component that stands for them then. */
function isShown(component: Component, payee: number, name: string, on: Period, run: Run): boolean {
  const { calendar } = run.prepared;
  const unit = component.grain.owner === "credit" ? component.paidPer : grainUnit(component.grain);
  const days = { from: calendar.at(unit, on.from).from, through: on.through };
  if (standingDuring(component.versions, name, days) < 0) return false;
  return (daysIn(run, run.view(on.through), on).count[run.indexOf(payee)] ?? 0) > 0;
}
