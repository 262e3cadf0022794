/** Finds amounts that are reduced twice for the same days: what was prorated already is prorated again. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Expression, Reference } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";

export function daysAreProratedOnce(analysing: Analysing): void {
  const { plan } = analysing;
  for (const statement of plan.file.statements) {
    if (statement.kind === "test" || statement.kind === "given" || statement.kind === "prove") continue;
    if (statement.broken || !analysing.isSound(statement.span)) continue;
    visitNodes(statement, (node) => {
      const [inner] = node.kind === "reference" && isProrate(node, plan) ? (node.arguments ?? []) : [];
      const before = inner && proratedWithin(inner, plan);
      if (node.kind !== "reference" || before === undefined) return;
      analysing.report("prorated-twice", node.span, "What is prorated here was prorated before", {
        help: "Prorate once: as it stands, half of a period counts for a quarter of the amount",
        related: [{ span: before.span, message: "Prorated here" }],
      });
    });
  }
}

function isProrate(node: Reference, plan: CheckedPlan): boolean {
  const head = plan.meaningOf.get(node)?.head;
  return head?.kind === "function" && head.name === "prorate";
}

/** A `prorate` that the whole amount goes through: by itself, times something, or as what a figure is defined by. */
function proratedWithin(expression: Expression, plan: CheckedPlan, depth = 0): Reference | undefined {
  if (depth > 8) return undefined;
  const within = (part: Expression) => proratedWithin(part, plan, depth + 1);
  switch (expression.kind) {
    case "group":
      return within(expression.inner);
    case "arithmetic":
      if (expression.operator === "*") return within(expression.left) ?? within(expression.right);
      return expression.operator === "/" ? within(expression.left) : undefined;
    case "reference": {
      if (isProrate(expression, plan)) return expression;
      const head = plan.meaningOf.get(expression)?.head;
      if (expression.path.length > 0 || head?.kind !== "figure" || head.figure.kind !== "figure")
        return undefined;
      const [only, ...others] = head.figure.statements;
      return others.length === 0 ? within(only.value) : undefined;
    }
    default:
      return undefined;
  }
}
