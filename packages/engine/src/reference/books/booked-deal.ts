/** How a line of the books says which deal it is of. */

import type { CreditRow } from "../credit-row.js";

export function bookedDeal(credit: CreditRow | undefined): { readonly credit: string; readonly key: string } {
  if (credit === undefined) return { credit: "", key: "" };
  return { credit: credit.credit, key: credit.source.keyText(credit.row) };
}
