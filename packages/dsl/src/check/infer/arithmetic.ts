/** `+ - * /`: numbers, amounts of one currency, dates and lengths of time. */

import { unreachable } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, sameCurrency, withoutOwnPeriod } from "../types/money.js";
import { isNumeric } from "../types/unify.js";
import { reportMoneyMix } from "./money-mix.js";
import { read } from "./read.js";
import { present, unknownValue, type Value } from "./value.js";

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

export function inferArithmetic(expression: Arithmetic, scope: Scope, checking: Checking): Value {
  const left = read(expression.left, scope, checking);
  const right = read(expression.right, scope, checking);
  if (left.kind === "unknown" || right.kind === "unknown") return unknownValue;
  const adds = expression.operator === "+" || expression.operator === "-";
  if (left.kind === "money" && right.kind === "money" && expression.operator !== "*") {
    const type = meet(left, right, expression, scope, checking);
    if (type === undefined) return unknownValue;
    return present(adds ? type : { kind: "number" });
  }
  const type = adds
    ? sumType(left, right, expression.operator)
    : productType(left, right, expression.operator);
  if (type) return present(type);
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `${capital(describeType(left))} and ${describeType(right)} cannot be ${verb(expression.operator)}`,
    help: helpFor(left, right, expression.operator),
  });
  return unknownValue;
}

type Money = Extract<Type, { kind: "money" }>;

/** Two amounts of one currency and one length of time; "per quarter" may be left out in a quarter. */
function meet(
  left: Money,
  right: Money,
  expression: Arithmetic,
  scope: Scope,
  checking: Checking,
): Type | undefined {
  const sameTime = left.per === right.per;
  const grain = ownPeriod(scope);
  const first = sameTime ? left : withoutOwnPeriod(left, grain);
  const second = sameTime ? right : withoutOwnPeriod(right, grain);
  if (first.kind !== "money" || second.kind !== "money") return undefined;
  if (sameCurrency(first, second) && first.per === second.per) return first.currency === "" ? second : first;
  const later = first.per === undefined && second.per !== undefined ? expression.right : expression.left;
  const [actual, wanted] = later === expression.right ? [second, first] : [first, second];
  const span = sameCurrency(first, second) ? later.span : expression.span;
  reportMoneyMix(actual, wanted, span, scope, checking);
  return undefined;
}

function sumType(left: Type, right: Type, operator: string): Type | undefined {
  if (isNumeric(left) && isNumeric(right)) return both(left, right);
  if (left.kind === "date" && right.kind === "duration") return left;
  if (left.kind === "date" && right.kind === "date") return operator === "-" ? { kind: "number" } : undefined;
  if (left.kind === "duration" && right.kind === "duration") {
    return left.unit === right.unit ? left : undefined;
  }
  // The days between two dates are a number, and `30 days` may be added to them.
  if (isDays(left) && isDays(right)) return { kind: "number" };
  return undefined;
}

function productType(left: Type, right: Type, operator: string): Type | undefined {
  if (isNumeric(left) && isNumeric(right)) {
    return operator === "/" && right.kind === "percent" ? { kind: "number" } : both(left, right);
  }
  if (isQuantity(left) && isNumeric(right)) return left;
  if (operator === "*") return isNumeric(left) && isQuantity(right) ? right : undefined;
  if (left.kind === "duration" && right.kind === "duration" && left.unit === right.unit) {
    return { kind: "number" };
  }
  return isDays(left) && isDays(right) ? { kind: "number" } : undefined;
}

/** Percentages among themselves stay percentages. */
function both(left: Type, right: Type): Type {
  return left.kind === "percent" && right.kind === "percent" ? left : { kind: "number" };
}

function isQuantity(type: Type): boolean {
  return type.kind === "money" || type.kind === "duration";
}

export function isDays(type: Type): boolean {
  return isNumeric(type) || (type.kind === "duration" && type.unit === "days");
}

function verb(operator: Arithmetic["operator"]): string {
  switch (operator) {
    case "+":
      return "added";
    case "-":
      return "subtracted";
    case "*":
      return "multiplied";
    case "/":
      return "divided";
    default:
      return unreachable(operator);
  }
}

function helpFor(left: Type, right: Type, operator: Arithmetic["operator"]): string {
  const money = [left, right].find((type) => type.kind === "money");
  const number = [left, right].find(isNumeric);
  if (money && number && (operator === "+" || operator === "-")) {
    return `Write the amount with its currency: \`100 ${money.currency || "USD"}\``;
  }
  if (money && number && operator === "/") return "Divide the amount by the number, or one amount by another";
  if ([left, right].some((type) => type.kind === "date"))
    return "Write `+ 30 days` or `+ 2 months` after a date";
  return "Calculate with numbers, percentages and amounts of money";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
