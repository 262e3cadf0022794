/** A value of a row, as a plan writes it and as a file holds it. */

import { exact, type Fraction } from "@attain/engine";
import type { Type } from "../check/type.js";

export interface Cell {
  /** `1_000 USD`, `"won"`, `ann`. */
  readonly written: string;
  /** `1000 USD`, `won`, `ann`. */
  readonly held: string;
}

export function numberCell(value: Fraction, type: Type, currency: string): Cell {
  const text = decimalText(value);
  switch (type.kind) {
    case "money": {
      const code = type.currency === "" || type.currency === "mixed" ? currency : type.currency;
      return { written: `${grouped(text)} ${code}`, held: `${text} ${code}` };
    }
    case "percent":
      return { written: `${decimalText(exact.multiply(value, exact.fromInteger(100)))}%`, held: text };
    default:
      return { written: grouped(text), held: text };
  }
}

export function textCell(text: string): Cell {
  return { written: JSON.stringify(text), held: text };
}

/** What is written in a plan as it is held: names, dates, periods, yes and no. */
export function plainCell(text: string): Cell {
  return { written: text, held: text };
}

/** At most twelve decimals, as rows have them. */
export function decimalText(value: Fraction): string {
  const { n, d } = exact.lowestTerms(value);
  const size = n < 0n ? -n : n;
  const units = (size * 10n ** 12n) / d;
  const fraction = (units % 10n ** 12n).toString().padStart(12, "0").replace(/0+$/, "");
  const whole = (units / 10n ** 12n).toString();
  return `${n < 0n && units > 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, "_");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
