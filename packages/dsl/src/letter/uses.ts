/** What a part of a plan makes use of: the tables, columns and figures behind its words. */

import type { CheckedPlan, ColumnSymbol, PlanSymbol } from "../check/checked-plan.js";
import { type AstNode, visitNodes } from "../syntax/visit-nodes.js";

export type Used = PlanSymbol | ColumnSymbol;

/** What the parts name themselves, each once, in the order of the words. */
export function usedIn(parts: readonly AstNode[], { symbolOf }: CheckedPlan): readonly Used[] {
  const used = new Set<Used>();
  for (const part of parts) {
    visitNodes(part, (node) => {
      const symbol = node.kind === "name" ? symbolOf.get(node) : undefined;
      if (symbol !== undefined) used.add(symbol);
    });
  }
  return [...used];
}

/** Also what stands behind what is named: a figure's formula, a column's, a table's rows. */
export function behind(parts: readonly AstNode[], plan: CheckedPlan): readonly Used[] {
  const seen = new Set<Used>();
  const waiting = [...usedIn(parts, plan)];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...usedIn(definitionOf(next), plan));
  }
  return [...seen];
}

/** The statements, or the formula, that say what something is; of rows, only what is asked of them. */
export function definitionOf(used: Used): readonly AstNode[] {
  if (used.kind === "column") return used.declaration?.formula ? [used.declaration.formula] : [];
  if (used.kind === "source") return [];
  return "statements" in used ? used.statements : [used.statement];
}
