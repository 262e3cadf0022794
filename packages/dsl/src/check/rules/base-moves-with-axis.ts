/**
 * Law: where tiers slice what is paid, the base moves with the axis. It is a sum over credits, so that
 * each credit moves both, or a fixed multiple of the axis, so that a slice of one is a slice of the other.
 */

import { unreachable } from "../../invariant.js";
import type { EarningClause, Expression } from "../../syntax/ast.js";
import type { FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { valueKey } from "../infer/presence.js";
import { slices } from "../infer/tiers-use.js";
import { constantValue } from "../types/constant-value.js";
import { isFixed } from "./is-fixed.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

/** What is known about figures while the plan is walked; one that goes in a circle is neither. */
interface Known {
  readonly checking: Checking;
  readonly sums: Map<FigureSymbol, boolean>;
  readonly factors: Map<FigureSymbol, readonly string[]>;
}

export function baseMovesWithAxis(checking: Checking): void {
  const known: Known = { checking, sums: new Map(), factors: new Map() };
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "component") continue;
    for (const { clauses } of symbol.statements) {
      for (const clause of clauses) if (clause.kind === "pay") checkPay(clause, known);
    }
  }
}

function checkPay({ base, at }: Pay, known: Known): void {
  const { checking } = known;
  const tiers = at && checking.symbols.get(at.tiers.text);
  if (!at || tiers?.kind !== "tiers" || !slices(tiers.statements[0].mode.kind)) return;
  if ([base, at.axis].some((each) => (checking.typeOf.get(each)?.kind ?? "unknown") === "unknown")) return;
  const still = isFixed(base, checking) && !isFixed(at.axis, checking);
  if (!still && (isSumOverCredits(base, known) || shareFactor(base, at.axis, known))) return;
  checking.report({
    code: "base-does-not-move",
    span: base.span,
    message: `\`${tiers.name}\` cuts what is paid into slices, and this does not grow as the tiers are climbed`,
    help: "Pay a sum over credits or a multiple of what the tiers are read at, or make the tiers `retroactive` or a `curve`",
  });
}

/** Whether each credit adds its own part, and nothing else adds anything. */
function isSumOverCredits(expression: Expression, known: Known): boolean {
  const { checking } = known;
  const isSum = (inner: Expression) => isSumOverCredits(inner, known);
  switch (expression.kind) {
    case "group":
      return isSum(expression.inner);
    case "negate":
      return isSum(expression.operand);
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
          return head.figure.kind === "figure" && figureIsSum(head.figure, known);
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
        case "monthsInPlan":
          return false;
        default:
          return unreachable(head);
      }
    }
    default:
      return false;
  }
}

function figureIsSum(figure: FigureSymbol, known: Known): boolean {
  const answer = known.sums.get(figure);
  if (answer !== undefined) return answer;
  known.sums.set(figure, false);
  const isSum = figure.statements.every(({ value }) => isSumOverCredits(value, known));
  known.sums.set(figure, isSum);
  return isSum;
}

function isZero(expression: Expression): boolean {
  return constantValue(expression)?.numerator === 0n;
}

/** Whether base and axis are multiples of one thing. */
function shareFactor(base: Expression, axis: Expression, known: Known): boolean {
  const ofAxis = new Set(factors(axis, known));
  return factors(base, known).some((factor) => ofAxis.has(factor));
}

/** What an expression is a multiple of, figures also by what they are. */
function factors(expression: Expression, known: Known): readonly string[] {
  switch (expression.kind) {
    case "group":
      return factors(expression.inner, known);
    case "negate":
      return factors(expression.operand, known);
    case "else":
      return factors(expression.value, known);
    case "arithmetic":
      if (expression.operator === "*") {
        return [...new Set([...factors(expression.left, known), ...factors(expression.right, known)])];
      }
      return expression.operator === "/" ? factors(expression.left, known) : [textKey(expression)];
    case "reference": {
      const head = known.checking.meaningOf.get(expression)?.head;
      const own = valueKey(expression, known.checking) ?? textKey(expression);
      if (head?.kind !== "figure" || head.figure.kind !== "figure") return [own];
      return [own, ...factorsOf(head.figure, known)];
    }
    case "aggregate":
    case "choice":
      return [textKey(expression)];
    default:
      return [];
  }
}

function factorsOf(figure: FigureSymbol, known: Known): readonly string[] {
  const [first, ...others] = figure.statements;
  const answer = known.factors.get(figure);
  if (answer || others.length > 0) return answer ?? [];
  known.factors.set(figure, []);
  const all = factors(first.value, known);
  known.factors.set(figure, all);
  return all;
}

/** The same text for expressions that are written alike. */
function textKey(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === "span" ? undefined : value));
}
