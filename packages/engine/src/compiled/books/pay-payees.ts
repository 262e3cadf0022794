/**
 * Pays the payees of a run: those with a payout of their own as if it was the plan's, everybody else by the
 * plan's. Payouts of their own are looked at in a run apart, so that no fault of theirs is taken for the plan's.
 */

import type { PersonalPayout } from "../../rule-set.js";
import { type PaidPayee, Payouts } from "../result/payouts.js";
import { Run } from "../run.js";
import type { Stretch } from "../time/periods.js";

export interface PaidBy extends PaidPayee {
  readonly payouts: Payouts;
}

/** In the order of the payees. */
export function payPayees(
  run: Run,
  general: Payouts,
  asked: Stretch,
  payees: readonly number[],
): readonly PaidBy[] {
  const { personalPayouts = [] } = run.prepared.ruleSet;
  const own = new Map<number, PersonalPayout>();
  for (const payout of personalPayouts) {
    const code = run.texts.find(payout.payee);
    // Of two for one payee the first stands.
    if (code !== undefined && !own.has(code)) own.set(code, payout);
  }
  const found = new Map<number, PaidBy>();
  const pay = (payouts: Payouts, of: readonly number[]) => {
    if (of.length === 0) return;
    for (const paid of payouts.pay(of)) found.set(paid.payee, { ...paid, payouts });
  };
  pay(
    general,
    payees.filter((payee) => !own.has(payee)),
  );
  const apart = own.size === 0 ? run : new Run(run.bound);
  for (const payee of payees) {
    const personal = own.get(payee);
    if (personal === undefined) continue;
    const { payee: _, ...payout } = personal;
    pay(new Payouts(apart, asked, payout), [payee]);
  }
  return payees.flatMap((payee) => found.get(payee) ?? []);
}
