/** `= <> < <= > >=`: two values of one type; `none` asks whether there is a value at all. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, withoutOwnPeriod } from "../types/money.js";
import { unify } from "../types/unify.js";
import { isDays } from "./arithmetic.js";
import { checkTexts, isMadeOfTexts } from "./choice-texts.js";
import { infer } from "./infer.js";
import { reportMoneyMix } from "./money-mix.js";
import { read } from "./read.js";
import { present, type Value } from "./value.js";

type Comparison = Extract<Expression, { kind: "compare" }>;

const answer: Value = present({ kind: "yesno" });

export function inferComparison(expression: Comparison, scope: Scope, checking: Checking): Value {
  const { operator, right } = expression;
  const equality = operator === "=" || operator === "<>";
  if (equality && right.length === 1 && right[0].kind === "none") {
    infer(expression.left, scope, checking);
    infer(right[0], scope, checking);
    return answer;
  }
  const left = read(expression.left, scope, checking);
  if (!equality && right.length > 1) {
    mismatch(expression, "Only `=` and `<>` take alternatives", "Compare with one value", checking);
    return answer;
  }
  for (const alternative of right) compare(left, expression, alternative, scope, checking);
  return answer;
}

function compare(
  left: Type,
  expression: Comparison,
  alternative: Expression,
  scope: Scope,
  checking: Checking,
): void {
  const right = read(alternative, scope, checking);
  if (left.kind === "unknown" || right.kind === "unknown") return;
  if (left.kind === "money" && right.kind === "money") {
    compareMoney(left, right, alternative, scope, checking);
    return;
  }
  const equality = expression.operator === "=" || expression.operator === "<>";
  if (left.kind === "choice" && isMadeOfTexts(alternative)) {
    checkTexts(alternative, left.values, textOf(expression.left), checking);
  } else if (right.kind === "choice" && isMadeOfTexts(expression.left)) {
    checkTexts(expression.left, right.values, textOf(alternative), checking);
  } else if (!comparable(left, right, alternative)) {
    mismatch(
      expression,
      `${capital(describeType(left))} is compared with ${describeType(right)}`,
      helpFor(left, right),
      checking,
    );
    return;
  }
  if (equality || hasOrder(left)) return;
  mismatch(
    expression,
    `${capital(describeType(left))} is neither less nor more than another`,
    "Compare with `=` or `<>`",
    checking,
  );
}

function comparable(left: Type, right: Type, alternative: Expression): boolean {
  if (isDays(left) && isDays(right)) return true;
  if (left.kind === "payee") return right.kind === "payee" || alternative.kind === "text";
  if (left.kind === "reference") {
    return right.kind === "text" || (right.kind === "reference" && right.source === left.source);
  }
  return left.kind !== "payees" && unify(left, right) !== undefined;
}

function hasOrder(type: Type): boolean {
  return ["number", "percent", "money", "date", "period", "duration"].includes(type.kind);
}

type Money = Extract<Type, { kind: "money" }>;

function compareMoney(
  left: Money,
  right: Money,
  alternative: Expression,
  scope: Scope,
  checking: Checking,
): void {
  if (unify(left, right)) return;
  const grain = ownPeriod(scope);
  const first = withoutOwnPeriod(left, grain);
  const second = withoutOwnPeriod(right, grain);
  if (unify(first, second) || first.kind !== "money" || second.kind !== "money") return;
  reportMoneyMix(second, first, alternative.span, scope, checking);
}

function mismatch(expression: Comparison, message: string, help: string, checking: Checking): void {
  checking.report({ code: "type-mismatch", span: expression.span, message, help });
}

function helpFor(left: Type, right: Type): string {
  if (left.kind === "money") return `Write the amount with its currency: \`100 ${left.currency || "USD"}\``;
  if (right.kind === "payee") return "Write the payee before the comparison";
  return `Compare ${describeType(left)} with ${describeType(left)}`;
}

function textOf(expression: Expression): string {
  if (expression.kind !== "reference") return "This value";
  return `\`${[expression.head, ...expression.path].map(({ text }) => text).join(".")}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
