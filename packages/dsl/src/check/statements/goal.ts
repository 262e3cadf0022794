/** `goal`: a number, weights and limits of its units, phases that are the whole, and what rounding leaves over. */

import type { GoalClause, GoalStatement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { GoalSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { payeeLevel } from "../declare/goal-level.js";
import { read, readAs, readNumber } from "../infer/read.js";
import { figureScope, type Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { goalGrain } from "../types/goal-grain.js";
import { withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { checkPhases } from "./goal-phases.js";

export function checkGoal(goal: GoalSymbol, checking: Checking): void {
  const draft: Mutable<GoalSymbol> = goal;
  let type: Type = { kind: "none" };
  for (const statement of goal.statements) {
    const own = valueType(statement, goal, checking);
    const together = unify(type, own);
    if (together === undefined) {
      checking.report({
        code: "type-mismatch",
        span: statement.value.span,
        message: `The versions before are ${describeType(type)}, this one is ${describeType(own)}`,
        help: "Let every version be the same kind of value",
      });
    }
    type = together ?? unknown;
    draft.type = type;
    for (const clause of statement.clauses) checkClause(clause, statement, goal, checking);
    checkPhases(statement, goal, checking);
    checkComplete(statement, checking);
  }
}

/** Everything stands as it does on the day of planning, so no `changes` is asked for. */
function planScope(statement: GoalStatement, goal: GoalSymbol): Scope {
  const grain = { owner: "plan", per: goal.per } as const;
  return { ...figureScope(grain, goal, statement.scope), dated: "chosen" };
}

function valueType(statement: GoalStatement, goal: GoalSymbol, checking: Checking): Type {
  const grain = { owner: "plan", per: goal.per } as const;
  const type = withoutOwnPeriod(read(statement.value, planScope(statement, goal), checking), grain);
  if (isNumeric(type) || type.kind === "unknown" || (type.kind === "money" && type.per === undefined))
    return type;
  checking.report({
    code: "type-mismatch",
    span: statement.value.span,
    message: `A goal is a number or an amount, but this is ${describeType(type)}`,
    help: "Write what is asked of everybody together in the goal's period",
  });
  return unknown;
}

function checkClause(
  clause: GoalClause,
  statement: GoalStatement,
  goal: GoalSymbol,
  checking: Checking,
): void {
  if (clause.kind === "cover") {
    readNumber(clause.value, "What a goal covers", planScope(statement, goal), checking);
  }
  if (clause.kind !== "level") return;
  const level = goal.levels.find(({ name }) => name === clause.name.text);
  if (level === undefined) return;
  const grain = goalGrain(goal, level.name, goal.per, checking.settings.roster);
  const scope: Scope = { ...figureScope(grain, goal, statement.scope), dated: "chosen" };
  const { split, limit } = clause;
  const isListed = level.name !== payeeLevel && !checking.settings.roster?.columns.has(level.name);
  if (isListed && reportAggregates(clause, level.name, checking)) return;
  if (split.by) {
    const type = read(split.by, scope, checking);
    if (!isNumeric(type) && type.kind !== "money" && type.kind !== "unknown") {
      checking.report({
        code: "type-mismatch",
        span: split.by.span,
        message: `A goal is shared by numbers or amounts, but this is ${describeType(type)}`,
        help:
          level.name === payeeLevel
            ? "Write a weight of each payee"
            : `Write a weight of each \`${level.name}\``,
      });
    }
  }
  if (limit === undefined) return;
  readNumber(limit.from, "A limit", scope, checking);
  readNumber(limit.through, "A limit", scope, checking);
  readAs(limit.of, goal.type, "What a limit is a share of", scope, checking);
}

/** Rows are added up of payees, and of these nobody says to which unit they belong. Whether there are any. */
function reportAggregates(clause: GoalClause, level: string, checking: Checking): boolean {
  let isFound = false;
  visitNodes(clause, (node) => {
    if (node.kind !== "aggregate") return;
    isFound = true;
    checking.report({
      code: "which-payee",
      span: node.span,
      message: `Nothing says which payees belong to a \`${level}\``,
      help: `Add a column \`${level}\` to the list of payees, or read a column of the data that lists them`,
    });
  });
  return isFound;
}

function checkComplete({ name, clauses, broken }: GoalStatement, checking: Checking): void {
  const once = ["cover", "roundLeftover"] as const;
  for (const kind of once) {
    const [first, ...others] = clauses.filter((clause) => clause.kind === kind);
    for (const other of others) {
      checking.report({
        code: "written-twice",
        span: other.span,
        message: `\`${name.text}\` says \`${kind === "cover" ? "cover" : "round"}\` twice`,
        help: "Keep one of the two lines",
        ...(first && { related: [{ span: first.span, message: "The first one" }] }),
      });
    }
  }
  const isDivided = clauses.some(({ kind }) => kind === "level" || kind === "phase");
  if (!isDivided || broken || clauses.some(({ kind }) => kind === "roundLeftover")) return;
  checking.report({
    code: "missing-clause",
    span: name.span,
    message: `\`${name.text}\` does not say how its parts are rounded and who takes what that leaves over`,
    help: "Add `round half even leftover largest`, or another mode and answer",
  });
}
