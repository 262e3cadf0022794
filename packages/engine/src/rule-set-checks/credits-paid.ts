/** The credits whose deals a component's pay is made of, through whatever it reads. */

import type { RuleSet, Slot } from "../rule-set.js";
import { isComponent, type Names } from "./names.js";
import { expressionReferences, type Reference } from "./references.js";

export function creditsPaid(component: string, ruleSet: RuleSet, names: Names): ReadonlySet<string> {
  const credits = new Set<string>();
  const seen = new Set<string>();
  const open: Reference[] = [{ to: "figure", name: component, at: "" }];
  const ask = (slots: readonly Slot[]) => {
    for (const slot of slots) open.push({ to: "slot", slot, at: "" });
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = next.to === "slot" ? `slot ${next.slot}` : `${next.to} ${next.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (next.to === "credit") credits.add(next.name);
    else if (next.to === "slot") {
      const expression = ruleSet.expressions[next.slot];
      if (expression !== undefined) open.push(...expressionReferences(expression));
    } else if (next.to === "figure") {
      const figure = names.figure.get(next.name);
      if (figure === undefined) continue;
      if (figure.grain.owner === "credit") credits.add(figure.grain.credit);
      else if (isComponent(figure)) ask(figure.versions.flatMap(({ pay }) => pay?.base ?? []));
      else ask(figure.versions.map(({ value }) => value));
    }
  }
  return credits;
}
