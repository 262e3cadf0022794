/** What a run adds to the ledger, numbered: by pay date, then payee, each payout's causes in their order. */

import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import { compareText } from "../../values/compare-text.js";
import { fixedText } from "../../values/decimal-text.js";
import { paidPlaces, payoutPlaces } from "../amounts.js";
import type { Run } from "../run.js";
import type { Cause } from "./ledger-sums.js";
import { paydayOf } from "./payday-of.js";
import { payoutCurrency } from "./payout-currency.js";

export function newEntries(run: Run, causes: ReadonlyMap<string, readonly Cause[]>): readonly LedgerEntry[] {
  const all = [...causes].flatMap(([payee, own]) =>
    own.map((cause, position) => ({ payee, cause, position, payday: paydayOf(cause, run) })),
  );
  all.sort((a, b) => a.payday - b.payday || compareText(a.payee, b.payee) || a.position - b.position);
  const plan = run.program.ruleSet.plan.name;
  const currency = payoutCurrency(run.program.ruleSet);
  const places = payoutPlaces(run.program.ruleSet);
  const { exchange } = run.program.ruleSet.payout;
  let sequence = (run.facts.ledger ?? []).reduce((last, entry) => Math.max(last, entry.sequence), 0);
  return all.map(({ payee, cause }): LedgerEntry => {
    sequence += 1;
    const { component, earningPeriod, payPeriod, kind, amount, paid } = cause;
    return {
      sequence,
      payee,
      plan,
      component,
      earningPeriod,
      payPeriod,
      kind,
      currency,
      amount: fixedText(amount, places),
      ...(exchange !== undefined &&
        paid !== undefined && {
          paidCurrency: exchange.currency,
          paid: fixedText(paid, paidPlaces(run.program.ruleSet)),
        }),
    };
  });
}
