/** Values: every expression of the tree as a slot of the rule set. Conditions are in condition.ts. */

import type { Slot } from "@attain/engine";
import { invariant, unreachable } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import { lowerRule } from "../condition.js";
import { lowerItem, lowerMean } from "../forms/weighted.js";
import { constantOf } from "../literal.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerAggregate } from "./aggregate.js";
import { lowerArithmetic } from "./arithmetic.js";
import { lowerConversion } from "./conversion.js";
import { lowerReference } from "./reference.js";

export function lowerExpression(expression: Expression, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const place = builder.place(expression.span);
  const lower = (inner: Expression) => lowerExpression(inner, scope, builder);
  switch (expression.kind) {
    case "number":
    case "quantity":
    case "percent":
    case "money":
    case "date":
    case "period":
    case "text":
    case "yesno":
    case "none": {
      const constant = constantOf(expression);
      return builder.slot(
        constant === undefined ? { op: "none", place } : { op: "constant", ...constant, place },
      );
    }
    case "reference":
      return lowerReference(expression, scope, builder);
    case "group":
      return lower(expression.inner);
    case "else":
      return builder.slot({
        op: "else",
        value: lower(expression.value),
        otherwise: lower(expression.otherwise),
        place,
      });
    case "or":
    case "and":
    case "not":
    case "compare":
      return builder.slot({ op: "decide", rule: lowerRule("holds", expression, scope, builder), place });
    case "negate":
      return builder.slot({ op: "negate", operand: lower(expression.operand), place });
    case "arithmetic":
      return lowerArithmetic(expression, scope, builder);
    case "aggregate":
      return lowerAggregate(expression, builder);
    case "choice": {
      const cases = expression.cases.map((branch) => ({
        when: lowerRule("case", branch.when, scope, builder),
        then: lower(branch.value),
      }));
      return builder.slot({
        op: "choose",
        hit: expression.hit,
        cases,
        ...(expression.otherwise && { otherwise: lower(expression.otherwise.value) }),
        place,
      });
    }
    case "convert":
      return lowerConversion(expression, scope, builder);
    case "weighted": {
      const values = expression.items.map((item) => lowerItem(item, scope, builder));
      return lowerMean(expression, values, scope, builder);
    }
    case "unread":
      return invariant(false, `${expression.kind} is refused before lowering`) as never;
    default:
      return unreachable(expression);
  }
}
