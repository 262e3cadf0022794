/** `phase quarter 20%, 25%, 25%, 30%`: a share for each period, as written, and all of them the whole. */

import type { GoalStatement, PeriodUnitWord } from "../../syntax/ast.js";
import type { GoalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { isPhaseOf } from "../declare/goal.js";
import { infer } from "../infer/infer.js";
import { sharedScope } from "../resolve/scope.js";
import { addConstants, compareConstants, constantValue, one, zero } from "../types/constant-value.js";
import { percentText } from "../types/percent-text.js";

export function checkPhases(statement: GoalStatement, goal: GoalSymbol, checking: Checking): void {
  let above = goal.per;
  for (const clause of statement.clauses) {
    if (clause.kind !== "phase") continue;
    const { unit, shares } = clause;
    for (const share of shares) infer(share, sharedScope(goal), checking);
    const count = countOf(unit.unit, above);
    if (!isPhaseOf(unit.unit, above) || count === undefined) {
      checking.report({
        code: "window-does-not-fit",
        span: unit.span,
        message: `A ${above} does not consist of ${unit.unit === "half" ? "halves" : `${unit.unit}s`} of which each has a share`,
        help: "Write a shorter period than the one above: halves, quarters or months of a year",
      });
      return;
    }
    if (!statement.broken) checkShares(clause, count, above, goal.name, checking);
    above = unit.unit;
  }
}

type Phase = Extract<GoalStatement["clauses"][number], { kind: "phase" }>;

function checkShares(
  { shares, unit, span }: Phase,
  count: number,
  above: PeriodUnitWord,
  name: string,
  checking: Checking,
): void {
  if (shares.length !== count) {
    checking.report({
      code: "wrong-cell-count",
      span,
      message: `A ${above} has ${count} ${unit.unit === "half" ? "halves" : `${unit.unit}s`}, but here ${shares.length === 1 ? "is 1 share" : `are ${shares.length} shares`}`,
      help: "Write a share for each, in their order",
    });
    return;
  }
  const values = shares.map(constantValue);
  const unread = shares.find((_, index) => {
    const value = values[index];
    return value === undefined || compareConstants(value, zero) < 0;
  });
  if (unread) {
    checking.report({
      code: "unfit-share",
      span: unread.span,
      message: "The share of a phase is a percentage as written, not below zero",
      help: "Write the shares: `phase quarter 20%, 25%, 25%, 30%`",
    });
    return;
  }
  const total = values.reduce((sum, value) => addConstants(sum ?? zero, value ?? zero), zero) ?? zero;
  if (compareConstants(total, one) === 0) return;
  checking.report({
    code: "weights-not-whole",
    span,
    message: `The phases of \`${name}\` are ${percentText(total)} together`,
    help: "Let them be 100 % together",
  });
}

const months: Readonly<Record<PeriodUnitWord, number | undefined>> = {
  day: undefined,
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** How many of one period make another; days make no fixed number of months. */
function countOf(unit: PeriodUnitWord, above: PeriodUnitWord): number | undefined {
  const [shorter, longer] = [months[unit], months[above]];
  return shorter === undefined || longer === undefined ? undefined : longer / shorter;
}
