/** How a line of the books says which deal it is of: one line, however often the deal was credited to its payee. */

import type { CreditRow } from "../crediting/credit-row.js";

export interface BookedDeal {
  readonly credit: string;
  readonly key: string;
}

export function bookedDeal(credit: CreditRow | undefined): BookedDeal {
  if (credit === undefined) return { credit: "", key: "" };
  return { credit: credit.credit, key: credit.source.keyText(credit.row) };
}

/** What belongs to one deal together, in the order in which deals first appear. */
export function byDeal<T extends { readonly credit?: CreditRow }>(
  items: readonly T[],
): readonly (readonly [deal: BookedDeal, own: readonly T[]])[] {
  const groups = new Map<string, readonly [BookedDeal, T[]]>();
  for (const item of items) {
    const deal = bookedDeal(item.credit);
    const key = JSON.stringify([deal.credit, deal.key]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deal, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
}
