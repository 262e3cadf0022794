/** `over 36 months from closed until churned equally leftover last`: the life of a deal's amount. */

import type { JournalClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import { read, readNumber, reportAbsent } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import { constantValue } from "../types/constant-value.js";
import { describeType } from "../types/describe-type.js";

export type OverClause = Extract<JournalClause, { kind: "over" }>;

/** The number of the month within a deal's life, from 1: what a weight may follow from. */
export const instalment = "instalment";

/** `scope` has the deal's row, and knows what `where` has asked. */
export function checkOver(over: OverClause, scope: Scope, checking: Checking): void {
  const unit = checkDuration(over, scope, checking);
  const from = read(over.from, scope, checking);
  if (from.kind !== "date" && from.kind !== "unknown") {
    checking.report({
      code: "type-mismatch",
      span: over.from.span,
      message: `An amount is spread from a date on, but this is ${describeType(from)}`,
      help: "Name a column that holds a date, such as `closed`",
    });
  }
  checkUntil(over, scope, checking);
  const { by } = over.split;
  if (by === undefined || !isByDays(over)) {
    if (by) {
      const parameters = new Map([[instalment, { index: 0, type: { kind: "number" } as const }]]);
      readNumber(by, "The weight of a month", { ...scope, parameters }, checking);
    }
    if (unit === "days") reportDaysApart(over, checking);
  }
}

/** `by days` means the days of the deal's life that fall in each month. */
export function isByDays({ split: { by } }: OverClause): boolean {
  return (
    by?.kind === "reference" && by.head.text === "days" && by.path.length === 0 && by.arguments === undefined
  );
}

function checkDuration(
  { duration }: OverClause,
  scope: Scope,
  checking: Checking,
): "days" | "months" | undefined {
  const type = read(duration, scope, checking);
  if (type.kind === "unknown") return undefined;
  if (type.kind !== "duration") {
    checking.report({
      code: "type-mismatch",
      span: duration.span,
      message: `An amount is spread over a length of time, but this is ${describeType(type)}`,
      help:
        type.kind === "number"
          ? "Write `36 months`; a column counts months as `months(term)`"
          : "Write a number of months or days, such as `36 months`",
    });
    return undefined;
  }
  const value = constantValue(duration);
  const isWhole = value && value.numerator % value.denominator === 0n;
  if (value && (!isWhole || value.numerator < value.denominator)) {
    checking.report({
      code: "unfit-length",
      span: duration.span,
      message: `An amount is spread over one or more whole ${type.unit}`,
      help: `Write a whole number of ${type.unit}, such as \`${type.unit === "months" ? 36 : 365} ${type.unit}\``,
    });
  }
  return type.unit;
}

/** A date that may not be there (the deal goes on), or a condition. */
function checkUntil({ until }: OverClause, scope: Scope, checking: Checking): void {
  if (until === undefined) return;
  const { type, absent } = infer(until, scope, checking);
  if (type.kind === "date" || type.kind === "unknown") return;
  if (absent) reportAbsent(until, type, checking);
  else if (type.kind !== "yesno") {
    checking.report({
      code: "type-mismatch",
      span: until.span,
      message: `A deal ends on a date or when a condition holds, but this is ${describeType(type)}`,
      help: "Name a column that holds a date, such as `churned`, or write a condition",
    });
  }
}

function reportDaysApart({ split, duration }: OverClause, checking: Checking): void {
  checking.report({
    code: "unfit-length",
    span: duration.span,
    message: "A number of days does not come apart in months of one each",
    help: "Write `by days` to spread it by the days of each month, or count the length in months",
    related: [{ span: split.span, message: "Spread month by month here" }],
  });
}
