/** `+ - * /` over numbers, amounts, dates and lengths of time. */

import type { Slot } from "@attain/engine";
import { unreachable } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerExpression } from "./expression.js";

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

/** Numbers add up; a date and a length of time make a date; two dates make a number of days. */
export function lowerArithmetic(expression: Arithmetic, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const place = builder.place(expression.span);
  const left = lowerExpression(expression.left, scope, builder);
  const right = lowerExpression(expression.right, scope, builder);
  const leftType = builder.plan.typeOf.get(expression.left);
  const rightType = builder.plan.typeOf.get(expression.right);
  if (leftType?.kind === "date" && rightType?.kind === "duration") {
    const by = expression.operator === "-" ? builder.slot({ op: "negate", operand: right, place }) : right;
    return builder.slot({ op: "shift", date: left, by, unit: rightType.unit, place });
  }
  if (leftType?.kind === "date" && rightType?.kind === "date") {
    return builder.slot({ op: "days", from: right, to: left, place });
  }
  switch (expression.operator) {
    case "+":
      return builder.slot({ op: "add", operands: [left, right], place });
    case "*":
      return builder.slot({ op: "multiply", operands: [left, right], place });
    case "-":
      return builder.slot({ op: "subtract", left, right, place });
    case "/":
      return builder.slot({ op: "divide", left, right, place });
    default:
      return unreachable(expression.operator);
  }
}
