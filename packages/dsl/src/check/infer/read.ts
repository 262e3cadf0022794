/** Expressions whose value must be there, and of a certain type. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { fits } from "../types/fits.js";
import { mixed, ownPeriod, withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unknown } from "../types/unify.js";
import { checkTexts, isMadeOfTexts } from "./choice-texts.js";
import { infer } from "./infer.js";
import { reportMoneyMix } from "./money-mix.js";

/** The type of an expression that may not be empty. */
export function read(expression: Expression, scope: Scope, checking: Checking): Type {
  const value = infer(expression, scope, checking);
  if (!value.absent) return ofOneCurrency(value.type, expression, checking);
  return reportAbsent(expression, value.type, checking);
}

/** An amount that names its own currency is converted before anything is calculated with it. */
function ofOneCurrency(type: Type, { span }: Expression, checking: Checking): Type {
  if (type.kind !== "money" || type.currency !== mixed) return type;
  const currency = checking.settings.currency || "USD";
  checking.report({
    code: "currency-mix",
    span,
    message: "Each row has a currency of its own here",
    help: `Convert the amount first: \`... in ${currency} on\` and the name of a date`,
  });
  return unknown;
}

/** Reports a value that may not be there; the type it has where it is. */
export function reportAbsent(expression: Expression, type: Type, checking: Checking): Type {
  if (expression.kind === "none") {
    checking.report({
      code: "may-be-absent",
      span: expression.span,
      message: "`none` stands for nothing, and a value is needed here",
      help: "Write a value; `none` may only be compared with (`partner <> none`) or be the answer of a case",
    });
    return unknown;
  }
  checking.report({
    code: "may-be-absent",
    span: expression.span,
    message: `There may be no ${nameOf(expression)} here`,
    help: `Ask first (\`... <> none and\`, or a \`when\` before), or say what counts instead, in brackets: \`(... else ${instead(type)})\``,
  });
  return type.kind === "none" ? unknown : type;
}

/** Reads a value that is declared to have a type; `what` is the thing in the author's words. */
export function readAs(
  expression: Expression,
  declared: Type,
  what: string,
  scope: Scope,
  checking: Checking,
): void {
  const written = read(expression, scope, checking);
  if (declared.kind === "choice" && isMadeOfTexts(expression)) {
    checkTexts(expression, declared.values, what, checking);
    return;
  }
  const actual = fits(written, declared) ? written : withoutOwnPeriod(written, ownPeriod(scope));
  if (fits(actual, declared)) return;
  if (actual.kind === "money" && declared.kind === "money") {
    reportMoneyMix(actual, declared, expression.span, scope, checking);
    return;
  }
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `${what} is ${describeType(declared)}, but this is ${describeType(actual)}`,
    help: `Write ${describeType(declared)}`,
  });
}

/** Reads an answer: yes or no. */
export function readCondition(condition: Expression, scope: Scope, checking: Checking): void {
  const type = read(condition, scope, checking);
  if (type.kind === "yesno" || type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: condition.span,
    message: `A condition is needed here, but this is ${describeType(type)}`,
    help: 'Write what must hold, such as `stage = "won"`',
  });
}

/** Reads a number or a percentage. */
export function readNumber(expression: Expression, what: string, scope: Scope, checking: Checking): Type {
  const type = read(expression, scope, checking);
  if (isNumeric(type) || type.kind === "unknown") return type;
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `${what} is a number or a percentage, but this is ${describeType(type)}`,
    help: "Write a number or a percentage",
  });
  return unknown;
}

/** What may stand after `else`. */
function instead(type: Type): string {
  switch (type.kind) {
    case "money":
      return `0 ${type.currency || "USD"}`;
    case "number":
      return "0";
    case "percent":
      return "0%";
    default:
      return "...";
  }
}

function nameOf(expression: Expression): string {
  return expression.kind === "reference"
    ? `\`${[expression.head, ...expression.path].map(({ text }) => text).join(".")}\``
    : "value";
}
