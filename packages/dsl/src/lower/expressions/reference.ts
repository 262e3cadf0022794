/** Names, paths and calls: what the checker found them to mean. */

import type { Slot } from "@attain/engine";
import type { Meaning } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Expression, Path, Reference } from "../../syntax/ast.js";
import type { LoweringScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { asChangesSay, inItsVersion } from "./changes.js";
import { lowerExpression } from "./expression.js";
import { lowerFigureRead } from "./figure-read.js";
import { lowerFunction } from "./function.js";
import { lowerSteps, ownKeys } from "./look-up.js";

export function lowerReference(reference: Reference, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  return lowerMeaning(reference, reference, scope, builder);
}

/** `known` is the part of the tree whose meaning was found: the reference itself, or a path like one. */
export function lowerMeaning(
  reference: Reference,
  known: Reference | Path,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const meaning = builder.plan.meaningOf.get(known);
  invariant(meaning, `the meaning of "${reference.head.text}" is unknown`);
  const head = lowerHead(reference, meaning, scope, builder);
  return lowerSteps(head, meaning.steps, reference.span, scope, builder);
}

/** A receiver: `rep`, `payee.manager.manager`, `payee.managers`. */
export function lowerPath(path: Path, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const meaning = builder.plan.meaningOf.get(path);
  invariant(meaning, "the meaning of a receiver is unknown");
  const place = builder.place(path.span);
  const { head } = meaning;
  invariant(head.kind === "column" || head.kind === "receiver", "a receiver starts at a row");
  const start = builder.slot(
    head.kind === "column" ? { op: "column", column: head.column.name, place } : { op: "receiver", place },
  );
  return lowerSteps(start, meaning.steps, path.span, scope, builder);
}

function lowerHead(
  reference: Reference,
  meaning: Meaning,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(reference.span);
  const inner = (argument: Expression) => lowerExpression(argument, scope, builder);
  const { head } = meaning;
  switch (head.kind) {
    case "column":
      return builder.slot({ op: "column", column: head.column.name, place });
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
      return builder.slot({ op: head.kind, place });
    case "row":
      // Only counted, so any one value a row will do.
      return builder.slot({ op: "constant", type: { kind: "number" }, value: "1", place });
    case "payee":
      return builder.slot({ op: "payee", place });
    case "keyed": {
      const keys = ownKeys(head.source, head.groupKey, reference.span, builder);
      const slot = builder.slot({
        op: "lookup",
        source: head.source.name,
        keys,
        column: head.column.name,
        place,
      });
      return head.source.statement.dated ? asChangesSay(slot, reference.span, scope, builder) : slot;
    }
    case "parameter": {
      const slot = builder.slot({ op: "parameter", name: head.parameter.name, place });
      const dated = head.parameter.statements.some((statement) =>
        statement.values.some((value) => value.scope?.from ?? value.scope?.through),
      );
      return dated ? asChangesSay(slot, reference.span, scope, builder) : slot;
    }
    case "figure":
      return lowerFigureRead(head, undefined, reference.span, scope, builder);
    case "goal":
      return builder.slot({
        op: "goal",
        goal: head.goal.name,
        ...(head.level !== undefined && { level: head.level }),
        place,
      });
    case "group":
      return builder.slot({ op: "group", place });
    case "argument":
      return builder.slot({ op: "argument", index: head.index, place });
    case "table": {
      const given = (reference.arguments ?? []).map(inner);
      const slot = builder.slot({ op: "call", table: head.table.name, arguments: given, place });
      return inItsVersion(head.table.statements, slot, reference.span, scope, builder);
    }
    case "tiers": {
      const [axis] = reference.arguments ?? [];
      invariant(axis, "tiers are called with one number");
      const slot = builder.slot({ op: "tier", tiers: head.tiers.name, axis: inner(axis), place });
      return inItsVersion(head.tiers.statements, slot, reference.span, scope, builder);
    }
    case "matrix": {
      const given = (reference.arguments ?? []).map(inner);
      const slot = builder.slot({ op: "matrix", matrix: head.matrix.name, arguments: given, place });
      return inItsVersion(head.matrix.statements, slot, reference.span, scope, builder);
    }
    case "monthsInPlan":
      return builder.slot({ op: "monthsInPlan", place });
    case "periodDay":
      return builder.slot({ op: "periodDay", on: head.on, place });
    case "function":
      return lowerFunction(head.name, reference, scope, builder);
    default:
      return unreachable(head);
  }
}
