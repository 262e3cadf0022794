/** From one plan to another, a change at a time, in the order in which the changes are listed. */

import type { RuleSet } from "@attain/engine";
import { type Compilation, compilePlan } from "../compile-plan.js";
import type { LinkOptions } from "../link/link.js";
import type { PlanChange } from "./plan-change.js";

export interface PlanStep {
  /** More than one where they make sense only together; none for what the changes do not account for. */
  readonly changes: readonly PlanChange[];
  /** The plan with these changes and all before them. */
  readonly ruleSet: RuleSet;
}

export interface ComparedPlan {
  readonly text: string;
  readonly compilation: Compilation;
  readonly link: LinkOptions;
}

/** The last step is the newer plan itself. None where one of the plans does not compile. */
export function stepsBetween(
  older: ComparedPlan,
  newer: ComparedPlan,
  changes: readonly PlanChange[],
): readonly PlanStep[] {
  const last = newer.compilation.ruleSet;
  if (last === undefined) return [];
  const steps: PlanStep[] = [];
  let waiting: PlanChange[] = [];
  for (const [index, change] of changes.entries()) {
    waiting.push(change);
    if (index === changes.length - 1) break;
    const { ruleSet } = compilePlan(changed(older.text, changes.slice(0, index + 1)), older.link);
    if (ruleSet === undefined) continue;
    steps.push({ changes: waiting, ruleSet });
    waiting = [];
  }
  return [...steps, { changes: waiting, ruleSet: last }];
}

/** Edits are of the text as it was, and lie apart. */
function changed(text: string, changes: readonly PlanChange[]): string {
  return changes
    .map(({ edit }, index) => ({ edit, index }))
    .sort((a, b) => b.edit.span.start - a.edit.span.start || b.index - a.index)
    .reduce((so, { edit: { span, text: now } }) => so.slice(0, span.start) + now + so.slice(span.end), text);
}
