/** Literals written with a sign or in brackets are literals still. */

import type { Expression } from "../../syntax/ast.js";

/** Whether an expression is an amount as written, which means whatever length of time is declared. */
export function isLiteral(expression: Expression): boolean {
  switch (expression.kind) {
    case "money":
    case "number":
    case "percent":
      return true;
    case "group":
      return isLiteral(expression.inner);
    case "negate":
      return isLiteral(expression.operand);
    default:
      return false;
  }
}
