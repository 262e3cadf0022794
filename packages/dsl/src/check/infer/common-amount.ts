/** The one type of several numbers or amounts that stand for the same: thresholds, edges, rates. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { read } from "./read.js";

/** `what` is one of them in the author's words: "threshold". */
export function commonAmount(
  expressions: readonly Expression[],
  what: string,
  scope: Scope,
  checking: Checking,
): Type {
  let type: Type = { kind: "none" };
  for (const expression of expressions) {
    const next = read(expression, scope, checking);
    const together: Type | undefined = isAmount(next) ? unify(type, next) : undefined;
    if (together === undefined) {
      reportMixed(expression, what, type, next, checking);
      return unknown;
    }
    type = together;
  }
  return type.kind === "none" ? unknown : type;
}

function isAmount(type: Type): boolean {
  return isNumeric(type) || (type.kind === "money" && type.per === undefined) || type.kind === "unknown";
}

function reportMixed(
  expression: Expression,
  what: string,
  before: Type,
  type: Type,
  checking: Checking,
): void {
  const isFirst = before.kind === "none" || !isAmount(type);
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: isFirst
      ? `A ${what} is a number, a percentage or an amount, but this is ${describeType(type)}`
      : `The ${what}s before are ${describeType(before)}, this one is ${describeType(type)}`,
    help: `Write every ${what} alike`,
  });
}
