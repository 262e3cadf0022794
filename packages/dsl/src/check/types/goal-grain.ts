/** Whose number a goal is at one of its levels, and of which period. */

import type { Expectation, PeriodUnitWord } from "../../syntax/ast.js";
import type { CheckedPlan, FigureGrain, GoalSymbol, SourceSymbol } from "../checked-plan.js";
import { payeeLevel } from "../declare/goal-level.js";

/** `level` absent: of the whole plan. Units of the roster are its groups; others are rows of their own. */
export function goalGrain(
  { levels }: GoalSymbol,
  level: string | undefined,
  per: PeriodUnitWord,
  roster: SourceSymbol | undefined,
): FigureGrain {
  if (level === undefined) return { owner: "plan", per };
  const found = levels.find(({ name }) => name === level);
  if (found === undefined || level === payeeLevel) return { owner: "payee", per };
  return { owner: "group", column: roster?.columns.get(level) ?? found.column, per };
}

/** Of an expectation: by the level that it means and by the period it names. */
export function expectedGoalGrain(
  goal: GoalSymbol,
  { what, coordinates }: Expectation,
  meanings: CheckedPlan["meaningOf"],
): FigureGrain {
  const head = meanings.get(what)?.head;
  const level = head?.kind === "goal" ? head.level : undefined;
  const period = coordinates.at(-1);
  const unit = period?.kind === "period" ? unitOf(period.value) : "year";
  const found = goal.levels.find(({ name }) => name === level);
  const per = [goal.per, ...goal.phases].includes(unit) ? unit : goal.per;
  return level === undefined || found === undefined || level === payeeLevel
    ? { owner: level === undefined ? "plan" : "payee", per }
    : { owner: "group", column: found.column, per };
}

function unitOf(period: string): PeriodUnitWord {
  if (period.includes("Q")) return "quarter";
  if (period.includes("H")) return "half";
  return period.includes("-") ? "month" : "year";
}
