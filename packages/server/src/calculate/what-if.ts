/** What other parameters, or another version, would pay on the same rows. */

import {
  bind,
  costChanges,
  costOf,
  evaluateOutcome,
  type Outcome,
  prepare,
  sumDecimals,
  sweep,
} from "@attain/engine";
import type { Compared, Swept } from "../schemas/what-if.js";
import { sums } from "../sums.js";
import { readInputsOf } from "./pay.js";
import { TaskRefusal } from "./task-refusal.js";
import type { Inputs, Tasks } from "./tasks.js";

export async function sweepTask(asked: Tasks["sweep"]["ask"]): Promise<Swept> {
  const { ruleSet, period, rows } = await readInputsOf(asked);
  if (rows.isBroken || (rows.faults.length > 0 && !asked.options.continue)) {
    return { base: [], scenarios: [], faults: [...rows.faults] };
  }
  const { scenarios } = asked;
  const swept = await sweep(
    bind(prepare(ruleSet), rows.facts),
    period,
    scenarios.map(({ parameters }) => parameters),
  );
  if ("problems" in swept) {
    const [first] = swept.problems;
    throw new TaskRefusal("wrong-scenario", first?.message ?? "A scenario cannot be read", first?.help);
  }
  const answered: Swept["scenarios"] = [];
  for await (const pay of swept.scenarios) {
    const changes = costChanges(swept.base, pay);
    const moved = changes.flatMap(({ currency, winners, losers }) =>
      [...winners, ...losers].map(({ payee, after, difference }) => {
        return { payee, currency, amount: after, change: difference };
      }),
    );
    answered.push({
      name: scenarios[answered.length]?.name ?? "",
      totals: [...costOf(pay)],
      change: changes.map(({ currency, difference }) => ({ currency, amount: difference })),
      winners: changes.reduce((sum, { winners }) => sum + winners.length, 0),
      losers: changes.reduce((sum, { losers }) => sum + losers.length, 0),
      payees: asked.payees ? moved : [],
    });
  }
  return { base: [...costOf(swept.base)], scenarios: answered, faults: [] };
}

export async function compareTask(asked: Tasks["compare"]["ask"]): Promise<Compared> {
  const before = await outcomeOf(asked.before);
  const after = await outcomeOf(asked.after);
  const faults = [...before.faults, ...after.faults];
  const differences = differencesOf(before, after).filter(
    ({ payee }) => asked.payee === undefined || payee === asked.payee,
  );
  const byPayee = new Map<string, { payee: string; currency: string; amount: string; change: string }>();
  for (const each of differences) {
    const key = JSON.stringify([each.payee, each.currency]);
    const sum = byPayee.get(key) ?? { payee: each.payee, currency: each.currency, amount: "0", change: "0" };
    byPayee.set(key, {
      ...sum,
      amount: sumDecimals([sum.amount, each.after]),
      change: sumDecimals([sum.change, each.change]),
    });
  }
  const payees = [...byPayee.values()];
  const [old, now] = [totalsOf(before), totalsOf(after)];
  return {
    before: old,
    after: {
      totals: now,
      change: sums([...now, ...old.map(({ currency, amount }) => ({ currency, amount: minus(amount) }))]),
      winners: payees.filter(({ change }) => sign(change) > 0).length,
      losers: payees.filter(({ change }) => sign(change) < 0).length,
      payees: payees.filter(({ change }) => sign(change) !== 0),
    },
    differences: differences.filter(({ change }) => sign(change) !== 0),
    faults,
  };
}

async function outcomeOf(asked: Inputs): Promise<Outcome> {
  const { ruleSet, period, rows } = await readInputsOf(asked);
  if (rows.isBroken || (rows.faults.length > 0 && !asked.options.continue)) {
    const [first] = rows.faults;
    throw new TaskRefusal("rows-with-faults", `The rows have faults: ${first?.message ?? ""}`, first?.help);
  }
  return (await evaluateOutcome(ruleSet, rows.facts, { period }, asked.options.evaluator)).outcome;
}

function differencesOf(before: Outcome, after: Outcome): Compared["differences"] {
  const lines = new Map<string, Compared["differences"][number]>();
  for (const [side, { payouts }] of [["before", before] as const, ["after", after] as const]) {
    for (const { payee, period, component, currency, amount } of payouts) {
      const key = JSON.stringify([payee, period, component, currency]);
      const line = lines.get(key) ?? {
        payee,
        period,
        component,
        currency,
        before: "0",
        after: "0",
        change: "0",
      };
      lines.set(key, { ...line, [side]: amount });
    }
  }
  return [...lines.values()]
    .map((line) => ({ ...line, change: sumDecimals([line.after, minus(line.before)]) }))
    .sort((a, b) => compareKeys([a.payee, a.period, a.component], [b.payee, b.period, b.component]));
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

function totalsOf({ payouts }: Outcome) {
  return sums(payouts);
}

function minus(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function sign(amount: string): number {
  if (/^-?[0.]*$/.test(amount)) return 0;
  return amount.startsWith("-") ? -1 : 1;
}
