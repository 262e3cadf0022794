/** `scorecard`: whose number it is, and which parts it has; their types come with its check. */

import type { ScorecardStatement } from "../../syntax/ast.js";
import type { FigureGrain, ScorecardPart, ScorecardSymbol } from "../checked-plan.js";
import type { Type } from "../type.js";
import { unknown } from "../types/unify.js";

/** The part that holds the grade. */
export const gradePart = "grade";

export function declareScorecard(
  name: string,
  statements: readonly [ScorecardStatement, ...ScorecardStatement[]],
  grain: FigureGrain,
): ScorecardSymbol {
  const parts = new Map<string, ScorecardPart>();
  for (const item of statements.flatMap(({ items }) => items)) {
    parts.set(item.name.text, { type: unknown, absent: isMissable(item.name.text, statements) });
  }
  const grades = statements.flatMap((statement) => statement.grades);
  if (grades.length > 0) {
    const absent = statements.some((statement) => statement.grades.length === 0);
    parts.set(gradePart, { type: gradeType(grades.map(({ grade }) => grade.value)), absent });
  }
  return { kind: "scorecard", name, statements, grain, type: unknown, parts };
}

function gradeType(grades: readonly string[]): Type {
  return { kind: "choice", values: [...new Set(grades)] };
}

/** Whether a version lacks the item, or shares its weight where it has no value. */
function isMissable(item: string, statements: readonly ScorecardStatement[]): boolean {
  return statements.some(
    ({ items, missing }) => missing === "shared" || !items.some(({ name }) => name.text === item),
  );
}
