/**
 * Components of a payout that are settled together: those a draw is set off against, and all the others.
 * One group's debts are never taken from another's pay.
 */

import type { Component, Draw, Payout, RuleSet } from "../../rule-set.js";

export interface PayGroup {
  /** As the ledger names it: components joined by `+`; empty for all the others. */
  readonly key: string;
  readonly components: readonly Component[];
  readonly draws: readonly Draw[];
}

const others = "";
const joint = "+";

export class PayGroups {
  readonly list: readonly PayGroup[];
  readonly #placeOf = new Map<string, number>();

  constructor(payout: Payout, paid: RuleSet["components"]) {
    this.list = groupsOf(payout, paid);
  }

  /** The place of the group that an entry of this name belongs to; what is paid no longer is with the others. */
  placeOf(component: string): number {
    const known = this.#placeOf.get(component);
    if (known !== undefined) return known;
    const place = this.#found(component);
    this.#placeOf.set(component, place);
    return place;
  }

  #found(component: string): number {
    const { list } = this;
    const byKey = list.findIndex(({ key }) => key === component);
    if (byKey >= 0) return byKey;
    const first = component.split(joint, 1)[0];
    const byMember = list.findIndex(({ components }) => components.some(({ name }) => name === first));
    return byMember >= 0 ? byMember : list.findIndex(({ key }) => key === others);
  }
}

function groupsOf({ draws = [] }: Payout, paid: readonly Component[]): readonly PayGroup[] {
  const groups: { key: string; components: readonly Component[]; draws: Draw[] }[] = [];
  for (const draw of draws) {
    const against = paid.filter(({ name }) => draw.against.includes(name));
    const isAll = draw.against.length === 0 || against.length === paid.length;
    const key = isAll ? others : against.map(({ name }) => name).join(joint);
    const group = groups.find((each) => each.key === key);
    if (group === undefined) groups.push({ key, components: isAll ? paid : against, draws: [draw] });
    else group.draws.push(draw);
  }
  if (groups.some(({ key }) => key === others)) return groups;
  const taken = new Set(groups.flatMap(({ components }) => components));
  return [
    ...groups,
    { key: others, components: paid.filter((component) => !taken.has(component)), draws: [] },
  ];
}
