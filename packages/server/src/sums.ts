/** Sums by currency. */

import { sumDecimals } from "@attain/engine";

export interface Amount {
  readonly currency: string;
  readonly amount: string;
}

/** In alphabetical order of the currencies. */
export function sums(amounts: readonly Amount[]): { currency: string; amount: string }[] {
  const all = new Map<string, string[]>();
  for (const { currency, amount } of amounts) {
    const list = all.get(currency);
    if (list === undefined) all.set(currency, [amount]);
    else list.push(amount);
  }
  return [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, each]) => ({ currency, amount: sumDecimals(each) }));
}
