/** A formula of the example with its numbers in the place of names: 6% of USD 150,000 (the total of booking). */

import { type Explanation, type ExplanationNode, inputsOf } from "@attain/engine";
import type { Expression } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { literalText } from "../expressions/tell-literal.js";
import { say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { nodeText } from "./node-text.js";

/** The formula as written where the explanation has no number for each of its two sides. */
export function formulaText(
  formula: Expression,
  node: ExplanationNode,
  explanation: Explanation,
  writing: Writing,
): Text {
  if (formula.kind !== "arithmetic") return tell(formula, writing);
  const inner = whereSplit(node, explanation);
  const [left, right, ...others] = inner ? inputsOf(explanation, inner) : [];
  const { operator } = formula;
  const isProduct = operator === "*" && inner?.operation === "multiply";
  const isPlain = [formula.left, formula.right].every(
    ({ kind }) => kind !== "arithmetic" && kind !== "group",
  );
  if (left === undefined || right === undefined || others.length > 0 || !isProduct || !isPlain) {
    return tell(formula, writing);
  }
  const valued = (side: Expression, of: ExplanationNode) => sideText(side, of, writing);
  return formula.left.kind === "percent"
    ? writing.phrases.expression.percentOf(literalText(formula.left, writing), valued(formula.right, right))
    : say`${valued(formula.left, left)} \u00D7 ${valued(formula.right, right)}`;
}

/** The node of the formula itself, behind those that only pass its value on. */
function whereSplit(node: ExplanationNode, explanation: Explanation): ExplanationNode | undefined {
  let at: ExplanationNode | undefined = node;
  for (let depth = 0; at !== undefined && depth < 10; depth += 1) {
    const inputs = inputsOf(explanation, at);
    if (inputs.length !== 1) return at;
    at = inputs[0];
  }
  return undefined;
}

function sideText(side: Expression, of: ExplanationNode, writing: Writing): Text {
  const { marks } = writing.phrases;
  switch (side.kind) {
    case "number":
    case "money":
    case "percent":
    case "quantity":
      return tell(side, writing);
    default:
      return say`${nodeText(of, writing.phrases)}${marks.openBracket}${nameText(side, writing)}${marks.closeBracket}`;
  }
}

/** What is looked up in a table is named by the table: what it was asked stands with the rules. */
function nameText(side: Expression, writing: Writing): Text {
  const head = side.kind === "reference" ? writing.plan.meaningOf.get(side)?.head : undefined;
  const isLookedUp = head?.kind === "table" || head?.kind === "matrix" || head?.kind === "tiers";
  return side.kind === "reference" && isLookedUp ? [writing.names.of(side.head.text)] : tell(side, writing);
}
