/**
 * Law: a component counts against one draw at a time. Of two draws the components are the same, and then
 * their dates are apart, or they have none in common.
 */

import type { PayingClause, PayoutStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

type Draw = Extract<PayingClause, { kind: "draw" }>;

export function drawsStandApart(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "payout") checkPayout(statement, checking);
  }
}

function checkPayout({ clauses }: PayoutStatement, checking: Checking): void {
  const paid = clauses.flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []));
  const against = (draw: Draw) =>
    new Set((draw.against.length === 0 ? paid : draw.against).map(({ text }) => text));
  const draws = clauses.filter((clause): clause is Draw => clause.kind === "draw");
  for (const [index, draw] of draws.entries()) {
    const own = against(draw);
    for (const other of draws.slice(0, index)) {
      const theirs = against(other);
      const common = [...own].filter((name) => theirs.has(name));
      if (common.length === 0) continue;
      const areSame = common.length === own.size && common.length === theirs.size;
      if (areSame && !meet(draw, other)) continue;
      checking.report({
        code: "draws-overlap",
        span: draw.span,
        message: areSame
          ? "Two draws against the same components are in force on the same days"
          : `Two draws are set off against \`${common[0]}\`, and each against something else too`,
        help: areSame
          ? "Give each its dates (`from ... through ...`), or set each off against components of its own"
          : "Set both off against the same components, or each against components of its own",
        related: [{ span: other.span, message: "The other draw" }],
      });
      break;
    }
  }
}

/** Whether there is a day on which both are in force; a draw without dates always is. */
function meet(a: Draw, b: Draw): boolean {
  const from = (draw: Draw) => draw.from?.value ?? "";
  const isBefore = (one: Draw, two: Draw) => one.through !== undefined && one.through.value < from(two);
  return !isBefore(a, b) && !isBefore(b, a);
}
