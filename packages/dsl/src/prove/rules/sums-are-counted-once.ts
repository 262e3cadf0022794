/** Finds sums that add up the same credit twice, by its name and through a measure. */

import type { CheckedPlan, CreditSymbol } from "../../check/checked-plan.js";
import type { Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";

export function sumsAreCountedOnce(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind === "test" || statement.kind === "given" || statement.kind === "prove") continue;
    if (statement.broken || !analysing.isSound(statement.span)) continue;
    visitNodes(statement, (node, parents) => {
      const isInner = parents.some((parent) => parent.kind === "arithmetic" && parent.operator === "+");
      if (node.kind !== "arithmetic" || node.operator !== "+" || isInner) return;
      const seen = new Map<CreditSymbol, Expression>();
      for (const term of termsOf(node)) {
        const credit = wholeSumOf(term, analysing.plan);
        if (credit === undefined) continue;
        const before = seen.get(credit);
        if (before === undefined) {
          seen.set(credit, term);
          continue;
        }
        analysing.report(
          "counted-twice",
          term.span,
          `\`${analysing.textOf(term.span)}\` counts every \`${credit.name}\` that \`${analysing.textOf(before.span)}\` has counted`,
          {
            help: "Add up each credit once, or say by `where` which of them each sum is of",
            related: [{ span: before.span, message: "Counted here" }],
          },
        );
        return;
      }
    });
  }
}

function termsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "group") return termsOf(expression.inner);
  if (expression.kind !== "arithmetic" || expression.operator !== "+") return [expression];
  return [...termsOf(expression.left), ...termsOf(expression.right)];
}

/** The credit of `sum(booking)`, or of a measure that is nothing else and of the same grain. */
function wholeSumOf(expression: Expression, plan: CheckedPlan, depth = 0): CreditSymbol | undefined {
  if (expression.kind === "aggregate") {
    const { function: name, value, where, window } = expression;
    if (name !== "sum" || where !== undefined || window !== undefined || value.kind !== "reference")
      return undefined;
    const over = plan.aggregateOf.get(expression);
    const head = plan.meaningOf.get(value)?.head;
    return over?.kind === "credit" && head?.kind === "credited" && value.path.length === 0
      ? over.credit
      : undefined;
  }
  if (expression.kind !== "reference" || expression.path.length > 0 || depth > 8) return undefined;
  const head = plan.meaningOf.get(expression)?.head;
  if (head?.kind !== "figure" || head.figure.kind !== "figure" || head.part || head.item) return undefined;
  const [only, ...others] = head.figure.statements;
  return others.length === 0 ? wholeSumOf(only.value, plan, depth + 1) : undefined;
}
