/** Whose credits count for numbers of credits that become final: each as it was known on the day it became so. */

import type { Component } from "../../rule-set.js";
import type { CreditPart } from "../credits/credit-book.js";
import { dealId } from "../credits/deal-id.js";
import { firstNotBelow, ownedCredits, payees } from "../evaluate/credit-series.js";
import { finalLookOfCredit } from "../pay/final.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";

export interface FinalCredit {
  readonly look: View;
  readonly part: CreditPart;
  /** In the part of its look. */
  readonly at: number;
  readonly ordinal: number;
  readonly date: Day;
}

interface LookedAt {
  readonly from: Day;
  readonly through: Day;
  readonly look: View;
}

/** By code of a payee, in the order in which they are dated. */
export interface FinalCredits {
  readonly byPayee: Map<number, readonly FinalCredit[]>;
  /** The same for everybody, unless somebody has a version of their own. */
  readonly looks: readonly LookedAt[] | undefined;
}

export function finalCreditsOf(
  component: Component,
  credit: string,
  payee: number,
  view: View,
  run: Run,
): readonly FinalCredit[] {
  const { byPayee, looks } = view.finalCredits.get(component.name) ?? started(component, payee, view, run);
  const known = byPayee.get(payee);
  if (known !== undefined) return known;
  const found = new Map<string, FinalCredit>();
  for (const { from, through, look } of looks ?? looksAt(component, payee, view, run)) {
    const { part, at, starts, dates, ordinals } = ownedCredits(run, look, credit, payees);
    const place = run.indexOf(payee);
    const [low, high] = [starts[place] ?? 0, starts[place + 1] ?? 0];
    const end = firstNotBelow(dates, through + 1, low, high);
    for (let index = firstNotBelow(dates, from, low, high); index < end; index += 1) {
      const position = at[index] ?? 0;
      const id = dealId(part, position);
      // Of a deal that was given another date too late, the credit of the first stands.
      if (found.has(id)) continue;
      const [ordinal, date] = [ordinals[index] ?? 0, dates[index] ?? 0];
      found.set(id, { look, part, at: position, ordinal, date });
    }
  }
  const list = [...found.values()];
  byPayee.set(payee, list);
  return list;
}

function started(component: Component, payee: number, view: View, run: Run): FinalCredits {
  const isAlike = component.versions.every((version) => version.payee === undefined);
  const looks = isAlike ? looksAt(component, payee, view, run) : undefined;
  const found: FinalCredits = { byPayee: new Map(), looks };
  view.finalCredits.set(component.name, found);
  return found;
}

/** The days with the look at the data that counts for each. */
function looksAt(component: Component, payee: number, view: View, run: Run): readonly LookedAt[] {
  const { calendar } = run.prepared;
  const looks: { from: Day; through: Day; look: View }[] = [];
  for (let day = calendar.from; day <= Math.min(calendar.through, view.asOf); day += 1) {
    const look = finalLookOfCredit(component, payee, day, view, run);
    const before = looks.at(-1);
    if (before?.look === look) before.through = day;
    else looks.push({ from: day, through: day, look });
  }
  return looks;
}
