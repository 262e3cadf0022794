/** What a calculation answers. Amounts and values are decimal text; lists are sorted, so one input gives one text. */

import type { Fault } from "./fault.js";
import type { DecimalText, IsoDate } from "./rule-set.js";

export interface Outcome {
  readonly plan: string;
  /** As asked for: `2026-Q1`, `2026`. */
  readonly period: string;
  /**
   * Of every pay date that falls within the period asked for (none, when that is shorter than the
   * payout's). Sorted by period, payee, then the order of the payout's components.
   */
  readonly payouts: readonly PayoutLine[];
  /**
   * Figures and components as they stand at the end of the period; sorted by period, payee, plan
   * order. A capped component also has lines `name.uncapped` and `name.excess`.
   */
  readonly figures: readonly FigureLine[];
  /** Every credit dated in the period, sorted by date, key, credit. */
  readonly credits: readonly CreditLine[];
  /** The components' amounts spread over the credits behind them; they add up to `figures`. */
  readonly lines: readonly DealLine[];
  /** Sorted by payee, period, file, line, column. Payees with a fault have no payouts. */
  readonly faults: readonly Fault[];
}

/** One payee's pay for one component on one pay date. */
export interface PayoutLine {
  readonly payee: string;
  /** The payout's period, `2026-02`. */
  readonly period: string;
  readonly component: string;
  /** Earned to date less what earlier pay dates paid; rounded. */
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

export interface CalculateOptions {
  /** A period of the plan's calendar, `2026-Q1`, `2026-03`, `2026-H1`, `2026`. */
  readonly period: string;
  /** Only these payees' results; everybody's rows still count. */
  readonly payees?: readonly string[];
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}
