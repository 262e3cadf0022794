/** Advice: parameters, tables, tiers and measures take part in a payout or a test. */

import type { Span } from "../../source/span.js";
import type { PlanSymbol } from "../checked-plan.js";
import type { Checking, Definition } from "../checking.js";
import { definitionSpan } from "../definition-name.js";
import { journalsOf, paidComponents, reachable } from "./reachable.js";

export function definitionsAreUsed(checking: Checking): void {
  const roots = [...paidComponents(checking), ...journalsOf(checking), ...expected(checking)];
  const used = reachable([...roots, ...checking.roots], checking);
  const earning = [...checking.symbols.values()].filter(({ kind }) => kind === "component");
  const all = reachable([...used, ...earning], checking);
  for (const symbol of checking.symbols.values()) {
    if (all.has(symbol)) continue;
    const span = spanOfName(symbol, checking);
    if (span === undefined) continue;
    switch (symbol.kind) {
      case "parameter":
      case "table":
      case "tiers":
      case "matrix":
      case "figure":
      case "scorecard":
      case "goal":
        checking.report({
          code: "never-used",
          span,
          message: `Neither a payout nor a test uses \`${symbol.name}\``,
          help: "Leave it out, or use it",
        });
        break;
      default:
        break;
    }
  }
}

/** Where the plan names it first; nowhere when it comes along with all that another file has. */
function spanOfName(symbol: PlanSymbol, { imports }: Checking): Span | undefined {
  const span = definitionSpan(symbol);
  if (imports.fileOf(span) === undefined) return span;
  return imports.listed.find(({ text }) => text === symbol.name)?.span;
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
