/** While names are being declared, one whose turn has not come is an `other` symbol of a calculated statement. */

import type { PlanSymbol } from "../checked-plan.js";

/** Whether it is the name of a statement that is not calculated yet, which silences what is built on it. */
export function isNotEvaluated(symbol: PlanSymbol): boolean {
  return symbol.kind === "other" && symbol.statement.kind === "goal";
}
