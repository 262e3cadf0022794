/** One credit: what a row is worth to one receiver. Also the one order in which credits are walked. */

import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import type { FactSource } from "../fact-store.js";
import type { NumberValue } from "../value.js";

export interface CreditRow {
  readonly credit: string;
  /** The row behind it, also behind a credit of a credit. */
  readonly source: FactSource;
  readonly row: number;
  readonly date: Day;
  readonly payee: string;
  readonly kind: "to" | "overlay";
  readonly share: NumberValue;
  /** Settled. */
  readonly value: NumberValue;
  /** The credit it was made of. */
  readonly base?: CreditRow;
  /** Position of its receiver in the statement; tells two credits of one row to one payee apart. */
  readonly receiver: number;
  /** Orders rows of one date: the key, or the content of a row without one. */
  readonly order: string;
}

/** By date, key, credit and receiver. */
export function compareCredits(a: CreditRow, b: CreditRow): number {
  return (
    a.date - b.date ||
    compareText(a.order, b.order) ||
    compareText(a.credit, b.credit) ||
    compareText(a.payee, b.payee) ||
    a.receiver - b.receiver ||
    (a.base && b.base ? compareCredits(a.base, b.base) : 0)
  );
}

/** A corrected row is another row with the same key: the deal stays the same. */
export function dealId({ credit, order, payee, receiver, base }: CreditRow): string {
  return JSON.stringify([credit, order, payee, receiver, base ? dealId(base) : ""]);
}
