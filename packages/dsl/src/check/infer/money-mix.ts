/** Amounts that may not meet: of two currencies, or for two lengths of time. */

import type { Span } from "../../source/span.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { type Money, sameCurrency } from "../types/money.js";

export function reportMoneyMix(
  actual: Money,
  wanted: Money,
  span: Span,
  scope: Scope,
  checking: Checking,
): void {
  if (!sameCurrency(actual, wanted)) {
    checking.report({
      code: "currency-mix",
      span,
      message: `Amounts in ${wanted.currency} and ${actual.currency} meet here`,
      help: "Use amounts of one currency",
    });
    return;
  }
  checking.report({
    code: "period-mix",
    span,
    message: `${capital(describeType(actual))} stands where ${describeType(wanted)} is needed`,
    help: helpFor(actual, wanted, scope),
  });
}

function helpFor(actual: Money, wanted: Money, scope: Scope): string {
  const target =
    wanted.per ?? (scope.figure && scope.figure.owner !== "credit" ? scope.figure.per : undefined);
  if (actual.per === "year" && target === "quarter") return "Write `quarterly(...)`: a fourth of it";
  if (actual.per === "year" && target === "month") return "Write `monthly(...)`: a twelfth of it";
  return "Bring both amounts to the same length of time";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
