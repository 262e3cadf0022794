/** A label as it reads in a language: names of the plan as they are, what the engine calls things translated. */

import { type EngineLabel, type ExplainPhrases, engineLabels, namedLabels } from "./phrases.js";

const known: ReadonlySet<string> = new Set(engineLabels);

export function labelText({ labels }: ExplainPhrases, label: string): string {
  if (isEngineLabel(label)) return labels.named[label];
  for (const named of namedLabels) {
    const name = nameIn(label, named);
    if (name !== undefined) return labels.about[named](name);
  }
  const [, tiers, number] = /^(\S+), tier (\d+)$/.exec(label) ?? [];
  return tiers === undefined || number === undefined ? label : labels.tier(tiers, number);
}

/** Formulas are written with spaces, names without: what has one is the author's own. */
function nameIn(label: string, named: (typeof namedLabels)[number]): string | undefined {
  const [before = "", after = ""] = named.split("*");
  if (!label.startsWith(before) || !label.endsWith(after)) return undefined;
  const name = label.slice(before.length, label.length - after.length);
  return name === "" || /\s/.test(name) ? undefined : name;
}

function isEngineLabel(label: string): label is EngineLabel {
  return known.has(label);
}
