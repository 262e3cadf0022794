/** How a figure's number is read: a ratio that the plan compares with percentages is a percentage. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";

export function figureType(name: string, plan: CheckedPlan): Type {
  const [owner = name] = name.split(".");
  // Scores are shares of what could be reached.
  if (plan.symbols.get(owner)?.kind === "scorecard") return { kind: "percent" };
  const symbol = plan.symbols.get(name);
  if (symbol?.kind !== "figure" && symbol?.kind !== "component") return { kind: "number" };
  return symbol.type.kind === "number" && isRatio(name, plan) ? { kind: "percent" } : symbol.type;
}

function isRatio(name: string, plan: CheckedPlan): boolean {
  let found = false;
  const isIt = (expression: Expression) =>
    expression.kind === "reference" && expression.head.text === name && expression.path.length === 0;
  visitNodes(plan.file, (node) => {
    if (node.kind === "compare") {
      found ||= isIt(node.left) && node.right.some(({ kind }) => kind === "percent");
    } else if (node.kind === "rateUse") {
      const tiers = plan.symbols.get(node.tiers.text);
      found ||= isIt(node.axis) && tiers?.kind === "tiers" && tiers.axisType.kind === "percent";
    }
  });
  return found;
}
