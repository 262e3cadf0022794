/**
 * The components of a payout that are settled together: those a draw is set off against, and all
 * others. What one group owes is never taken from another.
 */

import type { Component, Draw, RuleSet } from "../../rule-set.js";
import { isNobodys } from "../earning/component-figures.js";

export interface PayGroup {
  /** What the ledger calls it: the components joined by `+`, or nothing for all the others. */
  readonly key: string;
  readonly components: readonly Component[];
  readonly draws: readonly Draw[];
}

const separator = "+";

export function payGroups({ payout, components }: RuleSet): readonly PayGroup[] {
  const paid = payout.components.flatMap((name) =>
    components.filter((component) => component.name === name && !isNobodys(component)),
  );
  const groups = new Map<string, { components: Component[]; draws: Draw[] }>();
  for (const draw of payout.draws ?? []) {
    const own = paid.filter(({ name }) => draw.against.includes(name));
    const key = draw.against.length === 0 || own.length === paid.length ? "" : keyOf(own);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { components: key === "" ? paid : own, draws: [draw] });
    else group.draws.push(draw);
  }
  if (!groups.has("")) {
    const taken = new Set([...groups.values()].flatMap((group) => group.components));
    groups.set("", { components: paid.filter((component) => !taken.has(component)), draws: [] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** The group that an entry of the ledger belongs to; what the plan no longer pays is with the others. */
export function groupOf(component: string, groups: readonly PayGroup[]): PayGroup {
  const byKey = groups.find(({ key }) => key === component);
  const [first = ""] = component.split(separator);
  const found = byKey ?? groups.find((group) => group.components.some(({ name }) => name === first));
  return found ?? groups.find(({ key }) => key === "") ?? { key: "", components: [], draws: [] };
}

function keyOf(components: readonly Component[]): string {
  return components.map(({ name }) => name).join(separator);
}
