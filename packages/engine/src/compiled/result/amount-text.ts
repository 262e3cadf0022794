/** How amounts and other values of an outcome are written. */

import type { Component, RuleSet, ValueType } from "../../rule-set.js";
import { minorUnits } from "../../values/currency.js";
import { settledPlaces } from "../evaluate/operand.js";
import { fixedText, plainText } from "../numbers/decimal-text.js";
import { powerOfTen, sizeOf } from "../numbers/integer.js";
import { rounded } from "../vectors/arithmetic.js";
import { digitAt, type NumberVector } from "../vectors/vector.js";

export function currencyOf(type: ValueType): string | undefined {
  return type.kind === "money" ? type.currency : undefined;
}

/** Decimals of a component's amounts. */
export function amountPlaces({ type, rounding }: Component): number {
  const currency = currencyOf(type);
  return Math.max(rounding.places, currency === undefined ? 0 : (minorUnits(currency) ?? 0));
}

/** Decimals that every amount of a payout fits in. */
export function payoutPlaces({ plan, payout, components }: RuleSet): number {
  return Math.max(
    minorUnits(plan.currency) ?? 0,
    plan.rounding.places,
    payout.rounding?.places ?? 0,
    ...components.filter(({ name }) => payout.components.includes(name)).map(amountPlaces),
  );
}

/** The currency in which amounts of a payout are kept: that of its first component, and so of all. */
export function payoutCurrency({ plan, payout, components }: RuleSet): string {
  const first = components.find(({ name }) => payout.components.includes(name));
  return (first && currencyOf(first.type)) ?? plan.currency;
}

/** The same in the currency in which it is paid. */
export function paidPlaces(ruleSet: RuleSet): number {
  const { exchange, rounding } = ruleSet.payout;
  if (exchange === undefined) return payoutPlaces(ruleSet);
  return Math.max(minorUnits(exchange.currency) ?? 0, rounding?.places ?? 0);
}

/** Units of 10^-places of a lane that has no more decimals. */
export function unitsAt({ n, scale }: NumberVector, lane: number, places: number): bigint {
  const units = BigInt(digitAt(n, lane));
  return scale <= places ? units * powerOfTen(places - scale) : units / powerOfTen(scale - places);
}

export function amountText(component: Component, amounts: NumberVector, lane: number): string {
  const places = amountPlaces(component);
  const units = unitsAt(amounts, lane, places);
  return currencyOf(component.type) === undefined ? plainText(units, places) : fixedText(units, places);
}

const tooLarge = powerOfTen(22 + settledPlaces);

/** Texts of values as they are printed: settled, absent where they are too large. */
export function settledTexts(value: NumberVector): (lane: number) => string | undefined {
  const plain = rounded(value, settledPlaces, "half even");
  return (lane) => {
    const units = BigInt(digitAt(plain.n, lane)) * powerOfTen(settledPlaces - plain.scale);
    return sizeOf(units) < tooLarge ? plainText(units, settledPlaces) : undefined;
  };
}
