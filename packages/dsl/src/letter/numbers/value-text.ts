/** Exact values of the plan as people read them, with their unit. */

import type { Fraction } from "@attain/engine";
import type { Type } from "../../check/type.js";
import type { Phrases } from "../phrases/phrases.js";
import { amountDigits, type Digits, digitsOf, moneyDigits, percentDigits } from "./digits.js";

/** A number that had to be rounded for reading says so. */
export function valueText(value: Fraction, type: Type, phrases: Phrases): string {
  const { number } = phrases;
  if (type.kind === "percent") return shown(percentDigits(value), number.percent, phrases);
  if (type.kind !== "money") return shown(digitsOf(value), (digits) => digits, phrases);
  const { currency, per } = type;
  const amount = shown(moneyDigits(value, currency), (digits) => number.money(digits, currency), phrases);
  return per === undefined ? amount : number.moneyPer(amount, per);
}

/** An amount that is paid, with all decimals of its currency. */
export function amountText(value: Fraction, currency: string, phrases: Phrases): string {
  const { number } = phrases;
  return shown(amountDigits(value, currency), (digits) => number.money(digits, currency), phrases);
}

function shown({ text, isExact }: Digits, unit: (digits: string) => string, { marks }: Phrases): string {
  return isExact ? unit(text) : marks.about(unit(text));
}
