/** What an aggregate takes of the credits of each owner, in their order, with running totals. */

import type { CreditPart } from "../credits/credit-book.js";
import { creditBook } from "../credits/credit-book.js";
import type { Run, View } from "../run.js";
import { isIn, planDays } from "../time/days-in-plan.js";
import type { Totals } from "./taken.js";

/** Credits that count, those of one owner together, in order. */
export interface OwnedCredits {
  readonly part: CreditPart;
  /** Places in the part. */
  readonly at: Int32Array;
  /** Where each owner's credits start, and after the last one; a payee's place among everybody, or 0 for all. */
  readonly starts: Int32Array;
  readonly dates: Int32Array;
  readonly ordinals: Int32Array;
}

export interface Series {
  readonly credits: OwnedCredits;
  readonly totals: Totals | undefined;
}

/** Credits dated on days when their receiver is in the plan, by payee or all together. */
export function ownedCredits(run: Run, view: View, credit: string, isByPayee: boolean): OwnedCredits {
  const key = `${isByPayee ? "own" : "all"} ${credit}`;
  const known = view.epoch.series.get(key);
  if (known !== undefined) return known.credits;
  const part = run.prepared.found(creditBook(run, view).parts, credit);
  const days = planDays(run, view);
  const owners = Int32Array.from(part.payees, (payee, index) => {
    const place = run.indexOf(payee);
    const own = days[place];
    return own !== undefined && isIn(own, part.dates[index] ?? 0) ? place : -1;
  });
  const count = isByPayee ? run.everybody.length : 1;
  const starts = new Int32Array(count + 1);
  for (const owner of owners)
    if (owner >= 0) starts[(isByPayee ? owner : 0) + 1] = (starts[(isByPayee ? owner : 0) + 1] ?? 0) + 1;
  for (let owner = 0; owner < count; owner += 1)
    starts[owner + 1] = (starts[owner + 1] ?? 0) + (starts[owner] ?? 0);
  const next = starts.slice();
  const at = new Int32Array(starts[count] ?? 0);
  for (const [index, owner] of owners.entries()) {
    if (owner < 0) continue;
    const place = isByPayee ? owner : 0;
    at[next[place] ?? 0] = index;
    next[place] = (next[place] ?? 0) + 1;
  }
  const credits: OwnedCredits = {
    part,
    at,
    starts,
    dates: Int32Array.from(at, (index) => part.dates[index] ?? 0),
    ordinals: Int32Array.from(at, (index) => part.ordinals[index] ?? 0),
  };
  view.epoch.series.set(key, { credits, totals: undefined });
  return credits;
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
