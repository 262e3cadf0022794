/**
 * Advice: a component earns something for somebody, so a payout pays it or one that builds on it, unless it
 * is there for its books: what is accrued month by month before it is known.
 */

import type { Checking } from "../checking.js";
import { isAward } from "../types/is-award.js";
import { journalsOf, paidComponents, reachable } from "./reachable.js";

export function componentsArePaid(checking: Checking): void {
  const paid = reachable([...paidComponents(checking), ...journalsOf(checking)], checking);
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "component" || isAward(symbol) || paid.has(symbol)) continue;
    checking.report({
      code: "never-paid",
      span: symbol.statements[0].name.span,
      message: `No payout pays \`${symbol.name}\``,
      help: "Add it to `pay` in the payout, unless it is only meant to be looked at",
    });
  }
}
