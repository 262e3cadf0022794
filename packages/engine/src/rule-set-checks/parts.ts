/** A walk over everything in a rule set that can refer to something else, each with its JSON pointer. */

import type { RuleSet } from "../rule-set.js";
import { goalReferences } from "./goals.js";
import { pointer } from "./problem.js";
import {
  componentReferences,
  creditReferences,
  expressionReferences,
  figureReferences,
  journalReferences,
  matrixReferences,
  parameterReferences,
  payoutReferences,
  planReferences,
  type Reference,
  ruleReferences,
  sourceReferences,
  tableReferences,
  tiersReferences,
} from "./references.js";

export interface Part {
  readonly path: string;
  readonly references: readonly Reference[];
}

/** In the order of the rule set's own keys; made one by one, so that nothing is held for long. */
export function* partsOf(ruleSet: RuleSet): Generator<Part> {
  yield { path: "/plan", references: planReferences(ruleSet.plan) };
  yield* listed("/sources", ruleSet.sources, sourceReferences);
  yield* listed("/parameters", ruleSet.parameters, parameterReferences);
  yield* listed("/tables", ruleSet.tables, tableReferences);
  yield* listed("/tiers", ruleSet.tiers, tiersReferences);
  yield* listed("/matrices", ruleSet.matrices, matrixReferences);
  yield* listed("/credits", ruleSet.credits, creditReferences);
  yield* listed("/figures", ruleSet.figures, figureReferences);
  yield* listed("/components", ruleSet.components, componentReferences);
  yield { path: "/payout", references: payoutReferences(ruleSet.payout) };
  yield* listed("/personalPayouts", ruleSet.personalPayouts ?? [], payoutReferences);
  yield* listed("/goals", ruleSet.goals ?? [], goalReferences);
  yield* listed("/journals", ruleSet.journals ?? [], journalReferences);
  yield* listed("/rules", ruleSet.rules, ruleReferences);
  yield* listed("/expressions", ruleSet.expressions, expressionReferences);
}

function* listed<T>(
  path: string,
  list: readonly T[],
  referencesOf: (entry: T) => readonly Reference[],
): Generator<Part> {
  for (const [index, entry] of list.entries()) {
    yield { path: pointer(path, index), references: referencesOf(entry) };
  }
}
