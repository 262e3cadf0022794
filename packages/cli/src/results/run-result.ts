/** What a run came to: the outcome, what was left out of it, and whether it pays. */

import type {
  ControlTotals,
  CreditsOutsidePlan,
  DataNote,
  Evaluator,
  LedgerEntry,
  LeftOutRow,
  Outcome,
  SupersededRow,
} from "@attain/engine";

export interface Notices {
  /** Rows whose place another row had taken by the end of the period. */
  readonly superseded: readonly SupersededRow[];
  /** Credits of days on which their payee was not in the plan. */
  readonly outsidePlan: readonly CreditsOutsidePlan[];
  /** What was read as the plan says, though something else may have been meant. */
  readonly read: readonly DataNote[];
}

export interface RunResult {
  /** Without payouts when faults stopped them. */
  readonly outcome: Outcome;
  /** Rows that the outcome was calculated without. */
  readonly leftOut: readonly LeftOutRow[];
  /** What was not counted, though nothing was wrong with it. */
  readonly notices: Notices;
  readonly isPaid: boolean;
  /** What calculated it; absent where nothing was calculated. */
  readonly evaluator?: Evaluator;
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
  /** `false`: credits and deal lines were not asked for. */
  readonly hasDeals?: boolean;
}
