/** The one type that several alternatives have together: the cases of a choice, both sides of `else`. */

import type { Type } from "../type.js";
import { sameCurrency } from "./money.js";

export const unknown: Type = { kind: "unknown" };

/** The type of "one or the other", or nothing when no one type holds both. */
export function unify(left: Type, right: Type): Type | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return unknown;
  if (left.kind === "none") return right;
  if (right.kind === "none") return left;
  if (isNumeric(left) && isNumeric(right)) return left.kind === "percent" ? right : left;
  if (isText(left) && isText(right)) {
    return left.kind === "choice" && right.kind === "choice" && sameValues(left.values, right.values)
      ? left
      : { kind: "text" };
  }
  if (left.kind !== right.kind) return undefined;
  switch (left.kind) {
    case "money":
      return right.kind === "money" && sameCurrency(left, right) && left.per === right.per ? left : undefined;
    case "period":
      return right.kind === "period" && left.unit === right.unit ? left : undefined;
    case "reference":
      return right.kind === "reference" && left.source === right.source ? left : undefined;
    case "duration":
      return right.kind === "duration" && left.unit === right.unit ? left : undefined;
    default:
      return left;
  }
}

/** Numbers and percentages mix: a percentage is a number written with %. */
export function isNumeric(type: Type): boolean {
  return type.kind === "number" || type.kind === "percent";
}

function isText(type: Type): type is Extract<Type, { kind: "text" | "choice" }> {
  return type.kind === "text" || type.kind === "choice";
}

function sameValues(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}
