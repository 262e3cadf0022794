/** `credit`: which rows count, what each is worth, and who receives how much of it. */

import type { Credit, Receiver } from "@attain/engine";
import type { CreditSymbol } from "../../check/checked-plan.js";
import { invariant } from "../../invariant.js";
import type { CreditClause } from "../../syntax/ast.js";
import { allOf, lowerCondition } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import { lowerPath } from "../expressions/reference.js";
import { rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerFinal } from "./divided.js";
import { lowerScope } from "./scope.js";

type ReceiverClause = Extract<CreditClause, { kind: "receiver" }>;

export function lowerCredit(credit: CreditSymbol, builder: RuleSetBuilder): Credit {
  const { statement } = credit;
  const wheres = statement.clauses.filter((clause) => clause.kind === "where");
  const worth = statement.clauses.find((clause) => clause.kind === "worth");
  invariant(worth, "a credit says what a row is worth");
  const final = statement.clauses.find((clause) => clause.kind === "finalAfter");
  const [firstWhere] = wheres;
  const condition =
    firstWhere && allOf(wheres.map((where) => lowerCondition(where.condition, rowScope, builder)));
  return {
    name: credit.name,
    of: credit.base ? { credit: credit.base.name } : { source: credit.source.name },
    ...(!credit.base && { on: credit.on.name }),
    scope: lowerScope(statement.scope),
    ...(firstWhere && condition && { where: builder.rule("where", firstWhere.span, condition) }),
    worth: lowerExpression(worth.value, rowScope, builder),
    type: valueType(credit.type),
    receivers: statement.clauses
      .filter((clause) => clause.kind === "receiver")
      .map((clause) => lowerReceiver(clause, builder)),
    ...(final && { final: lowerFinal(final, builder) }),
    place: builder.place(statement.name.span),
  };
}

function lowerReceiver(clause: ReceiverClause, builder: RuleSetBuilder): Receiver {
  return {
    kind: clause.to,
    who: lowerPath(clause.who, rowScope, builder),
    share: clause.share === "rest" ? "rest" : lowerExpression(clause.share, rowScope, builder),
    ifAny: clause.ifAny,
    place: builder.place(clause.span),
  };
}
