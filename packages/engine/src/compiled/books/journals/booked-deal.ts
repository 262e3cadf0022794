/** A deal in the books: the same on every day on which it is looked at, whichever row stands for it then. */

import type { CreditPart } from "../../credits/credit-book.js";
import { orderTexts } from "../../rows/texts.js";
import type { Run } from "../../run.js";

export interface BookedDeal {
  readonly id: string;
  /** The credit, by its place in a statement's part. */
  readonly part: CreditPart;
  readonly at: number;
  /** In units of the component's decimals. */
  readonly units: bigint;
}

type Credit = Pick<BookedDeal, "part" | "at">;

/** By date, key, credit and receiver, also when the two are looked at on different days. */
export function compareDeals(a: Credit, b: Credit, run: Run): number {
  const [rowA, rowB] = [a.part.rows[a.at] ?? 0, b.part.rows[b.at] ?? 0];
  const isSameTable = a.part.table === b.part.table;
  return (
    (a.part.dates[a.at] ?? 0) - (b.part.dates[b.at] ?? 0) ||
    (isSameTable
      ? (a.part.table.order()[rowA] ?? 0) - (b.part.table.order()[rowB] ?? 0)
      : orderTexts(a.part.table.orderText(rowA), b.part.table.orderText(rowB))) ||
    orderTexts(a.part.statement.name, b.part.statement.name) ||
    orderTexts(payeeOf(a, run), payeeOf(b, run)) ||
    (a.part.receivers[a.at] ?? 0) - (b.part.receivers[b.at] ?? 0) ||
    compareBases(a, b, run)
  );
}

function compareBases({ part, at }: Credit, other: Credit, run: Run): number {
  const [own, others] = [part.base, other.part.base];
  if (own === undefined || others === undefined) return 0;
  const before = { part: others.part, at: others.at[other.at] ?? 0 };
  return compareDeals({ part: own.part, at: own.at[at] ?? 0 }, before, run);
}

function payeeOf({ part, at }: Credit, run: Run): string {
  return run.texts.textOf(part.payees[at] ?? 0);
}

/** How a line of the books says which deal it is of. */
export function dealNames(deal: Credit | undefined): { readonly credit: string; readonly key: string } {
  if (deal === undefined) return { credit: "", key: "" };
  const { part, at } = deal;
  return { credit: part.statement.name, key: part.table.keyText(part.rows[at] ?? 0) };
}

/** What belongs to one deal together, however often it was credited, in the order in which deals first appear. */
export function byDeal<T extends { readonly deal: Credit }>(items: readonly T[]): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const { credit, key } = dealNames(item.deal);
    const name = JSON.stringify([credit, key]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups.values();
}
