/** `param`: every value has the declared type. */

import type { ParameterSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportDifference } from "../declare/versions.js";
import { readAs } from "../infer/read.js";
import { sharedScope } from "../resolve/scope.js";
import { isLiteral } from "../types/is-literal.js";
import { withoutPeriod } from "../types/literal-fits.js";

export function checkParameter(parameter: ParameterSymbol, checking: Checking): void {
  const [first, ...others] = parameter.statements;
  for (const other of others) {
    if (other.type.kind !== first.type.kind) reportDifference(other, "type", checking);
  }
  for (const statement of parameter.statements) {
    for (const { value } of statement.values) {
      const declared = isLiteral(value) ? withoutPeriod(parameter.type) : parameter.type;
      readAs(value, declared, `\`${parameter.name}\``, sharedScope(parameter), checking);
    }
    if (statement.values.length > 0 || statement.broken) continue;
    checking.report({
      code: "missing-clause",
      span: statement.name.span,
      message: `\`${parameter.name}\` has no value`,
      help: "Write `= 10%`, or a line for each date: `from 2026-01-01 : 10%`",
    });
  }
}
