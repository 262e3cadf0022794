/** `goal`: its levels and phases once, and of each version what is asked for, how it is split and rounded. */

import type { Goal, GoalSplit, GoalVersion, Rounding } from "@attain/engine";
import type { GoalSymbol } from "../../check/checked-plan.js";
import type { GoalClause, GoalStatement, RoundLine } from "../../syntax/ast.js";
import { lowerExpression } from "../expressions/expression.js";
import { readingScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerRounding } from "./component.js";
import { lowerScope } from "./scope.js";

export function lowerGoal(goal: GoalSymbol, builder: RuleSetBuilder): Goal {
  const [first] = goal.statements;
  return {
    name: goal.name,
    per: goal.per,
    type: valueType(goal.type),
    levels: goal.levels.map(({ name, source, column, parent }) => ({
      name,
      source: source.name,
      column: column.name,
      ...(parent && { parent: parent.name }),
    })),
    phases: goal.phases,
    versions: goal.statements.map((statement) => lowerVersion(statement, goal, builder)),
    ...(first.documentation !== undefined && { documentation: first.documentation }),
    place: builder.place(first.name.span),
  };
}

function lowerVersion(statement: GoalStatement, goal: GoalSymbol, builder: RuleSetBuilder): GoalVersion {
  const { clauses } = statement;
  const value = (expression: Parameters<typeof lowerExpression>[0]) =>
    lowerExpression(expression, readingScope, builder);
  const cover = clauses.find((clause) => clause.kind === "cover");
  const rounding = clauses.find((clause) => clause.kind === "roundLeftover");
  return {
    ...lowerScope(statement.scope),
    value: value(statement.value),
    ...(cover && { cover: value(cover.value) }),
    splits: clauses.flatMap((clause) => (clause.kind === "level" ? [lowerSplit(clause, builder)] : [])),
    phases: clauses.flatMap((clause) => (clause.kind === "phase" ? [clause.shares.map(value)] : [])),
    rounding: roundingOf(rounding?.round, goal, builder),
    leftover: rounding?.leftover ?? "largest",
    place: builder.place(statement.name.span),
  };
}

function lowerSplit(
  { split, limit, span }: Extract<GoalClause, { kind: "level" }>,
  builder: RuleSetBuilder,
): GoalSplit {
  const value = (expression: Parameters<typeof lowerExpression>[0]) =>
    lowerExpression(expression, readingScope, builder);
  const place = builder.place(span);
  return {
    ...(split.by && { by: value(split.by) }),
    ...(limit && {
      limit: {
        from: value(limit.from),
        through: value(limit.through),
        of: value(limit.of),
        clipped: limit.clipped,
        place,
      },
    }),
    place,
  };
}

/** Amounts as the plan rounds them; what is counted is counted whole, unless it says in how many decimals. */
function roundingOf(line: RoundLine | undefined, goal: GoalSymbol, builder: RuleSetBuilder): Rounding {
  const rounding = lowerRounding(line, builder);
  return goal.type.kind === "money" || line?.places ? rounding : { ...rounding, places: 0 };
}
