/** What a run came to: the outcome, what was left out of it, and whether it pays. */

import type { ControlTotals, LedgerEntry, LeftOutRow, Outcome } from "@attain/engine";

export interface RunResult {
  /** Without payouts when faults stopped them. */
  readonly outcome: Outcome;
  /** Rows that the outcome was calculated without. */
  readonly leftOut: readonly LeftOutRow[];
  readonly isPaid: boolean;
  /** Of what was paid. */
  readonly control?: ControlTotals;
  /** What was paid before, where a ledger is kept. */
  readonly paidBefore?: readonly LedgerEntry[];
  /** Whether the plan has journals. */
  readonly hasBooks: boolean;
  /** Whether the plan gives awards, which are not money. */
  readonly hasAwards: boolean;
  /** Whether the plan breaks goals down. */
  readonly hasGoals: boolean;
}
