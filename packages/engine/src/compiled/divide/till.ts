/** How a budget is used up: amounts one after the other, or all scaled alike. */

import type { Budget } from "../../rule-set.js";
import { allotted } from "../pay/allot.js";

/** One number of somebody, in units of the component's decimals, with the deals behind it. */
export interface Amount {
  readonly key: string;
  /** Place among everybody, which is the order of their names. */
  readonly place: number;
  readonly total: bigint;
  /** When an amount of no deal in particular is earned: the last day of its period. */
  readonly lastDay: number;
  /** By place in the order of all credits; they add up to the total, where there are any. */
  readonly deals: readonly Deal[];
}

export interface Deal {
  readonly ordinal: number;
  readonly day: number;
  readonly units: bigint;
}

/** What the budget leaves of an amount, and of the deals behind it. */
export interface Paid {
  readonly total: bigint;
  readonly deals: readonly Deal[];
}

/** By key; amounts that are not named keep what they have. */
export function paidWithin(
  amounts: readonly Amount[],
  most: bigint,
  overrun: Budget["overrun"],
): ReadonlyMap<string, Paid> {
  return overrun === "scaled" ? scaled(amounts, most) : inTurn(amounts, most, overrun === "stops");
}

function scaled(amounts: readonly Amount[], most: bigint): ReadonlyMap<string, Paid> {
  const weights = amounts.map(({ total }) => total);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= most) return new Map();
  const parts = allotted(most, weights) ?? [];
  return new Map(amounts.map(({ key, deals }, index) => [key, { total: parts[index] ?? 0n, deals }]));
}

interface Item {
  readonly key: string;
  readonly place: number;
  readonly day: number;
  readonly deal: Deal | undefined;
  readonly units: bigint;
}

/** By date and key, until the budget is used up. */
function inTurn(amounts: readonly Amount[], most: bigint, stops: boolean): ReadonlyMap<string, Paid> {
  const items = amounts.flatMap(({ key, place, total, lastDay, deals }): readonly Item[] =>
    deals.length === 0
      ? [{ key, place, day: lastDay, deal: undefined, units: total }]
      : deals.map((deal) => ({ key, place, day: deal.day, deal, units: deal.units })),
  );
  items.sort(inOrder);
  const paid = new Map<string, { total: bigint; deals: Deal[] }>();
  let [spent, unpaid] = [0n, 0n];
  for (const { key, deal, units } of items) {
    const part = units < 0n ? takenBack(units, unpaid) : paidOut(units, most - spent, unpaid, stops);
    spent += part;
    unpaid += units - part;
    const own = paid.get(key) ?? { total: 0n, deals: [] };
    own.total += part;
    if (deal !== undefined) own.deals.push({ ...deal, units: part });
    paid.set(key, own);
  }
  return paid;
}

/** What no deal earned comes last on its day, by payee. */
function inOrder(a: Item, b: Item): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.deal !== undefined && b.deal !== undefined) return a.deal.ordinal - b.deal.ordinal;
  if (a.deal === undefined && b.deal === undefined) return a.place - b.place;
  return a.deal === undefined ? 1 : -1;
}

function paidOut(units: bigint, left: bigint, unpaid: bigint, stops: boolean): bigint {
  if (unpaid !== 0n) return 0n;
  if (units <= left) return units;
  return stops ? 0n : left;
}

/** What is taken back first undoes what was not paid. */
function takenBack(units: bigint, unpaid: bigint): bigint {
  return units + unpaid < 0n ? units + unpaid : 0n;
}
