/** An entry of the ledger before it has a number, in whole units of the payout's decimals. */

import type { LedgerEntry, LedgerKind } from "../../ledger/ledger-entry.js";
import type { Payout } from "../../rule-set.js";
import { readDecimal } from "../numbers/decimal-text.js";
import { powerOfTen } from "../numbers/integer.js";
import type { Day } from "../time/calendar.js";
import type { Calendar } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";

export interface Cause {
  readonly component: string;
  readonly earningPeriod: string;
  readonly payPeriod: string;
  readonly payday: Day;
  readonly kind: LedgerKind;
  readonly units: bigint;
  /** What it came to in the currency of pay, where that is another one, in units of its own decimals. */
  readonly paid?: bigint;
}

export interface Places {
  readonly amount: number;
  readonly paid: number;
}

export function causeOf(entry: LedgerEntry, payout: Payout, places: Places, calendar: Calendar): Cause {
  const { component, earningPeriod, payPeriod, kind, paid, paidCurrency } = entry;
  const isPaid = paid !== undefined && paidCurrency === payout.exchange?.currency;
  return {
    component,
    earningPeriod,
    payPeriod,
    payday: paydayOf(entry, calendar),
    kind,
    units: unitsOf(entry.amount, places.amount, payout),
    ...(isPaid && { paid: unitsOf(paid, places.paid, payout) }),
  };
}

/** The last day of an entry's pay period. */
export function paydayOf({ payPeriod }: Pick<LedgerEntry, "payPeriod">, calendar: Calendar): Day {
  return calendar.read(payPeriod)?.through ?? Number.NEGATIVE_INFINITY;
}

function unitsOf(text: string, places: number, { place }: Payout): bigint {
  const { units, scale } = readDecimal(text);
  return inPlaces(units, scale, places, place);
}

/** The same number with other decimals. */
export function inPlaces(units: bigint, from: number, to: number, place: Payout["place"]): bigint {
  if (from <= to) return units * powerOfTen(to - from);
  const over = powerOfTen(from - to);
  if (units % over !== 0n) throw new Uncovered("amounts with more decimals than are paid", place);
  return units / over;
}
