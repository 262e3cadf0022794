/** Advice: parameters, tables, tiers and measures take part in a payout or a test. */

import type { Checking, Definition } from "../checking.js";
import { journalsOf, paidComponents, reachable } from "./reachable.js";

export function definitionsAreUsed(checking: Checking): void {
  const roots = [...paidComponents(checking), ...journalsOf(checking), ...expected(checking)];
  const used = reachable([...roots, ...checking.roots], checking);
  const earning = [...checking.symbols.values()].filter(({ kind }) => kind === "component");
  const all = reachable([...used, ...earning], checking);
  for (const symbol of checking.symbols.values()) {
    if (all.has(symbol)) continue;
    switch (symbol.kind) {
      case "parameter":
      case "table":
      case "tiers":
      case "matrix":
      case "figure":
      case "scorecard":
        checking.report({
          code: "never-used",
          span: symbol.statements[0].name.span,
          message: `Neither a payout nor a test uses \`${symbol.name}\``,
          help: "Leave it out, or use it",
        });
        break;
      default:
        break;
    }
  }
}

/** What the plan's tests look at. */
function expected(checking: Checking): readonly Definition[] {
  return checking.file.statements.flatMap((statement) =>
    statement.kind !== "test"
      ? []
      : statement.expectations.flatMap(({ what }) =>
          what.names.flatMap(({ text }) => checking.symbols.get(text) ?? []),
        ),
  );
}
