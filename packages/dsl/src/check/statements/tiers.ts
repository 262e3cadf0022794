/** `tiers`: thresholds of one type, values of one type, `plus` an amount. */

import type { Expression, TiersStatement } from "../../syntax/ast.js";
import type { TiersSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { read } from "../infer/read.js";
import { sharedScope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric, unify, unknown } from "../types/unify.js";

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
  const common = (expressions: readonly Expression[], what: string): Type => {
    let type: Type = { kind: "none" };
    for (const expression of expressions) {
      const next = read(expression, scope, checking);
      const together: Type | undefined = isAmount(next) ? unify(type, next) : undefined;
      if (together === undefined) {
        reportMixed(expression, what, type, next, checking);
        return unknown;
      }
      type = together;
    }
    return type.kind === "none" ? unknown : type;
  };
  draft.axisType = common(thresholds, "threshold");
  draft.valueType = common(values, "rate");
}

function isAmount(type: Type): boolean {
  return isNumeric(type) || (type.kind === "money" && type.per === undefined) || type.kind === "unknown";
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

function reportMixed(
  expression: Expression,
  what: string,
  before: Type,
  type: Type,
  checking: Checking,
): void {
  const isFirst = before.kind === "none" || !isAmount(type);
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: isFirst
      ? `A ${what} is a number, a percentage or an amount, but this is ${describeType(type)}`
      : `The ${what}s before are ${describeType(before)}, this one is ${describeType(type)}`,
    help: `Write every ${what} alike`,
  });
}
