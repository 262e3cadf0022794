/** Types in the author's words: "money in USD per year", "a percentage". */

import { unreachable } from "../../invariant.js";
import type { Type } from "../type.js";
import { mixed } from "./money.js";

export function describeType(type: Type): string {
  switch (type.kind) {
    case "number":
      return "a number";
    case "percent":
      return "a percentage";
    case "date":
      return "a date";
    case "text":
      return "a text";
    case "yesno":
      return "yes or no";
    case "payee":
      return "a payee";
    case "none":
      return "nothing";
    case "money": {
      if (type.currency === mixed) return "money of a currency that each row names";
      const currency = type.currency === "" ? "" : ` in ${type.currency}`;
      return `money${currency}${type.per === undefined ? "" : ` per ${type.per}`}`;
    }
    case "period":
      return `a ${type.unit}`;
    case "choice":
      return `one of ${type.values.map((value) => `"${value}"`).join(", ")}`;
    case "reference":
      return `a row of \`${type.source}\``;
    case "duration":
      return `a number of ${type.unit}`;
    case "payees":
      return "several payees";
    case "unknown":
      return "something unknown";
    default:
      return unreachable(type);
  }
}
