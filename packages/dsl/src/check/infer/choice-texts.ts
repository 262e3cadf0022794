/** Texts where one of a list of values is declared: `product = "platfrom"` is a slip worth an answer. */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Expression, TextLiteral } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

/** Whether an expression can only be one of the texts written in it. */
export function isMadeOfTexts(expression: Expression): boolean {
  switch (expression.kind) {
    case "text":
      return true;
    case "group":
      return isMadeOfTexts(expression.inner);
    case "else":
      return isMadeOfTexts(expression.value) && isMadeOfTexts(expression.otherwise);
    case "choice":
      return [...expression.cases, ...(expression.otherwise ? [expression.otherwise] : [])].every(
        ({ value }) => isMadeOfTexts(value),
      );
    default:
      return false;
  }
}

/** Reports each text that is none of the values; `what` is the thing in the author's words. */
export function checkTexts(
  expression: Expression,
  values: readonly string[],
  what: string,
  checking: Checking,
): void {
  switch (expression.kind) {
    case "text":
      checkText(expression, values, what, checking);
      return;
    case "group":
      checkTexts(expression.inner, values, what, checking);
      return;
    case "else":
      checkTexts(expression.value, values, what, checking);
      checkTexts(expression.otherwise, values, what, checking);
      return;
    case "choice":
      for (const branch of expression.cases) checkTexts(branch.value, values, what, checking);
      if (expression.otherwise) checkTexts(expression.otherwise.value, values, what, checking);
      return;
    default:
      return;
  }
}

export function checkText(
  text: TextLiteral,
  values: readonly string[],
  what: string,
  checking: Checking,
): void {
  if (values.includes(text.value)) return;
  const near = didYouMean(text.value, values);
  checking.report({
    code: "unknown-value",
    span: text.span,
    message: `${what} is never "${text.value}"`,
    help:
      near === undefined
        ? `Its values are ${values.map((value) => `"${value}"`).join(", ")}`
        : `Did you mean "${near}"?`,
    ...(near !== undefined && {
      fixes: [{ title: `Write "${near}"`, edits: [{ span: text.span, text: `"${near}"` }] }],
    }),
    cause: `value ${text.value}`,
  });
}
