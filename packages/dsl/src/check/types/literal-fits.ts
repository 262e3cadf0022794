/** Whether a literal may stand where rows hold a value: a default, a given cell, an expected amount. */

import type { Literal } from "../../syntax/ast.js";
import type { Type } from "../type.js";
import { fits } from "./fits.js";
import { mixed } from "./money.js";

/** `type` is the literal's own type. */
export function literalFits(literal: Literal, type: Type, declared: Type): boolean {
  if (declared.kind === "choice" && literal.kind === "text") return declared.values.includes(literal.value);
  // A year is written like a number.
  if (declared.kind === "period" && declared.unit === "year" && literal.kind === "number") {
    return /^\d{4}$/.test(literal.value);
  }
  if (declared.kind === "period" && declared.unit === "day") return literal.kind === "date";
  // A cell of mixed money names its own currency.
  if (declared.kind === "money" && declared.currency === mixed) return type.kind === "money";
  return fits(type, withoutPeriod(declared));
}

/** An amount for a year is written as an amount. */
export function withoutPeriod(type: Type): Type {
  return type.kind === "money" ? { kind: "money", currency: type.currency } : type;
}
