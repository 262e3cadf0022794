/** Law: a version for one payee is of a number that payees have: a team's and the plan's are nobody's. */

import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";

export function versionsAreOfPayees(checking: Checking): void {
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "figure" && symbol.kind !== "component" && symbol.kind !== "scorecard") continue;
    const { grain, name } = symbol;
    if (grain.owner !== "group" && grain.owner !== "plan") continue;
    for (const { scope, broken } of symbol.statements) {
      if (scope?.payee === undefined || broken) continue;
      const whose = grain.owner === "group" ? `a \`${grain.column.name}\`` : "the whole plan";
      checking.report({
        code: "no-payee-here",
        span: scope.payee.span,
        message: `\`${name}\` is one number ${describeGrain(grain)}, and \`${scope.payee.text}\` is a payee`,
        help: `Leave \`for ${scope.payee.text}\` out; a value for ${whose} comes from a table or from data`,
      });
    }
  }
}
