/** Why an expectation of a test is not met: how the number that came out instead came about. */

import {
  explain,
  type Facts,
  parsePeriod,
  periodHolding,
  periodText,
  type RuleSet,
  readFacts,
  renderTree,
  tree,
  viewsOf,
} from "@attain/engine";
import type { PlanCase } from "./plan-case.js";
import type { CaseCheck } from "./run-case.js";

/** Levels of a measure's tree: what it is made of, and what that is made of. */
const depth = 4;

/**
 * Lines of text: a sentence for a component, a tree for what a component is worked out from. None where
 * nothing came out, and for what no component reads.
 */
export async function explainCheck(
  ruleSet: RuleSet,
  { tables, fixed, parameters }: PlanCase,
  { expectation, actual }: CaseCheck,
): Promise<readonly string[]> {
  const { what, payee, period } = expectation;
  if (actual === undefined || payee === undefined || what.kind === "journal") return [];
  const read = readFacts(ruleSet, tables, { mayBeEmpty: () => true });
  const facts: Facts = { ...read.facts, fixed, parameters };
  const isPayout = what.kind === "payout";
  const [own = ""] = isPayout ? [what.component] : what.name.split(".");
  const isComponent = ruleSet.components.some(({ name }) => name === own);
  const asked = isComponent
    ? [own]
    : ruleSet.components
        .map(({ name }) => name)
        .filter((name) => !isPayout || ruleSet.payout.components.includes(name));
  const lines: string[] = [];
  for (const component of asked) {
    const at = periodOf(component, period, ruleSet);
    if (at === undefined) continue;
    const asOf = period === "plan" ? ruleSet.plan.through : period;
    const explanation = await explain(ruleSet, facts, { payee, component, period: at, asOf });
    if ("faults" in explanation) continue;
    if (isComponent || isPayout) {
      lines.push(viewsOf(explanation).sentence());
      continue;
    }
    const root = explanation.nodes.findIndex(
      ({ label, of }) => label === own && of?.period === period && (of.payee ?? payee) === payee,
    );
    if (root >= 0) return renderTree(tree({ ...explanation, root }, { depth })).split("\n");
  }
  return lines;
}

/** The component's own period that holds the first day of a shorter one. */
function periodOf(component: string, period: string, ruleSet: RuleSet): string | undefined {
  const grain = ruleSet.components.find(({ name }) => name === component)?.grain;
  const parsed = parsePeriod(period);
  if (grain === undefined || grain.owner !== "payee") return undefined;
  if (grain.per === "plan") return "plan";
  if (parsed === undefined) return undefined;
  const { fiscal } = ruleSet.plan;
  return periodText(periodHolding(fiscal, grain.per, parsed));
}
