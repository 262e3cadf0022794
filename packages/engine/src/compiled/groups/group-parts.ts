/** What part of a payee counts for a group over a whole stretch of days: all, nothing, or by days. */

import type { Members } from "../../rule-set.js";
import { planPayees } from "../figures/plan-payees.js";
import type { Run, View } from "../run.js";
import { daysIn, planDays } from "../time/days-in-plan.js";
import { overlap, type Stretch } from "../time/periods.js";
import { daysWith, noValue, stintsOf, valueOn, valuesWithin } from "./stints.js";

/** `n` of `d` days, all of them where they are equal. */
export interface DayPart {
  readonly n: number;
  readonly d: number;
}

export const whole: DayPart = { n: 1, d: 1 };

export interface GroupPart {
  readonly payee: number;
  readonly part: DayPart;
}

/** By value, everybody of whom some part counts for the group, in the order of their names. */
export function groupParts(
  run: Run,
  view: View,
  column: string,
  days: Stretch,
  members: Members,
): ReadonlyMap<number, readonly GroupPart[]> {
  const { parts } = view.epoch;
  const key = `${column}\u0000${members}\u0000${days.from}\u0000${days.through}`;
  const known = parts.get(key);
  if (known !== undefined) return known;
  const found = new Map<number, GroupPart[]>();
  const inPlan = daysIn(run, view, days);
  for (const payee of planPayees(run, view)) {
    const place = run.indexOf(payee);
    const count = inPlan.count[place] ?? 0;
    if (count === 0) continue;
    const [first, last] = [inPlan.first[place] ?? 0, inPlan.last[place] ?? 0];
    for (const { value, part } of heldParts(
      run,
      view,
      column,
      place,
      days,
      { count, first, last },
      members,
    )) {
      const list = found.get(value);
      if (list === undefined) found.set(value, [{ payee, part }]);
      else list.push({ payee, part });
    }
  }
  parts.set(key, found);
  return found;
}

interface Held {
  readonly value: number;
  readonly part: DayPart;
}

function heldParts(
  run: Run,
  view: View,
  column: string,
  place: number,
  days: Stretch,
  own: { readonly count: number; readonly first: number; readonly last: number },
  members: Members,
): readonly Held[] {
  const stints = stintsOf(run, view, column);
  if (members !== "days") {
    const value = valueOn(stints, place, members === "opening" ? own.first : own.last);
    return value === noValue ? [] : [{ value, part: whole }];
  }
  return valuesWithin(stints, place, days).map((value) => {
    const held = daysWith(stints, place, value, days);
    return { value, part: { n: countOf(held), d: own.count } };
  });
}

/** The same of somebody over any days. */
export function partsHeld(
  run: Run,
  view: View,
  column: string,
  place: number,
  days: Stretch,
  members: Members,
): readonly Held[] {
  const own = (planDays(run, view)[place]?.days ?? []).flatMap((stretch) => overlap(stretch, days) ?? []);
  const first = own[0]?.from;
  const last = own.at(-1)?.through;
  if (first === undefined || last === undefined) return [];
  return heldParts(run, view, column, place, days, { count: countOf(own), first, last }, members);
}

function countOf(days: readonly Stretch[]): number {
  return days.reduce((sum, { from, through }) => sum + through - from + 1, 0);
}
