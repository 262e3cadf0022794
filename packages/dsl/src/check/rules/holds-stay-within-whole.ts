/** Law: what several holds keep of one component is at most all of it, as far as the shares are written out. */

import type { PayingClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { addConstants, compareConstants, constantValue, one, zero } from "../types/constant-value.js";

type Hold = Extract<PayingClause, { kind: "hold" }>;

export function holdsStayWithinWhole(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind !== "payout") continue;
    const holds = statement.clauses.filter((clause): clause is Hold => clause.kind === "hold");
    const totals = new Map<string, typeof zero>();
    for (const { share, of } of holds) {
      const value = constantValue(share);
      if (value === undefined) continue;
      const total = addConstants(totals.get(of.text) ?? zero, value);
      totals.set(of.text, total);
      if (compareConstants(total, one) <= 0) continue;
      checking.report({
        code: "shares-exceed-whole",
        span: share.span,
        message: `More than 100 % of \`${of.text}\` would be held`,
        help: "Lower the part that is held",
      });
      break;
    }
  }
}
