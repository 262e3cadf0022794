/** What a journal posted for a payee in a period, explained, an event at a time. */

import { type Explanation, explainPostings, type Facts, type Fault, type RuleSet } from "@attain/engine";

export interface ExplainedJournal {
  /** In the order of the plan; events on which nothing was posted have none. */
  readonly explanations: readonly Explanation[];
  readonly faults: readonly Fault[];
}

export async function explainJournal(
  ruleSet: RuleSet,
  facts: Facts,
  request: { readonly journal: string; readonly payee: string; readonly period: string },
): Promise<ExplainedJournal> {
  const journal = ruleSet.journals?.find(({ name }) => name === request.journal);
  const explanations: Explanation[] = [];
  for (const { on } of journal?.postings ?? []) {
    const found = await explainPostings(ruleSet, facts, { ...request, event: on });
    if ("nodes" in found) explanations.push(found);
    else if (found.faults.some(({ code }) => code !== "nothing-to-explain")) {
      return { explanations: [], faults: found.faults };
    }
  }
  return { explanations, faults: [] };
}
