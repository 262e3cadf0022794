/**
 * Finds versions that begin only after the plan has ended, and statements whose only version has ended before
 * it begins: nobody is ever paid by them.
 */

import type { ComponentStatement, CreditStatement, Scope } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";

export function versionsStand(analysing: Analysing): void {
  const { plan } = analysing;
  if (plan.settings.statement === undefined) return;
  for (const statement of plan.file.statements) {
    if ("scope" in statement && statement.scope) check(statement.scope, analysing);
    if (statement.kind === "component" || statement.kind === "credit") checkEnded(statement, analysing);
    if (statement.kind !== "param") continue;
    for (const { scope } of statement.values) if (scope) check(scope, analysing);
  }
}

/** Versions of the past are history, and may stay. */
function check({ from }: Scope, analysing: Analysing): void {
  const { through } = analysing.plan.settings;
  if (from === undefined || from.value <= through || !analysing.isSound(from.span)) return;
  analysing.report(
    "never-in-force",
    from.span,
    `This begins on ${from.value}, and the plan ends on ${through}`,
    {
      help: "Write a day of the plan, or leave it to the plan of that time",
    },
  );
}

/** By itself it is no history: it is this plan's, and never pays. */
function checkEnded({ name, scope }: ComponentStatement | CreditStatement, analysing: Analysing): void {
  const { plan } = analysing;
  const { from } = plan.settings;
  if (scope?.through === undefined || scope.through.value >= from || !analysing.isSound(scope.through.span))
    return;
  const symbol = plan.symbols.get(name.text);
  if (symbol?.kind === "component" && symbol.statements.length > 1) return;
  analysing.report(
    "never-in-force",
    scope.through.span,
    `This ends on ${scope.through.value}, and the plan begins on ${from}`,
    { help: "Write a day of the plan, or leave it out" },
  );
}
