/** What stays the same of a credit when its row is corrected: the row's key, and who receives it as what. */

import type { CreditPart } from "./credit-book.js";

export function dealId(part: CreditPart, at: number): string {
  const order = part.table.order()[part.rows[at] ?? 0] ?? 0;
  const own = `${part.statement.name} ${order} ${part.payees[at]} ${part.receivers[at]}`;
  const { base } = part;
  return base === undefined ? own : `${own} ${dealId(base.part, base.at[at] ?? 0)}`;
}

/** By deal the place in a part. */
export function placesOfDeals(part: CreditPart): ReadonlyMap<string, number> {
  const known = places.get(part);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (let at = 0; at < part.size; at += 1) found.set(dealId(part, at), at);
  places.set(part, found);
  return found;
}

const places = new WeakMap<CreditPart, ReadonlyMap<string, number>>();
