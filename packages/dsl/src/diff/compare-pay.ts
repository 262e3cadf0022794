/** Who wins and who loses by a newer plan on real rows, by how much, and because of which change. */

import {
  evaluateOutcome,
  exact,
  type Facts,
  type Fault,
  type FigureLine,
  type Fraction,
  type RuleSet,
} from "@attain/engine";
import type { PlanChange } from "./plan-change.js";
import type { PlanStep } from "./plan-steps.js";

export interface PayDifference {
  readonly payee: string;
  readonly currency: string;
  readonly before: Fraction;
  readonly after: Fraction;
  readonly difference: Fraction;
  /** One for each step that makes a difference to them, in the order of the steps. */
  readonly because: readonly { readonly step: number; readonly difference: Fraction }[];
}

export interface PayComparison {
  /** What all together are paid, by currency. */
  readonly totals: readonly PayDifference[];
  /** Whoever is paid something else, the largest difference first. */
  readonly payees: readonly PayDifference[];
  readonly same: number;
  /** Of those paid the same: whose money held, debt or excess put off stands otherwise after it. */
  readonly otherBalances: number;
  readonly steps: readonly (readonly PlanChange[])[];
  /** A plan is at fault on its rows: then nothing is compared. */
  readonly faults: readonly Fault[];
}

export type FactsFor = (
  ruleSet: RuleSet,
) => Promise<{ readonly facts: Facts; readonly faults: readonly Fault[] }>;

export async function comparePay(
  older: RuleSet,
  steps: readonly PlanStep[],
  period: string,
  factsFor: FactsFor,
): Promise<PayComparison> {
  const states: Paid[] = [];
  const open: ReadonlyMap<string, string>[] = [];
  for (const ruleSet of [older, ...steps.map((step) => step.ruleSet)]) {
    const { facts, faults } = await factsFor(ruleSet);
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period });
    const found = [...faults, ...outcome.faults];
    const isEnd = states.length === 0 || states.length === steps.length;
    if (found.length > 0 && isEnd) {
      return { totals: [], payees: [], same: 0, otherBalances: 0, steps: [], faults: found };
    }
    if (isEnd) open.push(balancesOf(outcome.figures));
    const paid = new Map<string, Fraction>();
    for (const { payee, currency, amount } of outcome.payouts) {
      const key = `${currency} ${payee}`;
      paid.set(key, exact.add(paid.get(key) ?? exact.zero, exact.fromText(amount)));
    }
    // What lies half way may be at fault: then its changes count with those of the next step.
    states.push(found.length > 0 ? (states.at(-1) ?? paid) : paid);
  }
  const keys = [...new Set(states.flatMap((state) => [...state.keys()]))].sort();
  const all = keys.map((key) => differenceOf(key, states));
  const payees = all
    .filter(({ difference, because }) => exact.sign(difference) !== 0 || because.length > 0)
    .sort((a, b) => exact.compare(exact.absolute(b.difference), exact.absolute(a.difference)));
  const codes = [...new Set(all.map(({ currency }) => currency))];
  const totals = codes.map((code) => {
    const own = states.map(
      (state) =>
        new Map([
          [
            `${code} `,
            sum([...state].flatMap(([key, amount]) => (key.startsWith(`${code} `) ? [amount] : []))),
          ],
        ]),
    );
    return differenceOf(`${code} `, own);
  });
  const changes = steps.map((step) => step.changes);
  const changed = new Set(payees.map(({ payee }) => payee));
  const [before, after] = [open[0], open.at(-1)];
  const otherBalances = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].filter(
    (payee) => !changed.has(payee) && before?.get(payee) !== after?.get(payee),
  ).length;
  const same = all.length - payees.length;
  return { totals, payees, same, otherBalances, steps: changes, faults: [] };
}

const balanceNames: ReadonlySet<string> = new Set(["payout.held", "payout.balance", "payout.carried"]);

/** What stands open for each payee after the last pay date, as one text; nothing where that is nothing. */
function balancesOf(figures: readonly FigureLine[]): ReadonlyMap<string, string> {
  const last = new Map<string, Map<string, string>>();
  for (const { payee, name, value } of figures) {
    if (!balanceNames.has(name)) continue;
    const own = last.get(payee) ?? new Map<string, string>();
    last.set(payee, own.set(name, value));
  }
  const told = [...last].map(([payee, own]) => {
    const open = [...balanceNames].filter((name) => /[1-9]/.test(own.get(name) ?? ""));
    return [payee, open.map((name) => `${name} ${own.get(name)}`).join(", ")] as const;
  });
  return new Map(told.filter(([, text]) => text !== ""));
}

type Paid = ReadonlyMap<string, Fraction>;

function differenceOf(key: string, states: readonly Paid[]): PayDifference {
  const amounts = states.map((state) => state.get(key) ?? exact.zero);
  const [before = exact.zero, after = exact.zero] = [amounts[0], amounts.at(-1)];
  const because = amounts.slice(1).flatMap((amount, step) => {
    const difference = exact.subtract(amount, amounts[step] ?? exact.zero);
    return exact.sign(difference) === 0 ? [] : [{ step, difference }];
  });
  const [currency = "", ...payee] = key.split(" ");
  return {
    payee: payee.join(" "),
    currency,
    before,
    after,
    difference: exact.subtract(after, before),
    because,
  };
}

function sum(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce(exact.add, exact.zero);
}
