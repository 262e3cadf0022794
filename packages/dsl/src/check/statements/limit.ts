/** `cap X per year`, `floor X`: an amount, for the length of time that is limited. */

import type { Expression, PeriodUnit } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { read, readNumber } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isAward } from "../types/is-award.js";
import { limitWindow } from "../types/limit-window.js";
import { ownPeriod, sameCurrency, withoutOwnPeriod } from "../types/money.js";

/** A limit counts the component's own period, or the longer one it names, for which its value is read then. */
export function checkLimit(
  value: Expression,
  per: PeriodUnit | undefined,
  what: string,
  scope: Scope,
  checking: Checking,
): void {
  const { currency } = checking.settings;
  const window = per?.unit;
  const counted = scope.figure && limitWindow(window, scope.figure);
  const within = counted ? windowScope(counted, scope) : scope;
  if (isAward(scope.definition)) {
    readNumber(value, what, within, checking);
    return;
  }
  const type = read(value, within, checking);
  if (type.kind === "money" && type.per === window && sameCurrency(type, { kind: "money", currency })) return;
  const declared: Type = { kind: "money", currency };
  const plain = withoutOwnPeriod(type, ownPeriod(within));
  if (
    plain.kind === "unknown" ||
    (plain.kind === "money" && plain.per === undefined && sameCurrency(plain, declared))
  )
    return;
  const isMoney = plain.kind === "money";
  const otherCurrency = isMoney && !sameCurrency(plain, declared);
  checking.report({
    code: otherCurrency ? "currency-mix" : isMoney ? "period-mix" : "type-mismatch",
    span: value.span,
    message: `${what} ${window ? `per ${window} ` : ""}is money in ${currency || "the plan's currency"}, but this is ${describeType(plain)}`,
    help:
      isMoney && plain.per
        ? `Write \`per ${plain.per}\` after it, or bring it to the limit's length of time`
        : `Write an amount in ${currency || "the plan's currency"}`,
  });
}

/** The window belongs to several credits, and is no row's. */
function windowScope(figure: FigureGrain, { row: _, ...scope }: Scope): Scope {
  return { ...scope, figure, dated: "period", present: new Set() };
}
