/** `component`: what is paid, at which rate, and what opens, multiplies and limits it. */

import { unreachable } from "../../invariant.js";
import type { ComponentStatement, EarningClause } from "../../syntax/ast.js";
import type { ComponentSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportNotEvaluated } from "../infer/not-evaluated.js";
import { readCondition, readNumber } from "../infer/read.js";
import { figureScope, type Scope } from "../resolve/scope.js";
import { checkLimit } from "./limit.js";
import { checkPay } from "./pay.js";

export function checkComponent(component: ComponentSymbol, checking: Checking): void {
  for (const statement of component.statements) {
    const scope = figureScope(component.grain, component, statement.scope);
    for (const clause of statement.clauses) checkClause(clause, scope, checking);
    checkComplete(statement, checking);
  }
}

function checkClause(clause: EarningClause, scope: Scope, checking: Checking): void {
  switch (clause.kind) {
    case "pay":
      checkPay(clause, scope, checking);
      return;
    case "gate":
      readCondition(clause.condition, scope, checking);
      return;
    case "times":
      readNumber(clause.value, "A multiplier", scope, checking);
      return;
    case "floor":
      checkLimit(clause.value, clause.per, "A floor", scope, checking);
      return;
    case "cap":
      checkLimit(clause.value, clause.per, "A cap", scope, checking);
      if (clause.excess.carriedThrough) reportNotEvaluated("`excess carried`", clause.excess.span, checking);
      return;
    case "grant":
    case "share":
    case "rank":
    case "budget":
    case "vest":
      reportNotEvaluated(`\`${clause.kind}\``, clause.span, checking);
      return;
    case "finalAfter":
      reportNotEvaluated("`final after`", clause.span, checking);
      return;
    case "paidPer":
    case "clause":
    case "round":
      return;
    default:
      unreachable(clause);
  }
}

/** What is paid stands once; so do `paid per` and `round`. */
function checkComplete(statement: ComponentStatement, checking: Checking): void {
  const seen = new Map<string, EarningClause>();
  for (const clause of statement.clauses) {
    if (clause.kind !== "pay" && clause.kind !== "paidPer" && clause.kind !== "round") continue;
    const before = seen.get(clause.kind);
    if (before) {
      checking.report({
        code: "written-twice",
        span: clause.span,
        message: `\`${statement.name.text}\` says \`${clause.kind === "paidPer" ? "paid per" : clause.kind}\` twice`,
        help:
          clause.kind === "pay"
            ? "Add the amounts in one line, or make a second component"
            : "Keep one of the two lines",
        related: [{ span: before.span, message: "The first one" }],
      });
    } else seen.set(clause.kind, clause);
  }
  const earns = statement.clauses.some(({ kind }) => ["pay", "grant", "share", "rank"].includes(kind));
  if (earns || statement.broken) return;
  checking.report({
    code: "missing-clause",
    span: statement.name.span,
    message: `\`${statement.name.text}\` does not say what it pays`,
    help: "Add `pay` with an amount, such as `pay 10% * bookings`",
  });
}
