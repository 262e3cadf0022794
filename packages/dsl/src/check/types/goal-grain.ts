/** Whose number a goal is at one of its levels, and of which period. */

import type { Expectation, PeriodUnitWord } from "../../syntax/ast.js";
import type { FigureGrain, GoalSymbol, SourceSymbol } from "../checked-plan.js";

/** `level` absent: of the whole plan. Units of the roster are its groups; others are rows of their own. */
export function goalGrain(
  { levels }: GoalSymbol,
  level: string | undefined,
  per: PeriodUnitWord,
  roster: SourceSymbol | undefined,
): FigureGrain {
  if (level === undefined) return { owner: "plan", per };
  const found = levels.find(({ name }) => name === level);
  if (found === undefined || level === "payee") return { owner: "payee", per };
  return { owner: "group", column: roster?.columns.get(level) ?? found.column, per };
}

/** Of an expectation: by its part, by how many words say whose it is, and by the period it names. */
export function expectedGoalGrain(goal: GoalSymbol, { what, coordinates }: Expectation): FigureGrain {
  const [, part] = what.names;
  const level = part?.text ?? (coordinates.length > 1 ? "payee" : undefined);
  const period = coordinates.at(-1);
  const unit = period?.kind === "period" ? unitOf(period.value) : "year";
  const found = goal.levels.find(({ name }) => name === level);
  const per = [goal.per, ...goal.phases].includes(unit) ? unit : goal.per;
  return level === undefined || found === undefined || level === "payee"
    ? { owner: level === undefined ? "plan" : "payee", per }
    : { owner: "group", column: found.column, per };
}

function unitOf(period: string): PeriodUnitWord {
  if (period.includes("Q")) return "quarter";
  if (period.includes("H")) return "half";
  return period.includes("-") ? "month" : "year";
}
