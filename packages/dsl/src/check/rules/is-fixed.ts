/** Whether an expression stays the same while credits come in. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { readsFacts } from "./reads-facts.js";

export function isFixed(expression: Expression, checking: Checking): boolean {
  const fixed = (inner: Expression) => isFixed(inner, checking);
  switch (expression.kind) {
    case "reference": {
      const head = checking.meaningOf.get(expression)?.head;
      if (head?.kind === "credited" || head?.kind === "share") return false;
      // What was in the period before does not change any more.
      if (head?.kind === "function" && head.name === "prior") return true;
      if (head?.kind === "figure" && readsFacts(head.figure, checking)) return false;
      return (expression.arguments ?? []).every(fixed);
    }
    case "aggregate": {
      const over = checking.aggregateOf.get(expression);
      switch (over?.kind) {
        case "source":
          return over.time?.type.kind !== "date";
        case "figure":
          return !readsFacts(over.figure, checking);
        case "children":
          return true;
        default:
          return false;
      }
    }
    case "group":
      return fixed(expression.inner);
    case "negate":
    case "not":
      return fixed(expression.operand);
    case "else":
      return fixed(expression.value) && fixed(expression.otherwise);
    case "and":
    case "or":
      return expression.operands.every(fixed);
    case "compare":
      return fixed(expression.left) && expression.right.every(fixed);
    case "arithmetic":
      return fixed(expression.left) && fixed(expression.right);
    case "choice":
      return (
        expression.cases.every(({ when, value }) => fixed(when) && fixed(value)) &&
        (expression.otherwise === undefined || fixed(expression.otherwise.value))
      );
    case "convert":
      return fixed(expression.value);
    case "weighted":
      return expression.items.every(({ value }) => fixed(value));
    default:
      return true;
  }
}
