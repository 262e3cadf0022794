/**
 * What a run can be checked by without reading it all: counts, totals, and a digest that is the same for the
 * same results, whoever calculated them, in which order the rows came and on how many threads.
 */

import { digest } from "./canonical-json.js";
import type { Facts } from "./facts/facts.js";
import type { Outcome } from "./outcome.js";
import type { DecimalText } from "./rule-set.js";
import { sumDecimals } from "./values/decimal-sum.js";

export interface ControlTotals {
  /** Rows that were calculated with, by data set in the order of the plan. */
  readonly rows: readonly { readonly source: string; readonly count: number }[];
  /** Who has a payout. */
  readonly payees: number;
  readonly payouts: number;
  /** By pay date, component and currency, in the order of the payouts. */
  readonly totals: readonly {
    readonly period: string;
    readonly component: string;
    readonly currency: string;
    readonly amount: DecimalText;
  }[];
  /**
   * SHA-256 in hex of payouts, awards, journal and figures as lines. Where rows stood in their files, what was
   * at fault, and lists that are written on request only are no part of it.
   */
  readonly digest: string;
}

export async function controlTotals(outcome: Outcome, facts: Facts): Promise<ControlTotals> {
  const amounts = new Map<string, { readonly of: readonly string[]; readonly amounts: DecimalText[] }>();
  for (const { period, component, currency, amount } of outcome.payouts) {
    const of = [period, component, currency];
    const key = of.join("\u0000");
    const found = amounts.get(key);
    if (found === undefined) amounts.set(key, { of, amounts: [amount] });
    else found.amounts.push(amount);
  }
  return {
    rows: [...facts.tables.values()].map(({ source, rowCount }) => ({ source, count: rowCount })),
    payees: new Set(outcome.payouts.map(({ payee }) => payee)).size,
    payouts: outcome.payouts.length,
    totals: [...amounts.values()].map(({ of: [period = "", component = "", currency = ""], amounts }) => {
      return { period, component, currency, amount: total(amounts) };
    }),
    digest: await digest(resultText(outcome)),
  };
}

/** A sum of any number of amounts. */
function total(amounts: readonly DecimalText[]): DecimalText {
  let sum = "0";
  for (let from = 0; from < amounts.length; from += 1_000) {
    sum = sumDecimals([sum, ...amounts.slice(from, from + 1_000)]);
  }
  return sum;
}

/** One line a result. */
function resultText({ plan, period, payouts, awards, journal, figures }: Outcome): string {
  const lists = { payouts, awards, journal, figures };
  const lines = Object.entries(lists).flatMap(([name, list]) =>
    list.map((line: object) => JSON.stringify([name, inOrder(line)])),
  );
  return [JSON.stringify([plan, period]), ...lines, ""].join("\n");
}

/** Names and values in the order of the names, so that it does not matter who wrote them down. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => [name, inOrder(held)]);
}
