/** Balances after each pay date as figures: money kept back, owed, waiting behind a cap, and paid ahead. */

import type { FigureLine } from "../../outcome.js";
import { payoutBalanceNames } from "../../payout-names.js";
import { fixedText } from "../numbers/decimal-text.js";
import type { Payouts } from "../result/payouts.js";
import type { Run } from "../run.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Period } from "../time/periods.js";
import type { Cause } from "./cause.js";
import { hasPart } from "./looks.js";

export interface PlacedBalance {
  readonly line: FigureLine;
  readonly period: Period;
  readonly position: number;
}

/** Of parts that the payout has, also when they are nothing; of others only when they are not. */
export function payoutBalances(
  run: Run,
  payouts: Payouts,
  payee: number,
  causes: readonly Cause[],
): readonly PlacedBalance[] {
  const { payout } = payouts.ruleSet;
  const shown = new Set(payoutBalanceNames.filter((part) => hasPart(payout, part)));
  const isMoved = causes.some(({ kind }) => isOfBalance(kind));
  if (shown.size === 0 && !isMoved) return [];
  const byPayday = [...causes].sort((a, b) => a.payday - b.payday);
  const sums = { held: 0n, balance: 0n, carried: 0n };
  const found: PlacedBalance[] = [];
  let next = 0;
  for (const period of payouts.askedDates) {
    let ahead = 0n;
    for (; next < byPayday.length; next += 1) {
      const cause = byPayday[next];
      if (cause === undefined || cause.payday > period.through) break;
      count(cause, sums);
      if (cause.kind === "paidAhead" && cause.payPeriod === period.text) ahead += cause.units;
    }
    const amounts = { ...sums, ahead };
    const isIn = (daysIn(run, run.view(period.through), period).count[run.indexOf(payee)] ?? 0) > 0;
    for (const [position, part] of payoutBalanceNames.entries()) {
      const units = amounts[part];
      if (units === 0n && !(isIn && shown.has(part))) continue;
      const line: FigureLine = {
        payee: run.texts.textOf(payee),
        period: period.text,
        name: `payout.${part}`,
        value: fixedText(units, payouts.places.amount),
        currency: payouts.currency,
      };
      found.push({ line, period, position });
    }
  }
  return found;
}

function isOfBalance(kind: Cause["kind"]): boolean {
  const sums = { held: 0n, balance: 0n, carried: 0n };
  count({ kind, units: 1n }, sums);
  return sums.held !== 0n || sums.balance !== 0n || sums.carried !== 0n;
}

/** `balance` is below nought when the payee owes. */
function count(
  { kind, units }: Pick<Cause, "kind" | "units">,
  sums: { held: bigint; balance: bigint; carried: bigint },
): void {
  if (kind === "held" || kind === "released") sums.held -= units;
  else if (kind === "deferred") sums.carried -= units;
  else if (
    kind === "advanced" ||
    kind === "paidAhead" ||
    kind === "recovered" ||
    kind === "carried" ||
    kind === "collected"
  )
    sums.balance -= units;
}
