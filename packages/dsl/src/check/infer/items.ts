/** The items of `weighted` and of a scorecard: weights that are the whole, values of one kind, limits that fit. */

import type { Span } from "../../source/span.js";
import type { Expression, WeightedItem } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { addConstants, compareConstants, constantValue, one, zero } from "../types/constant-value.js";
import { describeType } from "../types/describe-type.js";
import { percentText } from "../types/percent-text.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { infer } from "./infer.js";
import { read } from "./read.js";
import type { Value } from "./value.js";

/** What each item is worth, in the order of the text. `what` names the whole: "`performance`". */
export function inferItems(
  items: readonly WeightedItem[],
  what: string,
  scope: Scope,
  checking: Checking,
): readonly Value[] {
  return items.map((item) => {
    const value = infer(item.value, scope, checking);
    const type = amountType(item.value, value.type, `\`${item.name.text}\` of ${what}`, checking);
    for (const limit of [item.floor, item.cap]) {
      if (limit) checkLimit(limit, type, scope, checking);
    }
    return { type, absent: value.absent };
  });
}

function amountType(expression: Expression, type: Type, what: string, checking: Checking): Type {
  if (isNumeric(type) || type.kind === "money" || type.kind === "none" || type.kind === "unknown")
    return type;
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `${what} is ${describeType(type)}, which cannot be weighed`,
    help: "Write a number or a percentage; a table turns texts into numbers",
  });
  return unknown;
}

function checkLimit(limit: Expression, type: Type, scope: Scope, checking: Checking): void {
  const written = read(limit, scope, checking);
  if (unify(type, written)) return;
  checking.report({
    code: "type-mismatch",
    span: limit.span,
    message: `The item is ${describeType(type)}, and its limit is ${describeType(written)}`,
    help: `Write ${describeType(type)}`,
  });
}

/** Names that differ, and weights that are the whole. */
export function checkWeights(
  items: readonly WeightedItem[],
  what: string,
  span: Span,
  checking: Checking,
): void {
  const seen = new Map<string, WeightedItem>();
  for (const item of items) {
    const before = seen.get(item.name.text);
    if (before) {
      checking.report({
        code: "duplicate-name",
        span: item.name.span,
        message: `Two items of ${what} are called \`${item.name.text}\``,
        help: "Give one of them another name",
        related: [{ span: before.name.span, message: "The first one" }],
      });
    } else seen.set(item.name.text, item);
  }
  const total = items.reduce((sum, { weight }) => addConstants(sum, constantValue(weight) ?? zero), zero);
  if (compareConstants(total, one) === 0) return;
  checking.report({
    code: "weights-not-whole",
    span,
    message:
      items.length === 0
        ? `There is nothing to weigh in ${what}`
        : `The weights of ${what} are ${percentText(total)} together`,
    help: items.length === 0 ? "Write an item: `50% results : attainment`" : "Let them be 100 % together",
  });
}
