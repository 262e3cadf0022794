/** What a change does to everybody's pay: who gains, who loses, and what it costs; exact to the last digit. */

import { exact, type PayoutLine, sumDecimals } from "@attain/engine";

export interface PayeeTotal {
  readonly payee: string;
  readonly currency: string;
  readonly amount: string;
  /** In the order of the payouts; of a longer period all its pay dates together. */
  readonly components: readonly { readonly component: string; readonly amount: string }[];
}

export interface PayeeEffect {
  readonly payee: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly direction: "gains" | "loses" | "same";
}

export interface Effect {
  /** The greatest changes first. */
  readonly payees: readonly PayeeEffect[];
  readonly cost: readonly {
    readonly currency: string;
    readonly before: string;
    readonly after: string;
    readonly change: string;
  }[];
}

export function effectOf(before: readonly PayoutLine[], after: readonly PayoutLine[]): Effect {
  const [old, now] = [totals(before), totals(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const payees = keys.map((key): PayeeEffect => {
    const { payee, currency } = now.get(key) ?? old.get(key) ?? { payee: "", currency: "" };
    const [was, is] = [old.get(key)?.amount ?? "0", now.get(key)?.amount ?? "0"];
    const change = sumDecimals([is, negated(was)]);
    const sign = exact.sign(exact.fromText(change));
    const direction = sign > 0 ? "gains" : sign < 0 ? "loses" : "same";
    return { payee, currency, before: was, after: is, change, direction };
  });
  const currencies = [...new Set(payees.map(({ currency }) => currency))];
  return {
    payees: payees.toSorted((a, b) => bySize(a, b) || (a.payee < b.payee ? -1 : 1)),
    cost: currencies.map((currency) => {
      const own = payees.filter((each) => each.currency === currency);
      return {
        currency,
        before: sumDecimals(own.map((each) => each.before)),
        after: sumDecimals(own.map((each) => each.after)),
        change: sumDecimals(own.map((each) => each.change)),
      };
    }),
  };
}

/** By payee and currency. */
export function totals(payouts: readonly PayoutLine[]): ReadonlyMap<string, PayeeTotal> {
  const lines = new Map<string, PayoutLine[]>();
  for (const line of payouts) {
    const key = `${line.payee}\u0000${line.currency}`;
    const found = lines.get(key);
    if (found === undefined) lines.set(key, [line]);
    else found.push(line);
  }
  return new Map(
    [...lines].map(([key, own]) => {
      const [{ payee, currency } = { payee: "", currency: "" }] = own;
      const names = [...new Set(own.map(({ component }) => component))];
      const components = names.map((component) => ({ component, amount: sumOf(own, component) }));
      return [key, { payee, currency, amount: sumDecimals(own.map(({ amount }) => amount)), components }];
    }),
  );
}

function sumOf(lines: readonly PayoutLine[], wanted: string): string {
  return sumDecimals(lines.filter(({ component }) => component === wanted).map(({ amount }) => amount));
}

function bySize(a: PayeeEffect, b: PayeeEffect): number {
  const size = ({ change }: PayeeEffect) => exact.absolute(exact.fromText(change));
  return exact.compare(size(b), size(a));
}

function negated(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}
