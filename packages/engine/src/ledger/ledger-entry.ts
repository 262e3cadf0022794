/**
 * The ledger: what was paid, one entry a cause, and nothing ever changed or taken out. Balances (draws,
 * held money, what is carried) are sums of entries; the entries of one payee and pay period add up to
 * the money that changed hands.
 */

import type { DecimalText } from "../rule-set.js";

export const ledgerKinds = [
  /** More was earned than before: of a component and one of its own periods. */
  "earned",
  /** Less was earned than before: a cancellation, a corrected split. Negative. */
  "clawedBack",
  /** Earned and kept back: negative when kept, positive when what it was kept of is gone. */
  "held",
  /** What was held and is payable now. */
  "released",
  /** What was held and is not paid, because the payee has left. Negative. */
  "lost",
  /** What a cap of the payout cut off for good. Negative. */
  "cut",
  /** What a cap of the payout put off: negative when put off, positive when paid. */
  "deferred",
  /** What a non-recoverable draw added to earnings; its earning period is the payout's. */
  "toppedUp",
  /** What a recoverable draw paid before it was earned. */
  "advanced",
  /** A draw that was paid ahead of the pay date: money, but not part of the payout. */
  "paidAhead",
  /** Advances set off against earnings. Negative. */
  "recovered",
  /** A balance below nought: positive when it is carried over, negative when it is set off. */
  "carried",
  /** A balance that became earnings. */
  "forgiven",
  /** What the rounding of the whole payout added. */
  "rounding",
  /** What other rates of exchange have made of earlier pay; nothing in the plan's own currency. */
  "exchanged",
  /** Written by hand: paid on top, and not set off against anything. */
  "manual",
  /** Written by hand: a balance that was given up, beside the entry that takes it out. */
  "writtenOff",
  /** Written by hand: money a payee paid back. Negative. */
  "collected",
] as const;

export type LedgerKind = (typeof ledgerKinds)[number];

export interface LedgerEntry {
  /** Counts up over the whole ledger. */
  readonly sequence: number;
  readonly payee: string;
  readonly plan: string;
  /** A component; several joined by `+` for a draw against them; empty for the payout as a whole. */
  readonly component: string;
  /** The component's own period, `2026-Q1`, or the pay period of a top-up; empty where it has none. */
  readonly earningPeriod: string;
  /** The payout's period, `2026-02`. */
  readonly payPeriod: string;
  readonly kind: LedgerKind;
  readonly currency: string;
  readonly amount: DecimalText;
  /** Where pay is in another currency: which, and what the amount came to in it. */
  readonly paidCurrency?: string;
  readonly paid?: DecimalText;
}

/** The columns of a ledger as a table, in order. */
export const ledgerColumns = [
  "sequence",
  "payee",
  "plan",
  "component",
  "earningPeriod",
  "payPeriod",
  "kind",
  "currency",
  "amount",
  "paidCurrency",
  "paid",
] as const satisfies readonly (keyof LedgerEntry)[];
