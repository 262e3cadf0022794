/** What a calculation answers. Amounts and values are decimal text; lists are sorted, so one input gives one text. */

import type { Fault } from "./fault.js";
import type { LedgerEntry } from "./ledger/ledger-entry.js";
import type { Observer } from "./observer.js";
import type { DecimalText, IsoDate, JournalEvent } from "./rule-set.js";

export interface Outcome {
  readonly plan: string;
  /** As asked for: `2026-Q1`, `2026`. */
  readonly period: string;
  /**
   * Of every pay date that falls within the period asked for (none, when that is shorter than the
   * payout's) and that the ledger has not paid yet. Sorted by period, payee, then the order of the
   * payout's components; what holds, draws and caps did to them follows.
   */
  readonly payouts: readonly PayoutLine[];
  /**
   * Figures and components as they stand at the end of the period; sorted by period, payee, plan
   * order. A capped component also has lines `name.uncapped` and `name.excess`. Balances of the payout
   * (`payout.held`, `payout.balance`, `payout.carried`, `payout.ahead`) follow, for each pay date.
   */
  readonly figures: readonly FigureLine[];
  /**
   * What is given that is not money: awards above nought of periods that end within the one asked for, as
   * they stand at its end; sorted by period, payee, plan order. None of payees with a fault.
   */
  readonly awards: readonly AwardLine[];
  /**
   * Goals as every version of them breaks them down, also what a later version has planned anew; what
   * stands is among the figures as well. By period, payee, plan order, version. Absent where the plan has none.
   */
  readonly goals?: readonly GoalLine[];
  /** Every credit dated in the period, sorted by date, key, credit. */
  readonly credits: readonly CreditLine[];
  /** The components' amounts spread over the credits behind them; they add up to `figures`. */
  readonly lines: readonly DealLine[];
  /**
   * What the plan's journals post for every month that ends in the period asked for, sorted by month,
   * payee, journal, deal, event. Debits and credits of a journal are equal in every month.
   */
  readonly journal: readonly JournalLine[];
  /** Deals that are spread over time, as planned at the end of the last of those months; by payee, journal, deal. */
  readonly schedules: readonly ScheduleLine[];
  /** What is left of those deals, month by month: opening + capitalised - amortised - written off = closing. */
  readonly rollForward: readonly RollForwardLine[];
  /**
   * What the ledger does not have yet: the entries of these payouts, and of earlier pay dates when no
   * ledger was given. In the order of their numbers.
   */
  readonly ledger: readonly LedgerEntry[];
  /** Sorted by payee, period, file, line, column. Payees with a fault have no payouts. */
  readonly faults: readonly Fault[];
}

/** One payee's pay for one component on one pay date, or what else the payout did (`hold`, `draw`, ...). */
export interface PayoutLine {
  readonly payee: string;
  /** The payout's period, `2026-02`. */
  readonly period: string;
  readonly component: string;
  /** Of a component what it earned to date, less what it had on the last pay date; rounded. */
  readonly amount: DecimalText;
  readonly currency: string;
}

export interface FigureLine {
  /** Empty for a number of the whole plan or of a group. */
  readonly payee: string;
  readonly period: string;
  /** Of a group's number its value, of one of a part of the period the value that holds in it. */
  readonly group?: string;
  readonly name: string;
  /** Settled to 12 decimals, without trailing zeros; amounts of components carry their minor unit. */
  readonly value: DecimalText;
  /** Present for money. */
  readonly currency?: string;
}

/** What is asked of one unit of a goal in the goal's own period or one of its phases. */
export interface GoalLine {
  readonly goal: string;
  /** Empty for the plan itself; `payee` for a payee. */
  readonly level: string;
  readonly unit: string;
  readonly period: string;
  readonly value: DecimalText;
  /** Of the plan itself, where it is not the goal that is broken down but more or less of it. */
  readonly covered?: DecimalText;
  readonly currency?: string;
  /** The day on which it was planned so. */
  readonly planned: IsoDate;
  /** No later version has planned it anew. */
  readonly stands: boolean;
}

export interface AwardLine {
  /** Empty for an award of the whole plan or of a group. */
  readonly payee: string;
  readonly period: string;
  /** Of a group's award its value, of one of a part of the period the value that holds in it. */
  readonly group?: string;
  readonly award: string;
  /** What is given, in the plan's words; absent where only the award's name says it. */
  readonly label?: string;
  readonly amount: DecimalText;
  /** When it becomes the payee's own, in parts that add up to the amount; empty when at once. */
  readonly vesting: readonly VestingLine[];
}

export interface VestingLine {
  readonly date: IsoDate;
  readonly amount: DecimalText;
  /** `lapsed`: the payee has left by then, as far as is known. */
  readonly state: "due" | "lapsed";
}

export interface CreditLine {
  readonly credit: string;
  readonly payee: string;
  readonly date: IsoDate;
  /** The key of the source row, its parts joined by `/`. */
  readonly key: string;
  readonly share: DecimalText;
  readonly value: DecimalText;
  readonly currency?: string;
  readonly kind: "to" | "overlay";
  readonly file: string;
  readonly line: number;
}

export interface DealLine {
  readonly payee: string;
  readonly period: string;
  readonly component: string;
  readonly credit: string;
  readonly key: string;
  readonly date: IsoDate;
  readonly amount: DecimalText;
  readonly currency: string;
}

/** One side of a posting. */
export interface JournalLine {
  readonly journal: string;
  /** The month in whose books it stands, `2026-03`. */
  readonly period: string;
  /** Its last day. */
  readonly date: IsoDate;
  readonly event: JournalEvent;
  readonly account: string;
  readonly side: "dr" | "cr";
  /** Above zero: what is taken back is posted the other way round. */
  readonly amount: DecimalText;
  readonly currency: string;
  readonly payee: string;
  readonly component: string;
  /** The deal: its credit and the key of its row; empty where amounts are not posted deal by deal. */
  readonly credit: string;
  readonly key: string;
}

/** The part of one deal that becomes an expense in one month. */
export interface ScheduleLine {
  readonly journal: string;
  readonly payee: string;
  readonly component: string;
  readonly credit: string;
  readonly key: string;
  readonly period: string;
  readonly amount: DecimalText;
  /** What is left after it. */
  readonly remaining: DecimalText;
  readonly currency: string;
}

/** One deal in one month. */
export interface RollForwardLine {
  readonly journal: string;
  readonly period: string;
  readonly payee: string;
  readonly component: string;
  readonly credit: string;
  readonly key: string;
  readonly opening: DecimalText;
  readonly capitalised: DecimalText;
  readonly amortised: DecimalText;
  readonly writtenOff: DecimalText;
  readonly closing: DecimalText;
  readonly currency: string;
}

export interface CalculateOptions {
  /** A period of the plan's calendar, `2026-Q1`, `2026-03`, `2026-H1`, `2026`. */
  readonly period: string;
  /** Only these payees' results; everybody's rows still count. */
  readonly payees?: readonly string[];
  /**
   * Whether every credit and deal line is listed, which they are unless this is `false`. Then they are left out
   * wherever the compiled evaluator does without: millions of deals are paid without a line for each.
   */
  readonly hasDeals?: boolean;
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Told of every part of the plan that is used; the reference evaluator alone tells it. */
  readonly observer?: Observer;
}
