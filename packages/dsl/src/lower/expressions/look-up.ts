/** From row to row, and to the row of the figure's own keys. */

import type { Slot } from "@attain/engine";
import type { ColumnSymbol, SourceSymbol, Step } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { asChangesSay } from "./changes.js";

/** From row to row: each step looks the value so far up as a key. */
export function lowerSteps(
  start: Slot,
  steps: readonly Step[],
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(span);
  let slot = start;
  let dated = false;
  for (const step of steps) {
    switch (step.kind) {
      case "managers":
        slot = builder.slot({ op: "managers", of: slot, column: step.column.name, place });
        break;
      case "through": {
        const [key] = step.source.keys;
        invariant(key, `${step.source.name} is followed by its key`);
        slot = builder.slot({
          op: "lookup",
          source: step.source.name,
          keys: { [key.name]: slot },
          column: step.column.name,
          place,
        });
        dated ||= step.source.statement.dated;
        break;
      }
      default:
        return unreachable(step);
    }
  }
  return dated ? asChangesSay(slot, span, scope, builder) : slot;
}

/** The figure's payee and the figure's period, for each key column of the source. */
export function ownKeys(
  source: SourceSymbol,
  groupKey: ColumnSymbol | undefined,
  span: Span,
  builder: RuleSetBuilder,
): Record<string, Slot> {
  const place = builder.place(span);
  const keys: [string, Slot][] = source.keys.map((key) => {
    if (key === groupKey) return [key.name, builder.slot({ op: "group", place })];
    switch (key.type.kind) {
      case "payee":
        return [key.name, builder.slot({ op: "payee", place })];
      case "period":
        return [key.name, builder.slot({ op: "period", unit: key.type.unit, place })];
      default:
        return invariant(false, `${source.name}.${key.name} is no key of a figure`) as never;
    }
  });
  return Object.fromEntries(keys);
}
