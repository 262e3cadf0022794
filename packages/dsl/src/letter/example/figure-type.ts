/** How a figure's number is read: a ratio that the plan compares with percentages is a percentage. */

import type { CheckedPlan, ComponentSymbol, FigureSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { Expression, Reference } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";

export function figureType(name: string, plan: CheckedPlan): Type {
  const [owner = name] = name.split(".");
  // Scores are shares of what could be reached.
  if (plan.symbols.get(owner)?.kind === "scorecard") return { kind: "percent" };
  const symbol = plan.symbols.get(name);
  if (symbol?.kind !== "figure" && symbol?.kind !== "component") return { kind: "number" };
  const isPercent = symbol.type.kind === "number" && (isRatio(name, plan) || isSpareRatio(symbol));
  return isPercent ? { kind: "percent" } : symbol.type;
}

/** `a / b else 0%` */
function isSpareRatio(symbol: FigureSymbol | ComponentSymbol): boolean {
  if (symbol.kind !== "figure") return false;
  const { value } = symbol.statements[0];
  return value.kind === "else" && value.otherwise.kind === "percent";
}

/** What is asked of a table, a matrix or tiers by percentages. */
function isAskedInPercent(reference: Reference, index: number, plan: CheckedPlan): boolean {
  const head = plan.meaningOf.get(reference)?.head;
  switch (head?.kind) {
    case "matrix":
      return head.matrix.axisTypes[index]?.kind === "percent";
    case "table":
      return head.table.parameterTypes[index]?.kind === "percent";
    case "tiers":
      return head.tiers.axisType.kind === "percent";
    default:
      return false;
  }
}

function isRatio(name: string, plan: CheckedPlan): boolean {
  let found = false;
  const isIt = (expression: Expression) =>
    expression.kind === "reference" && expression.head.text === name && expression.path.length === 0;
  visitNodes(plan.file, (node) => {
    if (node.kind === "compare") {
      found ||= isIt(node.left) && node.right.some(({ kind }) => kind === "percent");
    } else if (node.kind === "reference") {
      found ||=
        node.arguments?.some((each, index) => isIt(each) && isAskedInPercent(node, index, plan)) ?? false;
    } else if (node.kind === "rateUse") {
      const tiers = plan.symbols.get(node.tiers.text);
      found ||= isIt(node.axis) && tiers?.kind === "tiers" && tiers.axisType.kind === "percent";
    }
  });
  return found;
}
