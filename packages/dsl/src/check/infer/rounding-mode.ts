/** The third value of `round(x, step, mode)`: one of the rounding modes, as a text or as words joined by `_`. */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

const modes = ["half even", "half up", "up", "down"];

export function checkRoundingMode(expression: Expression, checking: Checking): void {
  checking.typeOf.set(expression, { kind: "text" });
  const written = wordsOf(expression);
  if (written !== undefined && modes.includes(written)) return;
  const near = written === undefined ? undefined : didYouMean(written, modes);
  checking.report({
    code: "unknown-value",
    span: expression.span,
    message: written === undefined ? "The way to round is missing" : `Nothing is rounded "${written}"`,
    help: near === undefined ? 'Write "half even", "half up", "up" or "down"' : `Did you mean "${near}"?`,
  });
}

function wordsOf(expression: Expression): string | undefined {
  if (expression.kind === "text") return expression.value;
  if (expression.kind !== "reference" || expression.arguments || expression.path.length > 0) return undefined;
  return expression.head.text.replaceAll("_", " ");
}
