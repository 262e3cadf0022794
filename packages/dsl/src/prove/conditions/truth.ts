/** Whether a condition holds where some values are assumed: yes, no, or it cannot be told. */

import { exact, type Fraction } from "@attain/engine";
import type { Expression } from "../../syntax/ast.js";
import { type Domain, exactly, intersect, isEmpty } from "../domains/domain.js";
import { type Domains, domainOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";

/** By expression key. */
export type Assumed = ReadonlyMap<string, Fraction | string>;

export function truth(condition: Expression, assumed: Assumed, domains: Domains): boolean | undefined {
  switch (condition.kind) {
    case "group":
      return truth(condition.inner, assumed, domains);
    case "not": {
      const inner = truth(condition.operand, assumed, domains);
      return inner === undefined ? undefined : !inner;
    }
    case "and":
    case "or": {
      const decisive = condition.kind === "or";
      const all = condition.operands.map((operand) => truth(operand, assumed, domains));
      if (all.includes(decisive)) return decisive;
      return all.includes(undefined) ? undefined : !decisive;
    }
    case "yesno":
      return condition.value;
    case "reference": {
      const domain = assumedDomain(condition, assumed, domains);
      if (domain.kind !== "texts" || domain.isOpen || domain.values.length !== 1) return undefined;
      return domain.values[0] === "yes";
    }
    case "compare": {
      const left = assumedDomain(condition.left, assumed, domains);
      const key = expressionKey(condition.left, domains.plan);
      const all = condition.right.map((right) =>
        expressionKey(right, domains.plan) === key
          ? holdsOfEquals(condition.operator)
          : compared(condition.operator, left, assumedDomain(right, assumed, domains)),
      );
      const decisive = condition.operator !== "<>";
      if (all.includes(decisive)) return decisive;
      return all.includes(undefined) ? undefined : !decisive;
    }
    default:
      return undefined;
  }
}

function assumedDomain(expression: Expression, assumed: Assumed, domains: Domains): Domain {
  const value = assumed.get(expressionKey(expression, domains.plan));
  if (value === undefined) return domainOf(expression, domains);
  if (typeof value !== "string") return exactly(value);
  return { kind: "texts", values: [value], isOpen: false, isDeclared: false };
}

type Operator = Extract<Expression, { kind: "compare" }>["operator"];

/** Whether a comparison of something with itself holds. */
function holdsOfEquals(operator: Operator): boolean {
  return operator === "=" || operator === "<=" || operator === ">=";
}

/** Nothing when values of the two domains compare in both ways. */
export function compared(operator: Operator, left: Domain, right: Domain): boolean | undefined {
  if (left.kind === "texts" && right.kind === "texts") {
    if (left.isOpen || right.isOpen) return undefined;
    const shares = left.values.some((value) => right.values.includes(value));
    const isSame = left.values.length === 1 && right.values.length === 1 && shares;
    const equal = isSame ? true : shares ? undefined : false;
    return operator === "=" ? equal : operator === "<>" && equal !== undefined ? !equal : undefined;
  }
  if (left.kind !== "numbers" || right.kind !== "numbers") return undefined;
  const isOrder = (strict: boolean, below: typeof left, above: typeof left): boolean => {
    if (below.upper === undefined || above.lower === undefined) return false;
    const order = exact.compare(below.upper.value, above.lower.value);
    if (order !== 0) return order < 0;
    return !strict || !below.upper.isIncluded || !above.lower.isIncluded;
  };
  const less = isOrder(true, left, right);
  const atMost = isOrder(false, left, right);
  const greater = isOrder(true, right, left);
  const atLeast = isOrder(false, right, left);
  switch (operator) {
    case "<":
      return less ? true : atLeast ? false : undefined;
    case "<=":
      return atMost ? true : greater ? false : undefined;
    case ">":
      return greater ? true : atMost ? false : undefined;
    case ">=":
      return atLeast ? true : less ? false : undefined;
    case "=":
    case "<>": {
      const differs = isEmpty(intersect(left, right));
      const same = !differs && atMost && atLeast;
      const equal = differs ? false : same ? true : undefined;
      return equal === undefined ? undefined : equal === (operator === "=");
    }
  }
}
