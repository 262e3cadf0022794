/** Values of an explanation as a letter writes them. */

import { type ExplanationNode, exact } from "@attain/engine";
import type { Type } from "../../check/type.js";
import { valueText } from "../numbers/value-text.js";
import type { Phrases } from "../phrases/phrases.js";
import { authored, type Text } from "../text.js";

export function nodeText({ value, unit }: ExplanationNode, phrases: Phrases): Text {
  if (value === null) return [phrases.number.nothing];
  if (!/^-?\d+(\/\d+)?$/.test(value)) return authored(value);
  return [valueText(exact.fromExactText(value), typeOf(unit), phrases)];
}

/** What a number counts, read back from its unit. */
function typeOf(unit: string | undefined): Type {
  if (unit === undefined) return { kind: "number" };
  if (unit === "%") return { kind: "percent" };
  const [currency = "", , per] = unit.split(" ");
  switch (per) {
    case "day":
    case "month":
    case "quarter":
    case "half":
    case "year":
      return { kind: "money", currency, per };
    default:
      return { kind: "money", currency };
  }
}
