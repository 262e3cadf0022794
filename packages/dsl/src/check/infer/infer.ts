/** The type of every kind of expression, and whether its value may be missing. */

import { isCurrency } from "@attain/engine";
import { unreachable } from "../../invariant.js";
import type { Expression, Literal } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { resolveReference } from "../resolve/reference.js";
import { knowing, type Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { inferAggregate } from "./aggregate.js";
import { inferArithmetic } from "./arithmetic.js";
import { inferChoice } from "./choice.js";
import { inferComparison } from "./comparison.js";
import { inferConversion } from "./conversion.js";
import { reportMoneyMix } from "./money-mix.js";
import { presentIf } from "./presence.js";
import { read, readCondition } from "./read.js";
import { present, unknownValue, type Value } from "./value.js";
import { inferWeighted } from "./weighted.js";

/** Checks an expression and remembers its type. */
export function infer(expression: Expression, scope: Scope, checking: Checking): Value {
  const value = inferKind(expression, scope, checking);
  checking.typeOf.set(expression, value.type);
  return value;
}

function inferKind(expression: Expression, scope: Scope, checking: Checking): Value {
  switch (expression.kind) {
    case "number":
    case "money":
    case "quantity":
    case "percent":
    case "date":
    case "period":
    case "text":
    case "yesno":
      return present(literalType(expression, checking));
    case "none":
      return { type: { kind: "none" }, absent: true };
    case "reference":
      return resolveReference(expression, scope, checking);
    case "group":
      return infer(expression.inner, scope, checking);
    case "else":
      return inferElse(expression, scope, checking);
    case "and":
    case "or": {
      let known = scope;
      for (const operand of expression.operands) {
        readCondition(operand, known, checking);
        known = knowing(known, presentIf(operand, expression.kind === "and", checking));
      }
      return present({ kind: "yesno" });
    }
    case "not":
      readCondition(expression.operand, scope, checking);
      return present({ kind: "yesno" });
    case "compare":
      return inferComparison(expression, scope, checking);
    case "arithmetic":
      return inferArithmetic(expression, scope, checking);
    case "negate":
      return inferNegation(expression.operand, scope, checking);
    case "aggregate":
      return inferAggregate(expression, scope, checking);
    case "choice":
      return inferChoice(expression, scope, checking);
    case "convert":
      return inferConversion(expression, scope, checking);
    case "unread":
      return unknownValue;
    case "weighted":
      return inferWeighted(expression, scope, checking);
    default:
      return unreachable(expression);
  }
}

/** The type a literal has wherever it stands. */
export function literalType(literal: Literal, checking: Checking): Type {
  switch (literal.kind) {
    case "number":
    case "percent":
    case "date":
    case "text":
    case "yesno":
    case "none":
      return { kind: literal.kind };
    case "money":
      if (isCurrency(literal.currency)) return { kind: "money", currency: literal.currency };
      checking.report({
        code: "unknown-currency",
        span: literal.span,
        message: `No currency has the code ${literal.currency}`,
        help: "Write a code of ISO 4217, such as USD or EUR",
        cause: `currency ${literal.currency}`,
      });
      return unknown;
    case "quantity":
      return literal.unit === "units" ? { kind: "number" } : { kind: "duration", unit: literal.unit };
    case "period":
      return { kind: "period", unit: periodUnitOf(literal.value) };
    default:
      return unreachable(literal);
  }
}

function periodUnitOf(text: string): "month" | "quarter" | "half" | "year" {
  if (text.includes("Q")) return "quarter";
  if (text.includes("H")) return "half";
  return text.includes("-") ? "month" : "year";
}

function inferElse(
  expression: Extract<Expression, { kind: "else" }>,
  scope: Scope,
  checking: Checking,
): Value {
  const value = infer(expression.value, scope, checking);
  const otherwise = infer(expression.otherwise, scope, checking);
  const type = unify(value.type, otherwise.type);
  if (type) return { type, absent: otherwise.absent };
  if (value.type.kind === "money" && otherwise.type.kind === "money") {
    reportMoneyMix(otherwise.type, value.type, expression.otherwise.span, scope, checking);
  } else {
    checking.report({
      code: "type-mismatch",
      span: expression.otherwise.span,
      message: `What stands in for ${describeType(value.type)} is ${describeType(otherwise.type)}`,
      help: `Write ${describeType(value.type)} after \`else\``,
    });
  }
  return unknownValue;
}

function inferNegation(operand: Expression, scope: Scope, checking: Checking): Value {
  const type = read(operand, scope, checking);
  if (isNumeric(type) || type.kind === "money" || type.kind === "duration" || type.kind === "unknown") {
    return present(type);
  }
  checking.report({
    code: "type-mismatch",
    span: operand.span,
    message: `A minus stands before ${describeType(type)}`,
    help: "Only numbers and amounts can be negative",
  });
  return unknownValue;
}
