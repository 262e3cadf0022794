/** Expressions to which each credit adds its own part, and nothing else adds anything. */

import { unreachable } from "../../invariant.js";
import type { Expression } from "../../syntax/ast.js";
import type { FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { constantValue } from "../types/constant-value.js";
import { isFixed } from "./is-fixed.js";

/** What is known about figures so far; one that goes in a circle is no sum. */
export interface Sums {
  readonly checking: Checking;
  readonly known: Map<FigureSymbol, boolean>;
}

export function isSumOverCredits(expression: Expression, sums: Sums): boolean {
  const { checking } = sums;
  const isSum = (inner: Expression) => isSumOverCredits(inner, sums);
  switch (expression.kind) {
    case "group":
      return isSum(expression.inner);
    case "negate":
      return isSum(expression.operand);
    case "convert":
      return isSum(expression.value);
    case "else":
      return isSum(expression.value) && (isZero(expression.otherwise) || isSum(expression.otherwise));
    case "aggregate": {
      const over = checking.aggregateOf.get(expression);
      if (expression.function !== "sum" && expression.function !== "count") return false;
      if (over?.kind === "figure") return expression.function === "sum" && isSum(expression.value);
      return over?.kind === "credit";
    }
    case "arithmetic": {
      const { left, right, operator } = expression;
      if (operator === "+" || operator === "-") {
        return (
          (isSum(left) || isZero(left)) && (isSum(right) || isZero(right)) && !(isZero(left) && isZero(right))
        );
      }
      if (operator === "/") return isSum(left) && isFixed(right, checking);
      return (isSum(left) && isFixed(right, checking)) || (isSum(right) && isFixed(left, checking));
    }
    case "choice": {
      const values = [...expression.cases, ...(expression.otherwise ? [expression.otherwise] : [])];
      return (
        expression.cases.every(({ when }) => isFixed(when, checking)) &&
        values.every(({ value }) => isSum(value) || isZero(value)) &&
        values.some(({ value }) => isSum(value))
      );
    }
    case "reference": {
      const head = checking.meaningOf.get(expression)?.head;
      switch (head?.kind) {
        case "figure":
          return head.figure.kind === "figure" && figureIsSum(head.figure, sums);
        case "credited":
        case "column":
          // One number a credit: the sum has one part.
          return true;
        case "function":
          return head.name === "prorate" && (expression.arguments ?? []).every(isSum);
        case undefined:
        case "share":
        case "receiver":
        case "creditDate":
        case "row":
        case "keyed":
        case "payee":
        case "parameter":
        case "argument":
        case "table":
        case "tiers":
        case "matrix":
        case "goal":
        case "monthsInPlan":
        case "periodDay":
        case "group":
          return false;
        default:
          return unreachable(head);
      }
    }
    default:
      return false;
  }
}

export function figureIsSum(figure: FigureSymbol, sums: Sums): boolean {
  const answer = sums.known.get(figure);
  if (answer !== undefined) return answer;
  sums.known.set(figure, false);
  const isSum = figure.statements.every(({ value }) => isSumOverCredits(value, sums));
  sums.known.set(figure, isSum);
  return isSum;
}

function isZero(expression: Expression): boolean {
  return constantValue(expression)?.numerator === 0n;
}
