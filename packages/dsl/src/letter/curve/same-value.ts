/** Whether two expressions are the same value, as far as their words and the figures behind them tell. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Expression } from "../../syntax/ast.js";

/** Without brackets, and a figure of one version as what it is. */
export function unfolded(expression: Expression, plan: CheckedPlan): Expression {
  if (expression.kind === "group") return unfolded(expression.inner, plan);
  const formula = formulaOf(expression, plan);
  return formula === undefined ? expression : unfolded(formula, plan);
}

export function isSameValue(a: Expression, b: Expression, plan: CheckedPlan): boolean {
  return wordsOf(a) === wordsOf(b) || wordsOf(unfolded(a, plan)) === wordsOf(unfolded(b, plan));
}

/** The one formula of a figure that is read as it stands. */
function formulaOf(expression: Expression, plan: CheckedPlan): Expression | undefined {
  const head = expression.kind === "reference" ? plan.meaningOf.get(expression)?.head : undefined;
  if (head?.kind !== "figure" || head.figure.kind !== "figure" || head.part !== undefined) return undefined;
  const [first, ...others] = head.figure.statements;
  return others.length === 0 && first.scope === undefined ? first.value : undefined;
}

/** Alike for expressions that are written alike, wherever they stand. */
function wordsOf(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === "span" ? undefined : value));
}
