/** Whether a component is of what deals come to together, so that it cannot matter how many there are. */

import type { CheckedPlan, ComponentSymbol, FigureSymbol } from "../check/checked-plan.js";
import type { ComponentStatement, FigureStatement } from "../syntax/ast.js";
import { visitNodes } from "../syntax/visit-nodes.js";

/** No for whatever counts or averages, is of each deal, asks what a single deal is like, or ranks. */
export function isOfTheWhole(component: ComponentSymbol, plan: CheckedPlan): boolean {
  const seen = new Set<ComponentSymbol | FigureSymbol>();
  const isWhole = (symbol: ComponentSymbol | FigureSymbol): boolean => {
    if (seen.has(symbol)) return true;
    seen.add(symbol);
    if (symbol.grain.owner !== "payee") return false;
    const statements: readonly (ComponentStatement | FigureStatement)[] = symbol.statements;
    return statements.every((statement) => {
      let holds = true;
      visitNodes(statement, (node) => {
        switch (node.kind) {
          case "aggregate": {
            // Over figures of other periods, how many there are is no matter of deals.
            const over = plan.aggregateOf.get(node);
            if (over?.kind !== "credit" && over?.kind !== "source") return;
            if (node.function !== "sum" || node.where !== undefined) holds = false;
            return;
          }
          case "rank":
          case "budget":
          case "finalAfter":
            holds = false;
            return;
          case "gate":
            if (node.past === "lost") holds = false;
            return;
          case "reference": {
            const head = plan.meaningOf.get(node)?.head;
            if (head?.kind !== "figure") return;
            const { figure } = head;
            if (figure.kind !== "figure" && figure.kind !== "component") holds = false;
            else if (!isWhole(figure)) holds = false;
            return;
          }
          default:
            return;
        }
      });
      return holds;
    });
  };
  return isWhole(component);
}
