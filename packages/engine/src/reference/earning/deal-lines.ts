/** Spreads a component's rounded amount over the credits behind it, to the last minor unit. */

import type { DealLine } from "../../outcome.js";
import type { Component } from "../../rule-set.js";
import { allocate } from "../../values/allocate.js";
import { dayText } from "../../values/calendar.js";
import { fixedText } from "../../values/decimal-text.js";
import { absolute, add, type Fraction, isZero, negate, sign, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import type { CreditRow } from "../crediting/credit-row.js";
import type { CreditPay } from "../tiers/walk.js";

export function dealLines(
  component: Component,
  payee: string,
  period: string,
  amount: Fraction,
  pays: readonly CreditPay[],
): readonly DealLine[] {
  const places = amountPlaces(component);
  const line = { payee, period, component: component.name, currency: currencyOf(component.type) ?? "" };
  const parts = creditAmounts(component, amount, pays);
  if (parts === undefined) {
    // Paid for no deal in particular: a floor, a fixed amount.
    return [{ ...line, credit: "", key: "", date: "", amount: fixedText(amount, places) }];
  }
  return parts.map(({ credit, amount: part }) => ({
    ...line,
    credit: credit.credit,
    key: credit.source.keyText(credit.row),
    date: dayText(credit.date),
    amount: fixedText(part, places),
  }));
}

/** What of a component's rounded amount each credit earned; `undefined` when none did. */
export function creditAmounts(
  component: Component,
  amount: Fraction,
  pays: readonly CreditPay[],
): readonly { readonly credit: CreditRow; readonly amount: Fraction }[] | undefined {
  const parts = allotted(component, amount, pays, amountPlaces(component));
  return parts && pays.map(({ credit }, index) => ({ credit, amount: parts[index] ?? zero }));
}

/** What each credit earned of a rounded amount; `undefined` when it was earned by none in particular. */
export function dealParts(
  component: Component,
  amount: Fraction,
  pays: readonly CreditPay[],
): readonly CreditPay[] | undefined {
  const parts = allotted(component, amount, pays, amountPlaces(component));
  return parts && pays.map(({ credit }, index) => ({ credit, pay: parts[index] ?? zero }));
}

/** In proportion to each credit's exact pay; `undefined` when there is nothing to go by. */
function allotted(
  component: Component,
  amount: Fraction,
  pays: readonly CreditPay[],
  places: number,
): readonly Fraction[] | undefined {
  const weights = pays.map(({ pay }) => pay);
  const total = weights.reduce(add, zero);
  if (!isZero(total)) return allocate(amount, weights, places);
  if (!isZero(amount)) return undefined;
  return cancelling(component, weights, places);
}

/** Deals and their reversals that leave nothing: what came is what went. */
function cancelling(component: Component, weights: readonly Fraction[], places: number): readonly Fraction[] {
  const gains = weights.map((weight) => (sign(weight) > 0 ? weight : zero));
  const losses = weights.map((weight) => (sign(weight) < 0 ? absolute(weight) : zero));
  const gained = round(gains.reduce(add, zero), { ...component.rounding, places });
  const plus = allocate(gained, gains, places) ?? [];
  const minus = allocate(gained, losses, places) ?? [];
  return weights.map((_, index) => add(plus[index] ?? zero, negate(minus[index] ?? zero)));
}
