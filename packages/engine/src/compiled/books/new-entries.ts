/** What a run adds to the ledger, numbered: by pay date, then payee, each payout's causes in their order. */

import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import { fixedText } from "../numbers/decimal-text.js";
import { paidPlaces, payoutCurrency, payoutPlaces } from "../result/amount-text.js";
import { orderTexts } from "../rows/texts.js";
import type { Run } from "../run.js";
import { inPlaces } from "./cause.js";
import type { PaidBy } from "./pay-payees.js";

export function newEntries(run: Run, paid: readonly PaidBy[]): readonly LedgerEntry[] {
  const { ruleSet } = run.prepared;
  const { plan, payout } = ruleSet;
  const { exchange, place } = payout;
  const currency = payoutCurrency(ruleSet);
  const [places, placesOfPay] = [payoutPlaces(ruleSet), paidPlaces(ruleSet)];
  const all = paid.flatMap(({ payee, causes, past, payouts }) => {
    const name = run.texts.textOf(payee);
    return causes.slice(past).map((cause) => ({ name, cause, scales: payouts.places }));
  });
  all.sort((a, b) => a.cause.payday - b.cause.payday || orderTexts(a.name, b.name));
  let sequence = 0;
  for (const entry of run.facts.ledger ?? []) sequence = Math.max(sequence, entry.sequence);
  return all.map(({ name, cause, scales }): LedgerEntry => {
    sequence += 1;
    const { component, earningPeriod, payPeriod, kind, units, paid: worth } = cause;
    return {
      sequence,
      payee: name,
      plan: plan.name,
      component,
      earningPeriod,
      payPeriod,
      kind,
      currency,
      amount: fixedText(inPlaces(units, scales.amount, places, place), places),
      ...(exchange !== undefined &&
        worth !== undefined && {
          paidCurrency: exchange.currency,
          paid: fixedText(inPlaces(worth, scales.paid, placesOfPay, place), placesOfPay),
        }),
    };
  });
}
