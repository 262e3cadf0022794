/** Calculates an outcome with the evaluator that is wanted, and says which it was. */

import { calculateCompiled } from "./compiled/calculate-compiled.js";
import { type Prepared, prepare } from "./compiled/prepare.js";
import type { UncoveredForm } from "./compiled/uncovered.js";
import type { Facts } from "./facts/facts.js";
import type { CalculateOptions, Outcome } from "./outcome.js";
import { calculateOutcome } from "./reference/outcome.js";
import type { RuleSet } from "./rule-set.js";

export const evaluators = ["compiled", "reference"] as const;
export type Evaluator = (typeof evaluators)[number];

export interface EvaluatedOutcome {
  readonly outcome: Outcome;
  readonly evaluator: Evaluator;
  /** Why the compiled evaluator was not used where it was wanted. */
  readonly uncovered: readonly UncoveredForm[];
}

const preparedRuleSets = new WeakMap<RuleSet, Prepared>();

/** Prepared once: whoever tries a plan on many small sets of rows would prepare it for each. */
function preparedFor(ruleSet: RuleSet): Prepared {
  const known = preparedRuleSets.get(ruleSet);
  if (known !== undefined) return known;
  const prepared = prepare(ruleSet);
  preparedRuleSets.set(ruleSet, prepared);
  return prepared;
}

/** The compiled evaluator where it covers the plan and its data, the reference evaluator otherwise. */
export async function evaluateOutcome(
  ruleSet: RuleSet,
  facts: Facts,
  options: CalculateOptions,
  wanted: Evaluator = "compiled",
): Promise<EvaluatedOutcome> {
  let uncovered: readonly UncoveredForm[] = [];
  if (wanted === "compiled") {
    const found = calculateCompiled(preparedFor(ruleSet), facts, options);
    if ("outcome" in found) return { outcome: found.outcome, evaluator: "compiled", uncovered };
    uncovered = found.uncovered;
  }
  return { outcome: await calculateOutcome(ruleSet, facts, options), evaluator: "reference", uncovered };
}
