/** How amounts and other values of an outcome are written. */

import type { Component, RuleSet, ValueType } from "../rule-set.js";
import { minorUnits } from "../values/currency.js";
import { fixedText, plainText } from "../values/decimal-text.js";
import type { Fraction } from "../values/fraction.js";

export function currencyOf(type: ValueType): string | undefined {
  return type.kind === "money" ? type.currency : undefined;
}

/** Decimals of a component's amounts: the currency's minor unit, or more where it is rounded to more. */
export function amountPlaces({ type, rounding }: Component): number {
  const currency = currencyOf(type);
  return Math.max(rounding.places, currency === undefined ? 0 : (minorUnits(currency) ?? 0));
}

/** Decimals that every amount of a payout fits in. */
export function payoutPlaces({ plan, payout, components }: RuleSet): number {
  const paid = components.filter(({ name }) => payout.components.includes(name));
  return Math.max(
    minorUnits(plan.currency) ?? 0,
    plan.rounding.places,
    payout.rounding?.places ?? 0,
    ...paid.map(amountPlaces),
  );
}

/** The same in the currency in which it is paid. */
export function paidPlaces(ruleSet: RuleSet): number {
  const { exchange, rounding } = ruleSet.payout;
  if (exchange === undefined) return payoutPlaces(ruleSet);
  return Math.max(minorUnits(exchange.currency) ?? 0, rounding?.places ?? 0);
}

export function amountText(component: Component, amount: Fraction): string {
  return currencyOf(component.type) === undefined
    ? plainText(amount)
    : fixedText(amount, amountPlaces(component));
}
