/** Values as an author writes them: `12.5%`, `1_000 USD`, `"EMEA"`, `2026-03-31`. */

import { dayText, exact, type Fraction, periodText } from "@attain/engine";
import type { Type } from "../check/type.js";

export function showNumber(value: Fraction, type: Type | undefined, currency: string): string {
  switch (type?.kind) {
    case "percent":
      return `${decimal(exact.multiply(value, exact.fromInteger(100)))}%`;
    case "money":
      return `${decimal(value)} ${type.currency || currency}`;
    case "date":
      return dayText(Number(exact.toExactText(value)));
    case "period":
      return periodText({ unit: type.unit, ordinal: Number(exact.toExactText(value)) });
    case "duration":
      return `${decimal(value)} ${type.unit}`;
    default:
      return decimal(value);
  }
}

export function showText(text: string, type: Type | undefined): string {
  return type?.kind === "yesno" ? text : `"${text}"`;
}

/** Decimal digits with thousands set off; what has no end is cut after twelve places. */
export function decimal(value: Fraction): string {
  const { n, d } = exact.lowestTerms(value);
  const size = n < 0n ? -n : n;
  const units = (size * 10n ** 12n) / d;
  const whole = (units / 10n ** 12n).toString().replace(/\B(?=(\d{3})+$)/g, "_");
  const fraction = (units % 10n ** 12n).toString().padStart(12, "0").replace(/0+$/, "");
  const digits = fraction === "" ? whole : `${whole}.${fraction}`;
  return n < 0n ? `-${digits}` : digits;
}
