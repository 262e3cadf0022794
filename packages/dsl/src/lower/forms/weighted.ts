/** Items with weights: each within its limits, and all of them as one mean. */

import type { Slot } from "@attain/engine";
import type { Span } from "../../source/span.js";
import type { WeightedItem } from "../../syntax/ast.js";
import { lowerExpression } from "../expressions/expression.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";

/** Not below its floor, not above its cap; the cap wins. */
export function lowerItem(item: WeightedItem, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const place = builder.place(item.span);
  let value = lowerExpression(item.value, scope, builder);
  for (const [op, limit] of [
    ["max", item.floor],
    ["min", item.cap],
  ] as const) {
    if (limit === undefined) continue;
    value = builder.slot({ op, operands: [value, lowerExpression(limit, scope, builder)], place });
  }
  return value;
}

interface Mean {
  readonly items: readonly WeightedItem[];
  readonly missing: "shared" | "zero" | "fault";
  readonly span: Span;
}

/** The mean of items whose values stand in slots already. */
export function lowerMean(
  { items, missing, span }: Mean,
  values: readonly Slot[],
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const weighed = items.flatMap((item, index) => {
    const value = values[index];
    if (value === undefined) return [];
    return [{ name: item.name.text, weight: lowerExpression(item.weight, scope, builder), value }];
  });
  return builder.slot({ op: "weighted", items: weighed, missing, place: builder.place(span) });
}
