/** `tiers`: thresholds of one type, values of one type, `plus` an amount. */

import type { Expression, TiersStatement } from "../../syntax/ast.js";
import type { TiersSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { commonAmount } from "../infer/common-amount.js";
import { read } from "../infer/read.js";
import { sharedScope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";

export function checkTiers(tiers: TiersSymbol, checking: Checking): void {
  const scope = sharedScope(tiers);
  const thresholds: Expression[] = [];
  const values: Expression[] = [];
  for (const statement of tiers.statements) {
    for (const { at, value, plus } of statement.rows) {
      thresholds.push(at);
      values.push(value);
      if (plus) checkPlus(plus, tiers, checking);
    }
    if (statement.mode.kind === "topRate") thresholds.push(statement.mode.above);
    if (statement.end) thresholds.push(statement.end);
    checkRows(statement, checking);
  }
  const draft: Mutable<TiersSymbol> = tiers;
  draft.axisType = commonAmount(thresholds, "threshold", scope, checking);
  draft.valueType = commonAmount(values, "rate", scope, checking);
}

function checkPlus(plus: Expression, tiers: TiersSymbol, checking: Checking): void {
  const type = read(plus, sharedScope(tiers), checking);
  const { currency } = checking.settings;
  if (
    type.kind === "unknown" ||
    (type.kind === "money" && type.per === undefined && (type.currency === currency || currency === ""))
  )
    return;
  checking.report({
    code: type.kind === "money" && type.per === undefined ? "currency-mix" : "type-mismatch",
    span: plus.span,
    message: `\`plus\` pays an amount in ${currency || "the plan's currency"}, but this is ${describeType(type)}`,
    help: `Write an amount, such as \`5_000 ${currency || "USD"}\``,
  });
}

function checkRows(statement: TiersStatement, checking: Checking): void {
  if (statement.rows.length > 0 || statement.broken) return;
  checking.report({
    code: "missing-clause",
    span: statement.name.span,
    message: `\`${statement.name.text}\` has no rows`,
    help: "Write a line for each threshold: `from 0% : 4%`",
  });
}
