/**
 * The only door by which a rule set from outside comes in: as plain JSON it is copied, held against
 * the JSON Schema, and then against what a schema cannot say. Afterwards the evaluators trust it.
 */

import type { RuleSet } from "./rule-set.js";
import { literalsRead } from "./rule-set-checks/literals-read.js";
import { namesOf } from "./rule-set-checks/names.js";
import { namesStand } from "./rule-set-checks/names-stand.js";
import { partsFit } from "./rule-set-checks/parts-fit.js";
import { plainCopy } from "./rule-set-checks/plain-copy.js";
import { Problems, type RuleSetProblem } from "./rule-set-checks/problem.js";
import { isRuleSet, schemaProblems } from "./rule-set-checks/schema-problems.js";
import { scopesFit } from "./rule-set-checks/scopes-fit.js";

export type { RuleSetProblem };

export type ReadRuleSet = { readonly ruleSet: RuleSet } | { readonly problems: readonly RuleSetProblem[] };

/** Never throws on any JSON; lists at most fifty problems. The rule set it answers with is a copy. */
export function readRuleSet(json: unknown): ReadRuleSet {
  const copy = plainCopy(json);
  if ("problem" in copy) return { problems: [copy.problem] };
  const { value } = copy;
  if (!isRuleSet(value)) return { problems: schemaProblems(value) };
  const problems = new Problems();
  const names = namesOf(value);
  namesStand(value, names, problems);
  literalsRead(value, problems);
  partsFit(value, names, problems);
  scopesFit(value, names, problems);
  return problems.list.length > 0 ? { problems: problems.list } : { ruleSet: value };
}
