/** Literals as the engine's constants. */

import type { Constant } from "@attain/engine";
import { unreachable } from "../invariant.js";
import type { Literal } from "../syntax/ast.js";

/** `none` has no constant: it is the absence of one. */
export function constantOf(literal: Literal): Constant | undefined {
  switch (literal.kind) {
    case "number":
      return { type: { kind: "number" }, value: literal.value };
    case "quantity":
      return { type: { kind: "number" }, value: literal.value };
    case "percent":
      return { type: { kind: "percent" }, value: hundredth(literal.value) };
    case "money":
      return { type: { kind: "money", currency: literal.currency }, value: literal.value };
    case "date":
      return { type: { kind: "date" }, value: literal.value };
    case "period":
      return { type: { kind: "period", unit: periodUnitOf(literal.value) }, value: literal.value };
    case "text":
      return { type: { kind: "text" }, value: literal.value };
    case "yesno":
      return { type: { kind: "yesno" }, value: literal.value ? "yes" : "no" };
    case "none":
      return undefined;
    default:
      return unreachable(literal);
  }
}

/** The decimal text two places to the left: `12.5` gives `0.125`, exactly. */
export function hundredth(decimal: string): string {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? decimal.slice(1) : decimal).split(".");
  const digits = whole.padStart(3, "0");
  const value = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`
    .replace(/^0+(?=\d)/, "")
    .replace(/\.?0+$/, "");
  return negative && value !== "0" ? `-${value}` : value;
}

function periodUnitOf(text: string): "month" | "quarter" | "half" | "year" {
  if (text.includes("Q")) return "quarter";
  if (text.includes("H")) return "half";
  return text.includes("-") ? "month" : "year";
}
