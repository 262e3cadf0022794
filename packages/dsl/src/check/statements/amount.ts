/** An amount that a component earns: money of the plan's currency, for no length of time of its own; of an award a number. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { read, readNumber } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { isAward } from "../types/is-award.js";
import { ownPeriod, sameCurrency, withoutOwnPeriod } from "../types/money.js";

/** `what` is the amount in the author's words: "What is shared". */
export function readAmount(expression: Expression, what: string, scope: Scope, checking: Checking): void {
  if (isAward(scope.definition)) {
    readNumber(expression, what, scope, checking);
    return;
  }
  const { currency } = checking.settings;
  const type = withoutOwnPeriod(read(expression, scope, checking), ownPeriod(scope));
  if (type.kind === "unknown") return;
  const isMoney = type.kind === "money";
  const isOwn = isMoney && sameCurrency(type, { kind: "money", currency });
  if (isOwn && type.per === undefined) return;
  checking.report({
    code: !isMoney ? "type-mismatch" : isOwn ? "period-mix" : "currency-mix",
    span: expression.span,
    message: `${what} is money in ${currency || "the plan's currency"}, but this is ${describeType(type)}`,
    help:
      isMoney && type.per !== undefined
        ? "Write `quarterly(...)` or `monthly(...)`, or give the component that period"
        : `Write an amount in ${currency || "the plan's currency"}`,
  });
}
