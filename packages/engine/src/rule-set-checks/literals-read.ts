/** Law: every date exists, every span of days runs forward, and every literal is one of its type. */

import type { Constant, RuleSet, Scope } from "../rule-set.js";
import { parseDay } from "../values/calendar.js";
import { parsePeriod } from "../values/period.js";
import { unreachable } from "../values/unreachable.js";
import { type Problems, quoted } from "./problem.js";

/** As the plan language writes numbers; percents of 12 decimals have 14 as fractions. */
const decimal = /^-?[0-9]{1,22}(\.[0-9]{1,24})?$/;

export function literalsRead(ruleSet: RuleSet, problems: Problems): void {
  spanRuns("/plan", ruleSet.plan, problems);
  for (const [index, source] of ruleSet.sources.entries()) {
    for (const [line, column] of source.columns.entries()) {
      if (column.default)
        constantReads(`/sources/${index}/columns/${line}/default`, column.default, problems);
    }
  }
  const { parameters, tables, tiers, matrices, goals = [] } = ruleSet;
  const versioned = { parameters, tables, tiers, matrices, goals };
  const earning = { figures: ruleSet.figures, components: ruleSet.components };
  for (const [key, list] of Object.entries({ ...versioned, ...earning })) {
    for (const [index, { versions }] of list.entries()) {
      for (const [line, version] of versions.entries()) {
        spanRuns(`/${key}/${index}/versions/${line}`, version, problems);
      }
    }
  }
  for (const [index, credit] of ruleSet.credits.entries()) {
    spanRuns(`/credits/${index}/scope`, credit.scope, problems);
  }
  for (const [index, expression] of ruleSet.expressions.entries()) {
    if (expression.op === "constant") constantReads(`/expressions/${index}`, expression, problems);
  }
}

function spanRuns(path: string, { from, through }: Scope, problems: Problems): void {
  for (const [key, date] of Object.entries({ from, through })) {
    if (date !== undefined && parseDay(date) === undefined) {
      problems.add(`${path}/${key}`, `${date} is no day of the calendar`, "Write an existing day");
    }
  }
  // Days in this form sort as text.
  if (from !== undefined && through !== undefined && through < from) {
    problems.add(`${path}/through`, `${through} lies before ${from}`, "Let `through` be the last day");
  }
}

function constantReads(path: string, { type, value }: Constant, problems: Problems): void {
  const expected = expectation({ type, value });
  if (expected !== undefined) {
    problems.add(`${path}/value`, `${quoted(value)} is not ${expected}`, "Write the value as its type asks");
  }
}

/** What a constant should have been, when it is not. */
function expectation({ type, value }: Constant): string | undefined {
  switch (type.kind) {
    case "number":
    case "percent":
    case "money":
      return decimal.test(value) ? undefined : "a decimal number of at most 22 digits and 24 decimals";
    case "date":
      return parseDay(value) === undefined ? "a day" : undefined;
    case "yesno":
      return value === "yes" || value === "no" ? undefined : '"yes" or "no"';
    case "period":
      return parsePeriod(value)?.unit === type.unit ? undefined : `a ${type.unit}`;
    case "text":
    case "payee":
      return undefined;
    default:
      return unreachable(type);
  }
}
