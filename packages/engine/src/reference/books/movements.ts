/** What moves in the books in one month: the difference between its end and the end of the month before. */

import type { JournalEvent } from "../../rule-set.js";
import { add, type Fraction, isZero, subtract, zero } from "../../values/fraction.js";
import { invariant } from "../../values/invariant.js";
import { type CreditRow, compareCredits } from "../crediting/credit-row.js";
import type { GrainPeriod } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import type { Asset } from "./asset.js";
import { byDeal } from "./booked-deal.js";
import type { Books } from "./books.js";
import { earnedAmount } from "./deal-amounts.js";
import { paidAmount } from "./paid-amount.js";

export interface Movement {
  readonly event: JournalEvent;
  /** Never zero; below zero when something is taken back. */
  readonly amount: Fraction;
  /** The deal; absent where amounts are not posted deal by deal. */
  readonly credit?: CreditRow;
}

/** The month's number, as periods count them. */
export function monthOf({ period }: GrainPeriod): number {
  invariant(period?.unit === "month", "books are kept month by month");
  return period.ordinal;
}

export async function movementsOf(books: Books, month: GrainPeriod): Promise<readonly Movement[] | Problem> {
  const earned = books.isOfDeals ? await dealMovements(books, month) : await wholeMovement(books, month);
  if ("kind" in earned) return earned;
  if (!books.journal.postings.some(({ on }) => on === "payment")) return earned;
  return [...earned, ...moved("payment", paidAmount(books, month))];
}

/** What a component earned in the month in one amount. */
async function wholeMovement(
  { component, payee, run }: Books,
  month: GrainPeriod,
): Promise<readonly Movement[] | Problem> {
  const now = await earnedAmount(component, payee, month.through, run);
  if (isProblem(now)) return now;
  const before = await earnedAmount(component, payee, month.from - 1, run);
  if (isProblem(before)) return before;
  return moved("earning", subtract(now.amount, before.amount));
}

async function dealMovements(books: Books, month: GrainPeriod): Promise<readonly Movement[] | Problem> {
  const before = await books.at(monthOf(month) - 1);
  if (isProblem(before)) return before;
  const now = await books.at(monthOf(month));
  if (isProblem(now)) return now;
  return byDeal(pairs(before.assets, now.assets)).flatMap(([, own]) => {
    const total = (part: Part) => own.map(({ was, is }) => growth(was, is, part)).reduce(add, zero);
    const credit = own[0]?.credit;
    return [
      ...moved("earning", total("capitalised"), credit),
      ...moved("amortising", total("amortised"), credit),
      ...moved("writeoff", total("writtenOff"), credit),
    ];
  });
}

/** A deal at two month ends; at one of them it may not be in the books. */
export interface AssetPair {
  readonly credit: CreditRow;
  readonly was: Asset | undefined;
  readonly is: Asset | undefined;
}

/** Every deal of either month end, in the order in which credits are walked. */
export function pairs(
  before: ReadonlyMap<string, Asset>,
  now: ReadonlyMap<string, Asset>,
): readonly AssetPair[] {
  const ids = new Set([...before.keys(), ...now.keys()]);
  return [...ids]
    .flatMap((id): readonly AssetPair[] => {
      const [was, is] = [before.get(id), now.get(id)];
      const credit = is?.credit ?? was?.credit;
      return credit === undefined ? [] : [{ credit, was, is }];
    })
    .sort((a, b) => compareCredits(a.credit, b.credit));
}

export type Part = "capitalised" | "amortised" | "writtenOff";

export function growth(was: Asset | undefined, is: Asset | undefined, part: Part): Fraction {
  return subtract(is?.[part] ?? zero, was?.[part] ?? zero);
}

function moved(event: JournalEvent, amount: Fraction, credit?: CreditRow): readonly Movement[] {
  if (isZero(amount)) return [];
  return [{ event, amount, ...(credit && { credit }) }];
}
