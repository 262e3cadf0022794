/** What an aggregate takes of the credits of each owner, in their order, with running totals. */

import type { CreditPart } from "../credits/credit-book.js";
import { creditBook } from "../credits/credit-book.js";
import type { Owners } from "../frame.js";
import { groupLanes } from "../groups/group-lanes.js";
import { noValue, stintsOf, valueOn } from "../groups/stints.js";
import type { Run, View } from "../run.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import type { Totals } from "./taken.js";

/** Whose credits: those of each payee, of all, of each group, or of each part of a payee's period. */
export type Whose = { readonly of: "payee" | "all" } | GroupWhose;

interface GroupWhose {
  readonly of: "group" | "part";
  readonly column: string;
}

export const payees: Whose = { of: "payee" };
export const all: Whose = { of: "all" };

/** Those of the owners of a figure's lanes. */
export function whoseOf(owners: Owners | undefined): Whose {
  const column = owners?.groups?.column;
  if (column === undefined) return owners?.payees === undefined ? all : payees;
  return { of: owners?.payees === undefined ? "group" : "part", column };
}

/** Credits that count, those of one owner together, in order. */
export interface OwnedCredits {
  readonly part: CreditPart;
  readonly whose: Whose;
  /** Places in the part. */
  readonly at: Int32Array;
  /** Where each owner's credits start, and after the last one; by place among everybody, or by the group's lane. */
  readonly starts: Int32Array;
  readonly dates: Int32Array;
  readonly ordinals: Int32Array;
}

export interface Series {
  readonly credits: OwnedCredits;
  readonly totals: Totals | undefined;
}

export function keyOfWhose(whose: Whose): string {
  return "column" in whose ? `${whose.of} ${whose.column}` : whose.of;
}

/** Which owner it is: a payee by their place among everybody; -1 where it owns nothing. */
export function ownerIndex(
  whose: Whose,
  run: Run,
  view: View,
): { readonly count: number; indexOf(payee: number, value: number): number } {
  if (whose.of === "all") return { count: 1, indexOf: () => 0 };
  if (!("column" in whose)) return { count: run.everybody.length, indexOf: (payee) => run.indexOf(payee) };
  const { memo, laneOf } = groupLanes(run, view, whose.column, whose.of === "part");
  const isPart = whose.of === "part";
  return {
    count: memo.size,
    indexOf: (payee, value) => laneOf(value, isPart ? run.indexOf(payee) : 0),
  };
}

/** Credits dated on days when their receiver is in the plan, and of groups in the group. */
export function ownedCredits(run: Run, view: View, credit: string, whose: Whose): OwnedCredits {
  const key = `${keyOfWhose(whose)} ${credit}`;
  const known = view.epoch.series.get(key);
  if (known !== undefined) return known.credits;
  const part = run.prepared.found(creditBook(run, view).parts, credit);
  const owners = "column" in whose ? groupOwners(part, whose, run, view) : planOwners(part, whose, run, view);
  const { count } = ownerIndex(whose, run, view);
  const starts = new Int32Array(count + 1);
  for (const owner of owners) if (owner >= 0) starts[owner + 1] = (starts[owner + 1] ?? 0) + 1;
  for (let owner = 0; owner < count; owner += 1)
    starts[owner + 1] = (starts[owner + 1] ?? 0) + (starts[owner] ?? 0);
  const next = starts.slice();
  const at = new Int32Array(starts[count] ?? 0);
  for (const [index, owner] of owners.entries()) {
    if (owner < 0) continue;
    at[next[owner] ?? 0] = index;
    next[owner] = (next[owner] ?? 0) + 1;
  }
  const credits: OwnedCredits = {
    part,
    whose,
    at,
    starts,
    dates: Int32Array.from(at, (index) => part.dates[index] ?? 0),
    ordinals: Int32Array.from(at, (index) => part.ordinals[index] ?? 0),
  };
  view.epoch.series.set(key, { credits, totals: undefined });
  return credits;
}

function planOwners(part: CreditPart, { of }: Whose, run: Run, view: View): Int32Array {
  const days = planDays(run, view);
  return Int32Array.from(part.payees, (payee, index) => {
    const place = run.indexOf(payee);
    const own = days[place];
    if (own === undefined || !isIn(own, part.dates[index] ?? 0)) return -1;
    return of === "all" ? 0 : place;
  });
}

/** By the value that the receiver holds on the credit's date, which is a day in the plan. */
function groupOwners(part: CreditPart, whose: GroupWhose, run: Run, view: View): Int32Array {
  const stints = stintsOf(run, view, whose.column);
  const { indexOf } = ownerIndex(whose, run, view);
  return Int32Array.from(part.payees, (payee, index) => {
    const value = valueOn(stints, run.indexOf(payee), part.dates[index] ?? 0);
    return value === noValue ? -1 : indexOf(payee, value);
  });
}

/** First of ascending values from `low` to `high` that is not below `value`. */
export function firstNotBelow(values: Int32Array, value: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
