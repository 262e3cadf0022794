/** Dated values and versions where a figure reads them for a whole period: as the plan's `changes` says. */

import type { Members, Slot } from "@attain/engine";
import { invariant } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { Scope } from "../../syntax/ast.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";

/** A dated value read for a whole period is read as the plan's `changes` setting says. */
export function asChangesSay(slot: Slot, span: Span, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  if (scope.reads !== "period") return slot;
  const policy = builder.plan.settings.changes;
  invariant(policy, "a dated value is read for a period, but the plan has no `changes`");
  return builder.slot({
    op: "reading",
    on: policy === "by days" ? "days" : policy,
    value: slot,
    place: builder.place(span),
  });
}

/**
 * The version of a table that counts for a whole period: the one of its last day, unless the plan
 * chooses its opening. Averaged by days a table may not change within the period at all.
 */
export function inItsVersion(
  statements: readonly { readonly scope?: Scope }[],
  slot: Slot,
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const dated = statements.some((statement) => statement.scope?.from ?? statement.scope?.through);
  if (!dated || builder.plan.settings.changes !== "opening") return slot;
  return asChangesSay(slot, span, scope, builder);
}

/** Who belongs to a group for a whole period: what the plan's `changes` says of every dated value. */
export function membersOf({ plan }: RuleSetBuilder): Members {
  const { roster, changes } = plan.settings;
  if (!roster?.statement.dated) return "closing";
  invariant(changes, "members are counted for a period, but the plan has no `changes`");
  return changes === "by days" ? "days" : changes;
}
