/** The same text for expressions that mean the same, however they are laid out. */

import type { CheckedPlan } from "../check/checked-plan.js";
import { meaningKey } from "../check/infer/presence.js";
import type { Expression } from "../syntax/ast.js";

export function expressionKey(expression: Expression, plan: CheckedPlan): string {
  const key = (inner: Expression) => expressionKey(inner, plan);
  switch (expression.kind) {
    case "group":
      return key(expression.inner);
    case "number":
    case "percent":
    case "quantity":
    case "date":
    case "period":
    case "text":
    case "yesno":
      return `${expression.kind} ${JSON.stringify(expression.value)}`;
    case "money":
      return `${expression.value} ${expression.currency}`;
    case "reference": {
      const meaning = plan.meaningOf.get(expression);
      const known = meaning && meaningKey(meaning);
      if (known !== undefined) return inRoster(known, plan);
      const given = (expression.arguments ?? []).map(key).join(", ");
      const path = [expression.head, ...expression.path].map(({ text }) => text).join(".");
      return `${path}(${given})`;
    }
    case "arithmetic":
      return `(${key(expression.left)} ${expression.operator} ${key(expression.right)})`;
    case "negate":
      return `-${key(expression.operand)}`;
    case "else":
      return `(${key(expression.value)} else ${key(expression.otherwise)})`;
    case "aggregate": {
      const { value, where, window } = expression;
      const kept = where ? ` where ${key(where)}` : "";
      return `${expression.function}(${key(value)}${kept}, ${window ? withoutPlaces(window) : ""})`;
    }
    default:
      return withoutPlaces(expression);
  }
}

function withoutPlaces(node: object): string {
  return JSON.stringify(node, (name, value: unknown) => (name === "span" ? undefined : value));
}

/** A column of the roster is the same for the plan's condition on payees and for a payee's figures. */
function inRoster(key: string, { settings }: CheckedPlan): string {
  const roster = settings.roster?.name;
  return roster !== undefined && key.startsWith(`column ${roster}.`) ? `keyed ${key.slice(7)}` : key;
}
