/** Finds goals whose limits exclude everything, and covers that break down less than the whole. */

import { exact } from "@attain/engine";
import type { GoalClause } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { multipleOf } from "./multiple-of.js";

export function goalsAreReachable(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "goal" || statement.broken || !analysing.isSound(statement.span)) continue;
    for (const clause of statement.clauses) check(clause, analysing);
  }
}

function check(clause: GoalClause, analysing: Analysing): void {
  const { domains } = analysing;
  if (clause.kind === "cover") {
    const { factor, of } = multipleOf(clause.value, domains);
    if (of !== "" || exact.compare(factor, exact.one) >= 0) return;
    analysing.report(
      "cover-below-whole",
      clause.value.span,
      "Less than the whole goal is broken down, so people may all reach theirs while the company does not",
      { help: "Write 100 % and what is planned on top, as `cover 115%`" },
    );
  }
  if (clause.kind !== "level" || clause.limit === undefined) return;
  const [from, through] = [multipleOf(clause.limit.from, domains), multipleOf(clause.limit.through, domains)];
  if (from.of !== through.of || exact.compare(from.factor, through.factor) <= 0) return;
  analysing.report("bounds-crossed", clause.limit.from.span, "The lower limit lies above the upper one", {
    help: "Swap the limits",
    related: [{ span: clause.limit.through.span, message: "The upper limit" }],
  });
}
