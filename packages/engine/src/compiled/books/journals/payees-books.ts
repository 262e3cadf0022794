/** The books of a plan and of its payees: those with a payout of their own are kept as they are paid. */

import { nobody } from "../../result/figure-lines.js";
import type { Payouts } from "../../result/payouts.js";
import type { Run } from "../../run.js";
import type { Stretch } from "../../time/periods.js";
import type { PaidBy } from "../pay-payees.js";
import { bookLines, type OwnBooks } from "./book-lines.js";

/** By code of a payee, and of nobody the plan's own; nothing where no journal is kept. */
export function allBooks(run: Run, asked: Stretch, paid: readonly PaidBy[]): ReadonlyMap<number, OwnBooks> {
  const found = new Map<number, OwnBooks>();
  if ((run.prepared.ruleSet.journals ?? []).length === 0) return found;
  const [plans] = bookLines(run, asked, [nobody], () => ({ causes: [], groups: undefined, places: 0 }));
  if (plans !== undefined) found.set(nobody, plans);
  const byPayout = new Map<Payouts, PaidBy[]>();
  for (const each of paid) {
    const list = byPayout.get(each.payouts) ?? [];
    byPayout.set(each.payouts, list);
    list.push(each);
  }
  for (const [payouts, own] of byPayout) {
    const { groups, places } = payouts;
    const books = bookLines(
      payouts.run,
      asked,
      own.map(({ payee }) => payee),
      (index) => ({ causes: own[index]?.causes ?? [], groups, places: places.amount }),
    );
    for (const [index, each] of books.entries()) {
      const payee = own[index]?.payee;
      if (payee !== undefined) found.set(payee, each);
    }
  }
  return found;
}
