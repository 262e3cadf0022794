/** `weighted { ... }`: the mean of its items by their weights. */

import { unreachable } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { unify, unknown } from "../types/unify.js";
import { checkWeights, inferItems } from "./items.js";
import { unknownValue, type Value } from "./value.js";

type Weighted = Extract<Expression, { kind: "weighted" }>;

export function inferWeighted(expression: Weighted, scope: Scope, checking: Checking): Value {
  const { items, missing, span } = expression;
  const values = inferItems(items, "`weighted`", scope, checking);
  checkWeights(items, "`weighted`", { start: span.start, end: span.start + "weighted".length }, checking);
  let type: Type = { kind: "none" };
  for (const [index, value] of values.entries()) {
    const together: Type | undefined = unify(type, value.type);
    if (together === undefined) {
      checking.report({
        code: "type-mismatch",
        span: items[index]?.value.span ?? span,
        message: `The items before are ${describeType(type)}, this one is ${describeType(value.type)}`,
        help: "Weigh items of one kind",
      });
      return unknownValue;
    }
    type = together;
  }
  return { type: type.kind === "none" ? unknown : type, absent: mayBeAbsent(values, missing) };
}

/** Items that turn out to be missing in a run are its matter, as the average of no rows is. */
function mayBeAbsent(values: readonly Value[], missing: Weighted["missing"]): boolean {
  switch (missing) {
    case "shared":
      return values.every(({ absent }) => absent);
    case "fault":
    case "zero":
      return false;
    default:
      return unreachable(missing);
  }
}
