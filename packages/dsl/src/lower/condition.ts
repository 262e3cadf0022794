/** Decisions: every yes/no expression as a json-rules-engine condition over slots. */

import type { Comparison, Condition, Operator, RuleEvent, RuleName, Slot } from "@attain/engine";
import { invariant } from "../invariant.js";
import type { ComparisonOperator, Expression } from "../syntax/ast.js";
import { lowerExpression } from "./expressions/expression.js";
import type { LoweringScope } from "./lowering-scope.js";
import type { RuleSetBuilder } from "./rule-set-builder.js";

export function lowerRule(
  event: RuleEvent,
  expression: Expression,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): RuleName {
  return builder.rule(event, expression.span, lowerCondition(expression, scope, builder));
}

export function lowerCondition(
  expression: Expression,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Condition {
  const lower = (inner: Expression) => lowerCondition(inner, scope, builder);
  switch (expression.kind) {
    case "group":
      return lower(expression.inner);
    case "and":
      return allOf(expression.operands.map(lower));
    case "or":
      return anyOf(expression.operands.map(lower));
    case "not":
      return { not: lower(expression.operand) };
    case "compare":
      return lowerComparison(expression, scope, builder);
    default:
      return isYes(lowerExpression(expression, scope, builder), true);
  }
}

type Compare = Extract<Expression, { kind: "compare" }>;

function lowerComparison(expression: Compare, scope: LoweringScope, builder: RuleSetBuilder): Condition {
  const { operator } = expression;
  const left = lowerExpression(expression.left, scope, builder);
  const one = (right: Expression): Condition => {
    if (right.kind === "none") return isPresent(left, operator === "<>");
    if (right.kind === "yesno") return isYes(left, right.value === (operator === "="));
    const kind = typeKind(expression.left, builder) ?? typeKind(right, builder);
    if (kind === "payee" && right.kind === "text") {
      const type = { kind: "payee" } as const;
      const payee = builder.slot({
        op: "constant",
        type,
        value: right.value,
        place: builder.place(right.span),
      });
      return compareSlots(operatorOf(kind, operator), left, payee);
    }
    if (kind === "yesno") return sameAnswer(left, lowerExpression(right, scope, builder), operator);
    return compareSlots(operatorOf(kind, operator), left, lowerExpression(right, scope, builder));
  };
  const alternatives = expression.right.map(one);
  // `<> a | b` says that it is neither.
  return operator === "<>" ? allOf(alternatives) : anyOf(alternatives);
}

function typeKind(expression: Expression, builder: RuleSetBuilder): string | undefined {
  const kind = builder.plan.typeOf.get(expression)?.kind;
  return kind === "none" || kind === "unknown" ? undefined : kind;
}

/** Equality of two yes/no values: both yes, or neither. */
function sameAnswer(left: Slot, right: Slot, operator: ComparisonOperator): Condition {
  const equal = anyOf([
    allOf([isYes(left, true), isYes(right, true)]),
    allOf([isYes(left, false), isYes(right, false)]),
  ]);
  return operator === "=" ? equal : { not: equal };
}

const orders = {
  "=": "Equal",
  "<>": "NotEqual",
  "<": "Less",
  "<=": "LessOrEqual",
  ">": "Greater",
  ">=": "GreaterOrEqual",
} as const;

/** The exact comparison for a type; text and payees are equal or not, never less. */
export function operatorOf(kind: string | undefined, operator: ComparisonOperator): Operator {
  switch (kind) {
    case "number":
    case "percent":
    case "money":
    case "duration":
      return `decimal${orders[operator]}`;
    case "date":
      return `date${orders[operator]}`;
    case "period":
      return `period${orders[operator]}`;
    case "payee":
      invariant(operator === "=" || operator === "<>", "payees have no order");
      return operator === "=" ? "payeeEqual" : "payeeNotEqual";
    case "text":
    case "choice":
    case "reference":
      invariant(operator === "=" || operator === "<>", "texts have no order");
      return operator === "=" ? "textEqual" : "textNotEqual";
    default:
      return invariant(false, `values of type ${kind} are not compared`) as never;
  }
}

// ---------------------------------------------------------------- building blocks

export function compareSlots(operator: Operator, left: Slot, right: Slot): Comparison {
  return {
    fact: "slot",
    params: { slot: left },
    operator,
    value: { fact: "slot", params: { slot: right } },
    priority: 1,
  };
}

export function isYes(slot: Slot, answer: boolean): Comparison {
  return { fact: "slot", params: { slot }, operator: "isYes", value: answer, priority: 1 };
}

function isPresent(slot: Slot, answer: boolean): Comparison {
  return { fact: "slot", params: { slot }, operator: "isPresent", value: answer, priority: 1 };
}

export function allOf(conditions: readonly Condition[]): Condition {
  const [first, ...rest] = inOrder(conditions);
  invariant(first, "a condition asks something");
  return rest.length === 0 ? { ...first, priority: 1 } : { all: [first, ...rest] };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const [first, ...rest] = inOrder(conditions);
  invariant(first, "a condition asks something");
  return rest.length === 0 ? { ...first, priority: 1 } : { any: [first, ...rest] };
}

/** Descending priority keeps json-rules-engine to the written order, one condition after another. */
function inOrder(conditions: readonly Condition[]): Condition[] {
  return conditions.map((condition, index) => ({ ...condition, priority: conditions.length - index }));
}
