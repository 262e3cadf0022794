/**
 * Law: grades ascend from nought on, and each is given by one row. The first one also holds below nought,
 * so that there is no score without a grade.
 */

import type { GradeRow, ScorecardStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { compareConstants, constantValue } from "../types/constant-value.js";

export function gradesAscend(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "scorecard" && !statement.broken) checkGrades(statement, checking);
  }
}

function checkGrades({ grades }: ScorecardStatement, checking: Checking): void {
  const [first] = grades;
  const start = first && constantValue(first.at);
  if (first && start && start.numerator !== 0n) {
    checking.report({
      code: "grades-start-above-nought",
      span: first.at.span,
      message: "Nothing says which grade holds under the first threshold",
      help: "Begin with a row `from 0%`",
    });
  }
  grades.forEach((row, index) => {
    const before = grades[index - 1];
    if (before && !ascends(before, row)) {
      checking.report({
        code: "grades-not-ascending",
        span: row.at.span,
        message: "Each grade begins above the one before",
        help: "Put the grades in the order of their thresholds",
        related: [{ span: before.at.span, message: "The one before" }],
      });
    }
    const same = grades.slice(0, index).find(({ grade }) => grade.value === row.grade.value);
    if (same === undefined) return;
    checking.report({
      code: "written-twice",
      span: row.grade.span,
      message: `Two rows give the grade "${row.grade.value}"`,
      help: "Give each row a grade of its own",
      related: [{ span: same.grade.span, message: "The first one" }],
    });
  });
}

/** Thresholds made of parameters are only known in a run. */
function ascends(before: GradeRow, row: GradeRow): boolean {
  const left = constantValue(before.at);
  const right = constantValue(row.at);
  if (left === undefined || right === undefined) return true;
  const order = compareConstants(left, right);
  return order < 0 || (order === 0 && before.edge === "from" && row.edge === "above");
}
