/** The types of the built-in functions. */

import { unreachable } from "../../invariant.js";
import type { Expression, PeriodUnitWord, Reference } from "../../syntax/ast.js";
import type { BuiltIn } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { resolvePrior } from "../resolve/prior.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, withoutOwnPeriod } from "../types/money.js";
import { isLonger } from "../types/period-length.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { reportMoneyMix } from "./money-mix.js";
import { read, readNumber } from "./read.js";
import { checkRoundingMode } from "./rounding-mode.js";
import { present, unknownValue, type Value } from "./value.js";

export function inferFunction(
  name: BuiltIn,
  given: readonly Expression[],
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Value {
  const [first, second, third] = given;
  if (first === undefined) return unknownValue;
  switch (name) {
    case "min":
    case "max":
      return present(common(name, given, scope, checking));
    case "round": {
      if (third) checkRoundingMode(third, checking);
      return present(common(name, second ? [first, second] : [first], scope, checking));
    }
    case "prorate":
      if (!hasDaysInPlan(scope)) {
        read(first, scope, checking);
        reportNoDays(reference, checking);
        return unknownValue;
      }
      return present(quantity(name, first, scope, checking));
    case "opening":
    case "closing":
      return present(read(first, { ...scope, dated: chosen(scope) }, checking));
    case "day_average":
      return present(quantity(name, first, { ...scope, dated: chosen(scope) }, checking));
    case "quarterly":
      return present(partOf("quarter", name, first, scope, checking));
    case "monthly":
      return present(partOf("month", name, first, scope, checking));
    case "prior":
      return resolvePrior(first, scope, checking);
    case "months": {
      const type = readNumber(first, "The number of months", scope, checking);
      return present(type.kind === "unknown" ? unknown : { kind: "duration", unit: "months" });
    }
    default:
      return unreachable(name);
  }
}

/** A row's values are read on its date, whatever is said around them. */
function chosen(scope: Scope): Scope["dated"] {
  return scope.dated === "row" ? "row" : "chosen";
}

/** The one type of several numbers or amounts. */
function common(name: BuiltIn, given: readonly Expression[], scope: Scope, checking: Checking): Type {
  let result: Type = { kind: "none" };
  for (const argument of given) {
    const type = quantity(name, argument, scope, checking);
    const grain = ownPeriod(scope);
    const together: Type | undefined =
      unify(result, type) ?? unify(withoutOwnPeriod(result, grain), withoutOwnPeriod(type, grain));
    if (together) {
      result = together;
      continue;
    }
    if (result.kind === "money" && type.kind === "money") {
      reportMoneyMix(type, result, argument.span, scope, checking);
    } else {
      checking.report({
        code: "type-mismatch",
        span: argument.span,
        message: `\`${name}\` meets ${describeType(result)} and ${describeType(type)}`,
        help: `Write ${describeType(result)}`,
      });
    }
    return unknown;
  }
  return result;
}

/** A number or an amount. */
function quantity(name: BuiltIn, expression: Expression, scope: Scope, checking: Checking): Type {
  const type = read(expression, scope, checking);
  if (isNumeric(type) || type.kind === "money" || type.kind === "unknown") return type;
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `\`${name}\` takes numbers and amounts, but this is ${describeType(type)}`,
    help: "Write a number or an amount of money",
  });
  return unknown;
}

/** A fourth or a twelfth of what is paid for a year. */
function partOf(
  unit: PeriodUnitWord,
  name: BuiltIn,
  expression: Expression,
  scope: Scope,
  checking: Checking,
): Type {
  const type = read(expression, scope, checking);
  if (type.kind === "unknown") return type;
  if (type.kind === "money" && type.per !== undefined && isLonger(type.per, unit)) {
    return { kind: "money", currency: type.currency, per: unit };
  }
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `\`${name}\` takes money for a longer time, such as money per year, but this is ${describeType(type)}`,
    help: "Declare the amount as `money per year`",
  });
  return unknown;
}

/** Days in the plan are a payee's, in the period of a figure. */
function hasDaysInPlan({ figure, row }: Scope): boolean {
  return row === undefined && figure !== undefined && figure.owner === "payee";
}

function reportNoDays(reference: Reference, checking: Checking): void {
  checking.report({
    code: "no-period-here",
    span: reference.span,
    message: "`prorate` counts a payee's days in the plan within a period, and there is no period here",
    help: "Use it in a measure, a quota or a component of a payee",
  });
}
