/** Values of an explanation as a letter writes them. */

import { type ExplanationNode, exact } from "@attain/engine";
import type { Type } from "../../check/type.js";
import { amountText, valueText } from "../numbers/value-text.js";
import type { Phrases } from "../phrases/phrases.js";
import { authored, type Text } from "../text.js";

export function nodeText({ value, unit }: ExplanationNode, phrases: Phrases): Text {
  if (value === null) return [phrases.number.nothing];
  return isExact(value) ? [valueText(exact.fromExactText(value), typeOf(unit), phrases)] : authored(value);
}

/** Of amounts that are earned, which have all decimals of their currency. */
export function earnedText(node: ExplanationNode, phrases: Phrases): Text {
  const type = typeOf(node.unit);
  if (node.value === null || !isExact(node.value) || type.kind !== "money" || type.per !== undefined) {
    return nodeText(node, phrases);
  }
  return [amountText(exact.fromExactText(node.value), type.currency, phrases)];
}

function isExact(value: string): boolean {
  return /^-?\d+(\/\d+)?$/.test(value);
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
