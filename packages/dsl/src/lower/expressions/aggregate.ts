/** `sum(booking where first, ytd)`: over what an aggregate runs, what it takes of each, and in which window. */

import type { AggregateOver, Aggregate as LoweredAggregate, Slot, Window } from "@attain/engine";
import type { AggregateMeaning } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Aggregate } from "../../syntax/ast.js";
import { lowerRule } from "../condition.js";
import { periodScope, rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { membersOf } from "./changes.js";
import { lowerExpression } from "./expression.js";

export function lowerAggregate(expression: Aggregate, builder: RuleSetBuilder): Slot {
  const meaning = builder.plan.aggregateOf.get(expression);
  invariant(meaning, "an aggregate runs over something");
  const within = meaning.kind === "figure" ? periodScope : rowScope;
  const lowered: LoweredAggregate = {
    op: "aggregate",
    function: expression.function,
    over: overOf(meaning, builder),
    value: lowerExpression(expression.value, within, builder),
    ...(expression.where && { where: lowerRule("where", expression.where, within, builder) }),
    window: windowOf(expression),
  };
  return builder.slot({ ...lowered, place: builder.place(expression.span) });
}

function overOf(meaning: AggregateMeaning, builder: RuleSetBuilder): AggregateOver {
  switch (meaning.kind) {
    case "credit":
      return { credit: meaning.credit.name };
    case "source":
      return {
        source: meaning.source.name,
        payee: meaning.payee.name,
        ...(meaning.time && { time: meaning.time.name }),
        ...(meaning.members && { members: membersOf(builder) }),
      };
    case "children":
      return { source: meaning.source.name, reference: meaning.reference.name };
    case "figure":
      return { figure: meaning.figure.name, ...(meaning.members && { members: membersOf(builder) }) };
    default:
      return unreachable(meaning);
  }
}

function windowOf(expression: Aggregate): Window {
  const { window } = expression;
  if (window === undefined) return { kind: "period" };
  return window.kind === "toDate"
    ? { kind: "toDate", unit: window.unit }
    : { kind: "last", count: Number.parseInt(window.count.value, 10), unit: window.unit.unit };
}
