/** The payee a result was asked for, or a sentence on who is meant. */

import { type Facts, nearest, type RuleSet } from "@attain/engine";
import { Refusal } from "../refusal.js";

/** Answers the payee as the rows write it. */
export function requirePayee(text: string, ruleSet: RuleSet, facts: Facts): string {
  const known = knownPayees(ruleSet, facts);
  const payee = [...known].find((candidate) => candidate.normalize("NFC") === text.normalize("NFC"));
  if (payee !== undefined) return payee;
  const near = nearest(text, known);
  throw Refusal.usage(
    `There is no payee "${text}" in ${ruleSet.plan.roster ?? "the rows"}`,
    near === undefined ? "Name a payee as the rows do: --payee ID" : `Did you mean --payee ${near}?`,
  );
}

/** Everybody in the roster; in a plan without one, everybody whom a row names. */
export function knownPayees({ sources, plan }: RuleSet, facts: Facts): ReadonlySet<string> {
  const payees = new Set<string>();
  for (const source of sources) {
    if (plan.roster !== undefined && source.name !== plan.roster) continue;
    for (const { name, type, key } of source.columns) {
      const column = facts.tables.get(source.name)?.columns.get(name);
      const counts = type.kind === "payee" && (key || plan.roster === undefined);
      if (counts && column?.kind === "text") for (const payee of column.dictionary) payees.add(payee);
    }
  }
  return payees;
}
