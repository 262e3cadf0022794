/** Law: a cap or floor `per` a window counts whole periods of its component, so the window is no shorter. */

import type { Checking } from "../checking.js";
import { isLonger } from "../types/period-length.js";

export function limitsHoldWholePeriods(checking: Checking): void {
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "component" || symbol.grain.owner === "credit") continue;
    const { per: own } = symbol.grain;
    for (const { clauses } of symbol.statements) {
      for (const clause of clauses) {
        if (clause.kind !== "cap" && clause.kind !== "floor" && clause.kind !== "budget") continue;
        if (!clause.per) continue;
        if (!isLonger(own, clause.per.unit)) continue;
        checking.report({
          code: "window-does-not-fit",
          span: clause.per.span,
          message: `\`${symbol.name}\` is one amount per ${own}, which no ${clause.kind} per ${clause.per.unit} can count`,
          help: `Leave \`per ${clause.per.unit}\` out, or make the component one per ${clause.per.unit}`,
        });
      }
    }
  }
}
