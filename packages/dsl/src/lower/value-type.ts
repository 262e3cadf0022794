/** The engine's name for a checked type. */

import type { ValueType } from "@attain/engine";
import type { Type } from "../check/type.js";
import { invariant, unreachable } from "../invariant.js";

export function valueType(type: Type): ValueType {
  switch (type.kind) {
    case "number":
    case "percent":
    case "date":
    case "text":
    case "yesno":
    case "payee":
      return { kind: type.kind };
    case "money":
      return type.per === undefined
        ? { kind: "money", currency: type.currency }
        : { kind: "money", currency: type.currency, per: type.per };
    case "period":
      return { kind: "period", unit: type.unit };
    case "choice":
    case "reference":
      return { kind: "text" };
    case "duration":
      return { kind: "number" };
    case "payees":
    case "none":
    case "unknown":
      return invariant(false, `a value of type ${type.kind} reached the rule set`) as never;
    default:
      return unreachable(type);
  }
}
