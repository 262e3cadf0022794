/** One deal in the books at the end of a month: what became an asset, and how much of it is still one. */

import { add, type Fraction, subtract, zero } from "../../values/fraction.js";
import type { CreditRow } from "../crediting/credit-row.js";
import type { DealAmount } from "./deal-amounts.js";

/** The part of an asset that becomes an expense in one month. */
export interface Instalment {
  readonly month: number;
  readonly weight: Fraction;
  readonly amount: Fraction;
}

/** What is to become of a deal's amount, as seen at the end of a month. */
export interface DealPlan {
  readonly kind: "plan";
  /** In time; they add up to the deal's amount. None where nothing is spread. */
  readonly instalments: readonly Instalment[];
  /** The month in which what is left is written off; only instalments before it come about. */
  readonly endedIn?: number;
}

export interface Asset {
  readonly credit: CreditRow;
  readonly plan: DealPlan;
  readonly capitalised: Fraction;
  readonly amortised: Fraction;
  readonly writtenOff: Fraction;
  readonly remaining: Fraction;
}

/** At the end of `month`. */
export function assetOf({ credit, amount }: DealAmount, plan: DealPlan, month: number): Asset {
  const isOver = plan.endedIn !== undefined && plan.endedIn <= month;
  const amortised = sumOf(plan.instalments.filter((each) => each.month <= month && isKept(each, plan)));
  const left = subtract(amount, amortised);
  return {
    credit,
    plan,
    capitalised: amount,
    amortised,
    writtenOff: isOver ? left : zero,
    remaining: isOver ? zero : left,
  };
}

/** Whether an instalment comes about: the deal is not over before. */
export function isKept({ month }: Instalment, { endedIn }: DealPlan): boolean {
  return endedIn === undefined || month < endedIn;
}

function sumOf(instalments: readonly Instalment[]): Fraction {
  return instalments.reduce((sum, { amount }) => add(sum, amount), zero);
}
