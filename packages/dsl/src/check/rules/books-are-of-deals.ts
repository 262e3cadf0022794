/**
 * Law: what a journal posts deal by deal is earned on deals alone. A floor and a fixed amount are earned
 * without one, too, and there would be nothing to spread them on.
 */

import { unreachable } from "../../invariant.js";
import type { ComponentStatement, Expression } from "../../syntax/ast.js";
import type { JournalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { dealsBehind } from "../resolve/deals-behind.js";
import { isSumOverCredits, type Sums } from "./sum-over-credits.js";

export function booksAreOfDeals(checking: Checking): void {
  const sums: Sums = { checking, known: new Map() };
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind === "journal") checkJournal(symbol, sums);
  }
}

function checkJournal({ statement, component }: JournalSymbol, sums: Sums): void {
  const { checking } = sums;
  const asked = statement.clauses.find(({ kind }) => kind === "where" || kind === "over");
  // One number a credit is earned on that credit, whatever it is.
  if (asked === undefined || component === undefined || component.grain.owner === "credit") return;
  if (dealsBehind(component, checking).kind !== "deals") return;
  const without = component.statements.flatMap((each) => earnedWithoutDeal(each, sums))[0];
  if (without === undefined || checking.typeOf.get(without)?.kind === "unknown") return;
  const { start } = asked.span;
  checking.report({
    code: "which-deal",
    span: { start, end: start + asked.kind.length },
    message: `\`${asked.kind}\` speaks of deals, and \`${component.name}\` may earn an amount on no deal`,
    help: "Earn what follows from no deal, such as a floor or a fixed amount, in a component of its own",
    related: [{ span: without.span, message: "Earned without a deal, too" }],
  });
}

function earnedWithoutDeal({ clauses }: ComponentStatement, sums: Sums): readonly Expression[] {
  return clauses.flatMap((clause): readonly Expression[] => {
    switch (clause.kind) {
      case "pay":
        return isSumOverCredits(clause.base, sums) ? [] : [clause.base];
      case "floor":
        return [clause.value];
      case "gate":
      case "times":
      case "cap":
      case "budget":
      case "vest":
      case "paidPer":
      case "finalAfter":
      case "clause":
      case "round":
      case "grant":
      case "share":
      case "rank":
        return [];
      default:
        return unreachable(clause);
    }
  });
}
