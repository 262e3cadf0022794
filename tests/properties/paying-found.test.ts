/** What the laws of paying have found once, kept small. */

import { expect, it } from "vitest";
import type { History } from "./paying-facts.js";
import { type Plan, ruleSetOf } from "./paying-plans.js";
import { kinds, ledgerOf, payRun, periodOf, sums } from "./paying-runs.js";

const plain: Plan = {
  mode: "marginal",
  lowRate: 2,
  highRate: 9,
  paid: "month",
  limit: "",
  bonus: "",
  final: "",
  hold: "",
  secondHold: "",
  draw: "",
  bonusDraw: "",
  cap: "",
  negative: "carried",
  leaver: "owes",
  held: "waits",
  pay: "",
  round: "",
};

const joined: History = ["ann", "bob"].map((id) => ({
  source: "payees",
  record: { id, from: "2026-01-01", left: null, known: "2026-01-01" },
  arrives: 0,
}));

const deal = (id: string, amount: string, known: string, closed = known): History[number] => ({
  source: "deals",
  record: { id, rep: "ann", partner: null, amount, closed, collected: false, known },
  arrives: 0,
});

it("keeps a draw's balance with its components when others are settled with them for a while", async () => {
  const apart = {
    ...plain,
    bonus: "deal",
    draw: "draw 300 USD against commission recoverable from 2026-01-01 through 2026-02-28",
  } as const;
  const together = { ...plain, bonus: "deal" } as const;
  const history = [...joined, deal("D1", "100", "2026-03-10")];
  const runs = [
    { month: 1, ruleSet: ruleSetOf(apart) },
    { month: 2, ruleSet: ruleSetOf(together) },
    { month: 3, ruleSet: ruleSetOf(apart) },
  ];
  const ledger = await ledgerOf(runs, history);
  // The 2 of the commission and the 25 of the bonus are set off in March, and stay so.
  const balances = sums(
    ledger,
    kinds("advanced", "recovered"),
    ({ payee, component }) => `${payee} ${component}`,
  );
  expect(balances).toEqual({ "ann commission": 27_300, "bob commission": 30_000 });
  const { figures } = await payRun(ruleSetOf(apart), history, periodOf(4), ledger);
  const owes = figures.find(({ payee, name }) => payee === "ann" && name === "payout.balance");
  expect(owes?.value).toBe("-273.00");
});

it("forgives what draws paid up to the day, whether or not anybody was paid on it", async () => {
  const forgiving = { ...plain, draw: "draw 300 USD recoverable forgiven 2026-06-30" } as const;
  const there = (from: string, active: boolean): History[number] => ({
    source: "payees",
    record: { id: "ann", from, active, left: null, known: from },
    arrives: 0,
  });
  // Nobody is there in June, and the ledger has no entry of it.
  const away = [there("2026-01-01", false), there("2026-07-01", true)];
  const months = Array.from({ length: 8 }, (_, month) => ({ month, ruleSet: ruleSetOf(forgiving) }));
  const ledger = await ledgerOf(months, away);
  expect(ledger.map(({ payPeriod, kind, amount }) => `${payPeriod} ${kind} ${amount}`)).toEqual([
    "2026-07 advanced 300.00",
    "2026-08 advanced 300.00",
  ]);
  const here = joined.filter(({ record }) => record.id === "ann");
  const skipped = await ledgerOf([...months.slice(0, 4), ...months.slice(6)], here);
  const given = sums(skipped, kinds("forgiven"), ({ payPeriod }) => payPeriod);
  expect(given).toEqual({ "2026-07": 120_000 });
  const balance = sums(skipped, kinds("advanced", "recovered"));
  expect(balance).toEqual({ ann: 60_000 });
});
