/** The pipeline from plan text to rule set, a line per phase. */

import type { RuleSet } from "@attain/engine";
import type { PlanCase } from "./cases/plan-case.js";
import { planCases } from "./cases/plan-cases.js";
import { check } from "./check/check.js";
import type { CheckedPlan } from "./check/checked-plan.js";
import { type Diagnostic, hasErrors } from "./diagnostics/diagnostic.js";
import { lower } from "./lower/lower.js";
import { type Parsed, parse } from "./syntax/parse.js";

export interface Compilation {
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parsed: Parsed;
  readonly checked: CheckedPlan;
  /** Absent when any diagnostic is an error. */
  readonly ruleSet?: RuleSet;
  /** The plan's tests; none when any diagnostic is an error. */
  readonly cases: readonly PlanCase[];
}

/** Compiles plan text to a rule set and its tests. Never throws, whatever the text. */
export function compilePlan(text: string): Compilation {
  const parsed = parse(text);
  const { plan: checked, diagnostics: findings } = check(parsed.file);
  const diagnostics = [...parsed.diagnostics, ...findings].sort((a, b) => a.span.start - b.span.start);
  if (hasErrors(diagnostics)) return { diagnostics, parsed, checked, cases: [] };
  return { diagnostics, parsed, checked, ruleSet: lower(checked, text), cases: planCases(checked, text) };
}
