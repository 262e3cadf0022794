/** Exact values of expressions made of literals alone, for laws that compare what the author wrote. */

import type { Expression } from "../../syntax/ast.js";

/** A fraction with a positive denominator. */
export interface Constant {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The value of a literal, or of literals added and multiplied; nothing for anything else. */
export function constantValue(expression: Expression): Constant | undefined {
  switch (expression.kind) {
    case "number":
    case "money":
    case "quantity":
      return decimal(expression.value);
    case "percent": {
      const value = decimal(expression.value);
      return { numerator: value.numerator, denominator: value.denominator * 100n };
    }
    case "group":
      return constantValue(expression.inner);
    case "negate": {
      const value = constantValue(expression.operand);
      return value && { numerator: -value.numerator, denominator: value.denominator };
    }
    case "arithmetic": {
      const left = constantValue(expression.left);
      const right = constantValue(expression.right);
      return left && right && calculate(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** Negative when left is smaller, zero when equal. */
export function compareConstants(left: Constant, right: Constant): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const zero: Constant = { numerator: 0n, denominator: 1n };
export const one: Constant = { numerator: 1n, denominator: 1n };

export function addConstants(left: Constant, right: Constant): Constant {
  return {
    numerator: left.numerator * right.denominator + right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  };
}

function calculate(operator: "+" | "-" | "*" | "/", left: Constant, right: Constant): Constant | undefined {
  switch (operator) {
    case "+":
      return addConstants(left, right);
    case "-":
      return addConstants(left, { numerator: -right.numerator, denominator: right.denominator });
    case "*":
      return {
        numerator: left.numerator * right.numerator,
        denominator: left.denominator * right.denominator,
      };
    case "/": {
      if (right.numerator === 0n) return undefined;
      const sign = right.numerator < 0n ? -1n : 1n;
      return {
        numerator: left.numerator * right.denominator * sign,
        denominator: left.denominator * right.numerator * sign,
      };
    }
  }
}

function decimal(text: string): Constant {
  const [whole = "0", fraction = ""] = text.split(".");
  return { numerator: BigInt(`${whole}${fraction}`), denominator: 10n ** BigInt(fraction.length) };
}
