/** `component`: what is paid, at which rate, and what opens, multiplies and limits it. */

import { unreachable } from "../../invariant.js";
import type { ComponentStatement, EarningClause } from "../../syntax/ast.js";
import type { ComponentSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import { readCondition, readNumber } from "../infer/read.js";
import { figureScope, type Scope } from "../resolve/scope.js";
import { isAward } from "../types/is-award.js";
import { checkAwardWords } from "./award.js";
import { checkBudget } from "./budget.js";
import { checkEarningWays } from "./earning-ways.js";
import { checkFinalAfter } from "./final-after.js";
import { checkLimit } from "./limit.js";
import { checkPay } from "./pay.js";
import { checkRank } from "./rank.js";
import { checkShare } from "./share.js";

export function checkComponent(component: ComponentSymbol, checking: Checking): void {
  for (const statement of component.statements) {
    const scope = figureScope(component.grain, component, statement.scope);
    for (const clause of statement.clauses) checkClause(clause, scope, checking);
    checkAwardWords(statement, checking);
    checkEarningWays(statement, checking);
    checkComplete(statement, checking);
  }
}

function checkClause(clause: EarningClause, scope: Scope, checking: Checking): void {
  switch (clause.kind) {
    case "pay":
      if (isAward(scope.definition)) infer(clause.base, scope, checking);
      else checkPay(clause, scope, checking);
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
      return;
    case "grant":
      readNumber(clause.value, "What is granted", scope, checking);
      return;
    case "vest":
      return;
    case "share":
      checkShare(clause, scope, checking);
      return;
    case "rank":
      checkRank(clause, scope, checking);
      return;
    case "budget":
      checkBudget(clause, scope, checking);
      return;
    case "finalAfter":
      checkFinalAfter(clause, checking);
      return;
    case "paidPer":
    case "clause":
    case "round":
      return;
    default:
      unreachable(clause);
  }
}

/** How a line begins. */
function wordsOf(kind: EarningClause["kind"]): string {
  if (kind === "paidPer") return "paid per";
  return kind === "finalAfter" ? "final after" : kind;
}

const once: readonly EarningClause["kind"][] = [
  "pay",
  "grant",
  "share",
  "rank",
  "budget",
  "finalAfter",
  "vest",
  "paidPer",
  "round",
];

/** What is paid stands once; so do `paid per` and `round`. */
function checkComplete(statement: ComponentStatement, checking: Checking): void {
  const seen = new Map<string, EarningClause>();
  for (const clause of statement.clauses) {
    if (!once.includes(clause.kind)) continue;
    const before = seen.get(clause.kind);
    if (before) {
      checking.report({
        code: "written-twice",
        span: clause.span,
        message: `\`${statement.name.text}\` says \`${wordsOf(clause.kind)}\` twice`,
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
    message: `\`${statement.name.text}\` does not say what it ${statement.kind === "award" ? "gives" : "pays"}`,
    help:
      statement.kind === "award"
        ? 'Add `grant` with a number, such as `grant 1 "training"`, or `rank`'
        : "Add `pay` with an amount, such as `pay 10% * bookings`",
  });
}
