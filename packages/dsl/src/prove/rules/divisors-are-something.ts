/** Finds divisors that are nought whatever the rows say: nothing could be calculated. */

import { exact } from "@attain/engine";
import type { Expression } from "../../syntax/ast.js";
import { type AstNode, visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import { isPoint } from "../domains/domain.js";
import { domainOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";

export function divisorsAreSomething(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind === "test" || statement.kind === "given" || statement.broken) continue;
    visitNodes(statement, (node, parents) => {
      if (node.kind !== "arithmetic" || node.operator !== "/" || !isNought(node.right, analysing)) return;
      if (!analysing.isSound(node.span) || isAnswered(node, parents)) return;
      analysing.report(
        "divided-by-nought",
        node.right.span,
        `\`${analysing.textOf(node.right.span)}\` is nought, and nothing can be divided by it`,
        {
          help: "Divide by what the rows can make other than nought, or write what counts then behind `else`",
        },
      );
    });
  }
}

function isNought(expression: Expression, analysing: Analysing): boolean {
  if (expression.kind === "group") return isNought(expression.inner, analysing);
  if (expression.kind === "arithmetic" && expression.operator === "-") {
    const [left, right] = [expression.left, expression.right].map((side) =>
      expressionKey(side, analysing.plan),
    );
    if (left === right) return true;
  }
  const domain = domainOf(expression, analysing.domains);
  return (
    domain.kind === "numbers" &&
    isPoint(domain) &&
    domain.lower !== undefined &&
    exact.sign(domain.lower.value) === 0
  );
}

/** `a / b else c` says what counts then. */
function isAnswered(node: AstNode, parents: readonly AstNode[]): boolean {
  let inner = node;
  return [...parents].reverse().some((parent) => {
    const answers = parent.kind === "else" && parent.value === inner;
    inner = parent;
    return answers;
  });
}
