/**
 * Which optional values are there when a condition holds: after `partner <> none and`, the partner
 * may be used.
 */

import { unreachable } from "../../invariant.js";
import type { Expression, Path, Reference } from "../../syntax/ast.js";
import type { CheckedPlan, Meaning } from "../checked-plan.js";

type Checking = Pick<CheckedPlan, "meaningOf">;

/** Keys of the values that must be there when the condition turns out as `outcome`. */
export function presentIf(condition: Expression, outcome: boolean, checking: Checking): string[] {
  switch (condition.kind) {
    case "group":
      return presentIf(condition.inner, outcome, checking);
    case "not":
      return presentIf(condition.operand, !outcome, checking);
    case "and":
      return outcome ? condition.operands.flatMap((operand) => presentIf(operand, true, checking)) : [];
    case "or":
      return outcome ? [] : condition.operands.flatMap((operand) => presentIf(operand, false, checking));
    case "compare": {
      const [right, ...others] = condition.right;
      if (right.kind !== "none" || others.length > 0) return [];
      const asksPresence = condition.operator === (outcome ? "<>" : "=");
      const key = asksPresence && valueKey(condition.left, checking);
      return key ? [key] : [];
    }
    default:
      return [];
  }
}

/** The same text for the same value, wherever it is written. */
export function valueKey(expression: Expression, checking: Checking): string | undefined {
  if (expression.kind === "group") return valueKey(expression.inner, checking);
  return expression.kind === "reference" ? referenceKey(expression, checking) : undefined;
}

export function referenceKey(reference: Reference | Path, checking: Checking): string | undefined {
  const meaning = checking.meaningOf.get(reference);
  if (meaning === undefined) return undefined;
  if (meaning.head.kind === "function") {
    if (meaning.head.name !== "prior" || reference.kind !== "reference") return undefined;
    const [figure] = reference.arguments ?? [];
    const key = figure && valueKey(figure, checking);
    return key && `prior ${key}`;
  }
  return meaningKey(meaning);
}

/** Nothing for calls, whose value depends on their arguments. */
export function meaningKey({ head, steps }: Meaning): string | undefined {
  const start = headKey(head);
  return start && [start, ...steps.map(({ column }) => `${column.source}.${column.name}`)].join(" ");
}

function headKey(head: Meaning["head"]): string | undefined {
  switch (head.kind) {
    case "column":
      return `column ${head.column.source}.${head.column.name}`;
    case "keyed":
      return `keyed ${head.column.source}.${head.column.name}`;
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
      return `${head.kind} ${head.credit.name}`;
    case "payee":
    case "monthsInPlan":
      return head.kind;
    case "group":
      return `${head.kind} ${head.column.name}`;
    case "periodDay":
      return `${head.kind} ${head.on}`;
    case "parameter":
      return `parameter ${head.parameter.name}`;
    case "figure":
      return `figure ${head.figure.name} ${head.part ?? head.item ?? ""}`;
    case "goal":
      return `goal ${head.goal.name} ${head.level ?? ""}`;
    case "argument":
      return `argument ${head.index}`;
    case "row":
    case "table":
    case "tiers":
    case "matrix":
    case "function":
      return undefined;
    default:
      return unreachable(head);
  }
}
