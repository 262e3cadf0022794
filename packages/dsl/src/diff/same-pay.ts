/** Two plans that say the same of pay: their rule sets are alike but for where things stand and are called. */

import type { RuleSet } from "@attain/engine";

/** Yes proves that they never pay differently; no proves nothing. */
export function sayTheSame(a: RuleSet, b: RuleSet): boolean {
  return plainText(a) === plainText(b);
}

/** Whether they pay out alike what components earn. */
export function payOutAlike(a: RuleSet, b: RuleSet): boolean {
  const paying = ({ payout, personalPayouts = [] }: RuleSet) => withoutWords([payout, personalPayouts]);
  return paying(a) === paying(b) && a.payout.draws === undefined && a.payout.holds === undefined;
}

/** What pays nobody: places in the text, and words for people. */
const told: ReadonlySet<string> = new Set(["place", "documentation", "clauses", "label"]);

/** Rules are called by where they stand: here by their number instead. */
function plainText(ruleSet: RuleSet): string {
  const numbers = new Map(ruleSet.rules.map(({ name }, index) => [name, `rule ${index}`]));
  const { plan, ...rest } = ruleSet;
  const { name: _, ...settings } = plan;
  return withoutWords({ plan: settings, ...rest }, numbers);
}

function withoutWords(value: unknown, called: ReadonlyMap<string, string> = new Map()): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (told.has(key)) return undefined;
    return typeof part === "string" ? (called.get(part) ?? part) : part;
  });
}
