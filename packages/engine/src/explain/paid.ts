/** Why a payee was paid what they were on a pay date: each entry of the ledger with what it follows from. */

import type { LedgerKind } from "../ledger/ledger-entry.js";
import type { PayoutLine } from "../outcome.js";
import type { DecimalText, IsoDate, PeriodUnit } from "../rule-set.js";

export interface PaidExplanation {
  readonly payee: string;
  /** The pay period, and its last day. */
  readonly period: string;
  readonly payday: IsoDate;
  readonly per: PeriodUnit;
  /** The last pay date before; absent where there was none. */
  readonly since?: IsoDate;
  /** Present where the payee has left by then. */
  readonly leaving?: Leaving;
  readonly entries: readonly PaidEntry[];
  /** The payout as its payee sees it: as the ledger has paid it, or as it would be paid now. */
  readonly lines: readonly PayoutLine[];
  /** What the ledger has paid on this pay date, where the plan and the rows of now come to something else. */
  readonly written?: { readonly amount: DecimalText; readonly currency: string };
  /** Rows that no credit is made of, learned since: quotas, the roster, rates. None that is about others alone. */
  readonly learned: readonly LearnedRow[];
}

export interface LearnedRow {
  readonly source: string;
  readonly key: string;
  readonly learned: IsoDate;
  readonly file: string;
  readonly line: number;
  /** Empty where there was no row of this key before. */
  readonly changes: readonly CellChange[];
}

export interface Leaving {
  /** The last day in the plan. */
  readonly on: IsoDate;
  /** Whether this payout is the one that covers it. */
  readonly isSettled: boolean;
  readonly balance: "owes" | "forgiven";
  readonly held: "paid" | "lost" | "waits";
}

export interface PaidEntry {
  readonly kind: LedgerKind;
  readonly component: string;
  readonly earningPeriod: string;
  readonly currency: string;
  readonly amount: DecimalText;
  /** What it came to where pay is in another currency. */
  readonly paid?: { readonly currency: string; readonly amount: DecimalText };
  /** Of what was earned, held or lost: the deals of which that has changed, by date and key. */
  readonly deals: readonly PaidDeal[];
  /** Earned on no deal, by a floor or a fixed amount, where that has changed. */
  readonly noDeal?: { readonly before: DecimalText; readonly now: DecimalText };
  /** What the deals do not account for: it was paid by other rows or another plan. */
  readonly rest?: DecimalText;
  /** What the payee had due before draws, and what the draw is. */
  readonly due?: DecimalText;
  readonly draw?: DecimalText;
  /** Owed after this payout by the same components. */
  readonly owed?: DecimalText;
}

export interface PaidDeal {
  readonly credit: string;
  readonly key: string;
  readonly date: IsoDate;
  readonly before: DecimalText;
  readonly now: DecimalText;
  /**
   * `new`: credited, or learned, since the last pay date. `changed`: its row says something else.
   * `same`: only what it comes to is something else.
   */
  readonly cause: "new" | "changed" | "same";
  /** The day on which the row, or its change, was learned; absent where nobody said. */
  readonly learned?: IsoDate;
  readonly file: string;
  readonly line: number;
  readonly changes: readonly CellChange[];
  /** Rows that refer to the deal's, learned since the last pay date: what was paid for it, its parts. */
  readonly learnedOf: readonly LearnedRow[];
}

export interface CellChange {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}
