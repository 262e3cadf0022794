/** Whether a value of one type may stand where another is declared. */

import type { Type } from "../type.js";
import { unify } from "./unify.js";

export function fits(actual: Type, declared: Type): boolean {
  if (actual.kind === "unknown" || declared.kind === "unknown") return true;
  if (declared.kind === "choice") {
    return actual.kind === "choice" && actual.values.every((value) => declared.values.includes(value));
  }
  // A text may hold any of a choice's values, but no payee and no key.
  return actual.kind !== "none" && unify(actual, declared) !== undefined;
}
