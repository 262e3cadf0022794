/** What a run of json-rules-engine asked, and what each condition came to, in our own terms. */

import type { RuleResult } from "json-rules-engine";
import type { ObservedComparison } from "../../observer.js";
import type { Operator as OperatorName, Slot } from "../../rule-set.js";
import { equal } from "../../values/fraction.js";
import type { Value } from "../value.js";

/** A rule's conditions with what each came to; no `holds`: it was not asked. */
export type AskedCondition =
  | {
      readonly kind: "all" | "any" | "not";
      readonly parts: readonly AskedCondition[];
      readonly holds?: boolean;
    }
  | {
      readonly kind: "compare";
      readonly slot: Slot;
      readonly operator: OperatorName;
      readonly other: Slot | boolean;
      readonly left?: Value;
      readonly right?: Value;
      readonly holds?: boolean;
    };

type StockResult = RuleResult["conditions"];

/** The library's record of a run in our own terms; it leaves `result` out where it did not ask. */
export function askedCondition(condition: StockResult | Readonly<Record<string, unknown>>): AskedCondition {
  const record = condition as Readonly<Record<string, unknown>>;
  const holds = typeof record.result === "boolean" ? { holds: record.result } : {};
  for (const kind of ["all", "any", "not"] as const) {
    const parts = record[kind];
    if (parts === undefined) continue;
    const list = (Array.isArray(parts) ? parts : [parts]) as readonly Readonly<Record<string, unknown>>[];
    return withResult({ kind, parts: list.map(askedCondition), ...holds });
  }
  const { slot } = record.params as { readonly slot: Slot };
  const other = record.value as boolean | { readonly params: { readonly slot: Slot } };
  const left = record.factResult as Value | undefined;
  const right = record.valueResult as Value | boolean | undefined;
  return {
    kind: "compare",
    slot,
    operator: record.operator as OperatorName,
    other: typeof other === "boolean" ? other : other.params.slot,
    ...(left !== undefined && { left }),
    ...(right !== undefined && typeof right !== "boolean" && { right }),
    ...holds,
  };
}

/** The outermost condition carries no result of its own: it follows from its parts. */
function withResult(condition: Extract<AskedCondition, { parts: unknown }>): AskedCondition {
  if (condition.holds !== undefined) return condition;
  const answers = condition.parts.flatMap((part) => part.holds ?? []);
  if (answers.length === 0) return condition;
  switch (condition.kind) {
    case "all":
      return { ...condition, holds: answers.every(Boolean) };
    case "any":
      return { ...condition, holds: answers.some(Boolean) };
    case "not":
      return { ...condition, holds: !answers.some(Boolean) };
  }
}

/** What each comparison came to, in the order written. */
export function comparisonsOf(condition: AskedCondition): readonly (ObservedComparison | undefined)[] {
  if (condition.kind !== "compare") return condition.parts.flatMap(comparisonsOf);
  const { holds, left, right } = condition;
  if (holds === undefined) return [undefined];
  const isAtEdge = left?.kind === "number" && right?.kind === "number" && equal(left.value, right.value);
  return [{ holds, isAtEdge }];
}
