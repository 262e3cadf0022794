/** `amount in USD on closed`: money of one currency in another, at the rate of a date. */

import type { Slot } from "@attain/engine";
import { mixed } from "../../check/types/money.js";
import { invariant } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerExpression } from "./expression.js";
import { lowerMeaning } from "./reference.js";

type Conversion = Extract<Expression, { kind: "convert" }>;

export function lowerConversion(expression: Conversion, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const { value, currency, on } = expression;
  const type = builder.plan.typeOf.get(value);
  invariant(type?.kind === "money", "only money is converted");
  const [head, ...path] = on.names;
  return builder.slot({
    op: "convert",
    value: lowerExpression(value, scope, builder),
    ...(type.currency !== mixed && { from: type.currency }),
    to: currency.text,
    on: lowerMeaning({ kind: "reference", span: on.span, head, path }, on, scope, builder),
    place: builder.place(expression.span),
  });
}
