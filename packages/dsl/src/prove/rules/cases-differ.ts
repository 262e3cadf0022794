/** Finds choices that come to the same whatever they decide: a case was copied and not changed. */

import type { Expression } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { expressionKey } from "../expression-key.js";

export function casesDiffer(analysing: Analysing): void {
  const { plan, uses } = analysing;
  for (const { node: choice, statement } of uses.choices) {
    if (!analysing.isSound(statement.span)) continue;
    const values = [...choice.cases, ...(choice.otherwise ? [choice.otherwise] : [])].map(
      ({ value }) => value,
    );
    const [first, ...others] = values;
    if (first === undefined || others.length === 0) continue;
    const key = expressionKey(first, plan);
    if (others.some((value) => expressionKey(value, plan) !== key)) continue;
    const value = analysing.textOf(bare(first).span);
    analysing.report(
      "same-in-every-case",
      choice.span,
      `This choice comes to ${value} in every case, so it decides nothing`,
      {
        help: `Mend the case that was meant to differ, or write ${value} by itself`,
        related: others.slice(0, 2).map(({ span }) => ({ span, message: "The same here" })),
      },
    );
  }
}

function bare(expression: Expression): Expression {
  return expression.kind === "group" ? bare(expression.inner) : expression;
}
