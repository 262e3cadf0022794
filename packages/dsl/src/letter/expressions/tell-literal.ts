/** Literals as they read in a letter. */

import { exact } from "@attain/engine";
import { unreachable } from "../../invariant.js";
import type { Literal } from "../../syntax/ast.js";
import { digitsOf, moneyDigits } from "../numbers/digits.js";
import type { Phrases } from "../phrases/phrases.js";
import { data, joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { dateText, periodName } from "./tell-time.js";

export function tellLiteral(literal: Literal, writing: Writing): Text {
  if (literal.kind === "text") return [data(literal.value)];
  if (literal.kind === "none") return [writing.phrases.number.nothing];
  return joined([literalText(literal, writing)]);
}

/** Of literals that have no words of the plan in them. */
export function literalText(literal: Exclude<Literal, { kind: "text" | "none" }>, writing: Writing): string {
  const { number, time } = writing.phrases;
  switch (literal.kind) {
    case "number":
      return plainNumber(literal.value);
    case "money":
      return moneyText(literal.value, literal.currency, writing.phrases);
    case "percent":
      return number.percent(plainNumber(literal.value));
    case "quantity":
      return time[literal.unit](plainNumber(literal.value));
    case "date":
      return dateText(literal.value, writing.phrases);
    case "period":
      return periodName(literal.value, writing);
    case "yesno":
      return literal.value ? number.yes : number.no;
    default:
      return unreachable(literal);
  }
}

function plainNumber(decimal: string): string {
  return digitsOf(exact.fromText(decimal)).text;
}

function moneyText(decimal: string, currency: string, { number }: Phrases): string {
  return number.money(moneyDigits(exact.fromText(decimal), currency).text, currency);
}
