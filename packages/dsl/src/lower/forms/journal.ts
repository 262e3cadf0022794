/** `journal`: whose books are kept, which deals belong in them, over how long, and in which accounts. */

import type { Amortisation, Journal, Posting } from "@attain/engine";
import type { JournalSymbol } from "../../check/checked-plan.js";
import { isByDays, type OverClause } from "../../check/statements/journal-over.js";
import { invariant } from "../../invariant.js";
import type { JournalClause } from "../../syntax/ast.js";
import { allOf, lowerCondition, lowerRule } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import { rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";

export function lowerJournal(
  { name, statement, component }: JournalSymbol,
  builder: RuleSetBuilder,
): Journal {
  invariant(component, "a journal is of a component");
  const { clauses, documentation } = statement;
  const wheres = clauses.filter((clause) => clause.kind === "where");
  const [firstWhere] = wheres;
  const condition =
    firstWhere && allOf(wheres.map((where) => lowerCondition(where.condition, rowScope, builder)));
  const over = clauses.find((clause) => clause.kind === "over");
  return {
    name,
    ...(documentation !== undefined && { documentation }),
    component: component.name,
    ...(firstWhere && condition && { where: builder.rule("where", firstWhere.span, condition) }),
    ...(over && { over: lowerOver(over, builder) }),
    postings: clauses
      .filter((clause) => clause.kind === "entry")
      .map((clause) => lowerPosting(clause, builder)),
    place: builder.place(statement.name.span),
  };
}

function lowerOver(over: OverClause, builder: RuleSetBuilder): Amortisation {
  const type = builder.plan.typeOf.get(over.duration);
  invariant(type?.kind === "duration", "an amount is spread over a length of time");
  const { by } = over.split;
  return {
    length: lowerExpression(over.duration, rowScope, builder),
    unit: type.unit,
    from: lowerExpression(over.from, rowScope, builder),
    ...(over.until && { until: lowerUntil(over.until, builder) }),
    split:
      by === undefined ? "equally" : isByDays(over) ? "days" : { by: lowerExpression(by, rowScope, builder) },
    leftover: over.leftover,
    place: builder.place(over.span),
  };
}

function lowerUntil(
  until: NonNullable<OverClause["until"]>,
  builder: RuleSetBuilder,
): NonNullable<Amortisation["until"]> {
  return builder.plan.typeOf.get(until)?.kind === "date"
    ? { kind: "from", date: lowerExpression(until, rowScope, builder) }
    : { kind: "when", rule: lowerRule("holds", until, rowScope, builder) };
}

type Entry = Extract<JournalClause, { kind: "entry" }>;

function lowerPosting({ debit, credit, on, span }: Entry, builder: RuleSetBuilder): Posting {
  return { debit: debit.value, credit: credit.value, on, place: builder.place(span) };
}
