/** Plans on which the evaluators did not agree once. */

import { compilePlan } from "@attain/dsl";
import { calculate, calculateCompiled, factsFromRecords, prepare } from "@attain/engine";
import { expect, it } from "vitest";

const head = `language 1
plan found {
  effective from 2026-01-01 through 2026-06-30
  currency USD
  round half even
}
data payees { id : payee key  weight : number }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit booking of deals on closed { worth amount  to rep 100% }
measure bookings per quarter = sum(booking)
`;
const deals = [
  { id: "D1", rep: "bob", amount: "900", closed: "2026-04-02" },
  { id: "D2", rep: "ann", amount: "900", closed: "2026-04-01" },
];
const payees = [
  { id: "ann", weight: "0" },
  { id: "bob", weight: "1" },
];

it("a deal before which nobody who shares has a weight: the amount stands, its lines cannot be told", async () => {
  const { ruleSet } = compilePlan(`${head}
tiers rates retroactive { from 0 USD : 2%  from 50 USD : 3% plus 5 USD }
component pool per quarter {
  share sum(booking) / 3 among payees by bookings leavers included leftover largest
  gate payee.weight >= 1
  paid per quarter
}
component main per quarter { pay bookings at rates(pool)  paid per quarter }
payout per quarter { pay pool, main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const { facts } = factsFromRecords(ruleSet, { payees, deals }, {});
  const outcome = await calculate(ruleSet, facts, { period: "2026-Q2" });
  expect(outcome.faults.map(({ code }) => code)).toEqual(["no-weight"]);
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-Q2" })).toEqual({ outcome });
});

it("amounts of rows that refer to a deal are that deal's alone, also where no column tells deals apart", async () => {
  const { ruleSet } = compilePlan(`language 1
plan found { effective from 2026-01-01 through 2026-03-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  closed : date  received : money = sum(receipts.cash) }
data receipts { id : text key  deal : deals  on : date  cash : money }
credit booking of deals on closed { worth received  to rep 100% }
component main per month { pay sum(booking) * 5% }
payout per month { pay main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const rows = {
    payees: [{ id: "ann" }],
    deals: ["D1", "D2"].map((id) => ({ id, rep: "ann", closed: "2026-01-01" })),
    receipts: [{ id: "R1", deal: "D1", on: "2026-01-01", cash: "10" }],
  };
  const { facts } = factsFromRecords(ruleSet, rows, {});
  const outcome = await calculate(ruleSet, facts, { period: "2026-01" });
  expect(outcome.payouts.map(({ amount }) => amount)).toEqual(["0.50"]);
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-01" })).toEqual({ outcome });
});

it("a deal known after an amount was final has no part of it, in whatever stretch it is told", async () => {
  const { ruleSet } = compilePlan(`language 1
plan found { effective from 2026-01-01 through 2026-03-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date  known : date }
credit booking of deals on closed { worth amount  to rep 100% }
measure sales per month = sum(booking)
tiers rates marginal { from 0 USD : 4% }
component main per month { pay sales at rates(sales)  final after 10 days }
payout per month { pay main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const known = { D1: "2026-01-01", D2: "2026-03-01" };
  const { facts } = factsFromRecords(
    ruleSet,
    {
      payees: [{ id: "ann" }],
      deals: Object.entries(known).map(([id, day]) => ({
        id,
        rep: "ann",
        amount: "100",
        closed: "2026-01-01",
        known: day,
      })),
    },
    {},
  );
  const outcome = await calculate(ruleSet, facts, { period: "2026-Q1" });
  expect(outcome.lines.map(({ key, amount }) => [key, amount])).toEqual([["D1", "4.00"]]);
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-Q1" })).toEqual({ outcome });
});

it("a budget of nothing pays neither a deal nor its reversal, though both come to what was earned", async () => {
  const { ruleSet } = compilePlan(`${head}
component main per quarter { pay bookings * 3.3%  budget 0 USD overrun cut  paid per quarter }
payout per quarter { pay main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const returned = ["100", "-100"].map((amount, index) => ({
    id: `D${index}`,
    rep: "bob",
    amount,
    closed: `2026-04-0${index + 1}`,
  }));
  const { facts } = factsFromRecords(ruleSet, { payees, deals: returned }, {});
  const outcome = await calculate(ruleSet, facts, { period: "2026-Q2" });
  const own = outcome.lines.filter(({ payee }) => payee === "bob");
  expect(own.map(({ key, amount }) => [key, amount])).toEqual([
    ["D0", "0.00"],
    ["D1", "0.00"],
  ]);
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-Q2" })).toEqual({ outcome });
});

it("a row that could not be credited on a pay date is told, also when nobody in the plan would have had it", async () => {
  const { ruleSet } = compilePlan(`language 1
plan found {
  effective from 2026-01-01 through 2026-03-31
  currency USD
  payees where role = "AE"
  round half even
}
data payees dated { id : payee key  role : text  manager : payee optional }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit booking of deals on closed { worth amount  to rep 100% }
credit line_above of booking { worth booking  overlay payee.managers 100% }
component main per month { pay sum(line_above) * 5% }
payout per month { pay main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const rows = {
    payees: [
      { id: "ann", role: "BDR", from: "2025-11-22" },
      { id: "bob", role: "BDR", from: "2026-02-15" },
    ],
    deals: [
      { id: "D1", rep: "bob", amount: "100", closed: "2026-01-01", known: "2026-01-01" },
      { id: "D1", rep: "ann", amount: "100", closed: "2026-03-01", known: "2026-03-01" },
    ],
  };
  const { facts } = factsFromRecords(ruleSet, rows, {});
  for (const period of ["2026-Q1", "2026-01", "2026-02"]) {
    const outcome = await calculate(ruleSet, facts, { period });
    expect(outcome.faults.map(({ code }) => code)).toEqual(["management-gap"]);
    expect(calculateCompiled(prepare(ruleSet), facts, { period })).toEqual({ outcome });
  }
  const later = await calculate(ruleSet, facts, { period: "2026-03" });
  expect(later.faults).toEqual([]);
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-03" })).toEqual({ outcome: later });
});

const dated = `language 1
plan found { effective from 2026-01-01 through 2026-03-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date  known : date }
credit booking of deals on closed { worth amount  to rep 100% }
`;

it("what is held of one deal leaves no room under the cap of another", async () => {
  const { ruleSet } = compilePlan(`${dated}
component deal per booking { pay booking * 10%  cap 7 USD excess lost  paid per quarter }
payout per quarter { pay deal  hold 50% of deal until closed + 20 days  negative carried  leaver owes held paid }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const rows = {
    payees: [{ id: "ann" }],
    deals: [
      { id: "D1", rep: "ann", amount: "100", closed: "2026-01-01", known: "2026-01-01" },
      { id: "D2", rep: "ann", amount: "0.06", closed: "2026-03-31", known: "2026-03-31" },
    ],
  };
  const { facts } = factsFromRecords(ruleSet, rows, {});
  const outcome = await calculate(ruleSet, facts, { period: "2026-Q1" });
  const held = outcome.figures.find(({ name }) => name === "payout.held");
  expect(held?.value).toBe("0.01");
  expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-Q1" })).toEqual({ outcome });
});

it("a number of a credit that is final is what it was, whoever reads it, and of what came too late nothing", async () => {
  const { ruleSet } = compilePlan(`${dated}
component deal per booking { pay booking * 10%  final after 10 days }
measure of_deals per month = sum(deal)
payout per month { pay deal  hold 50% of deal until closed + 40 days  negative carried  leaver owes held paid }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const rows = {
    payees: [{ id: "ann" }],
    deals: [
      { id: "D1", rep: "ann", amount: "100", closed: "2026-01-01", known: "2026-01-01" },
      { id: "D1", rep: "ann", amount: "300", closed: "2026-01-02", known: "2026-02-01" },
      { id: "D2", rep: "ann", amount: "50", closed: "2026-01-03", known: "2026-02-01" },
      { id: "D3", rep: "ann", amount: "20", closed: "2026-02-27", known: "2026-02-27" },
      { id: "D3", rep: "ann", amount: "40", closed: "2026-02-27", known: "2026-03-05" },
    ],
  };
  const { facts } = factsFromRecords(ruleSet, rows, {});
  const outcome = await calculate(ruleSet, facts, { period: "2026-Q1" });
  const sums = outcome.figures.filter(({ name }) => name === "of_deals");
  expect(sums.map(({ period, value }) => [period, value])).toEqual([
    ["2026-01", "10"],
    ["2026-02", "4"],
    ["2026-03", "0"],
  ]);
  expect(outcome.lines.map(({ key, amount }) => [key, amount])).toEqual([
    ["D1", "10.00"],
    ["D3", "4.00"],
  ]);
  for (const period of ["2026-Q1", "2026-01", "2026-02", "2026-03"]) {
    const expected = await calculate(ruleSet, facts, { period });
    expect(calculateCompiled(prepare(ruleSet), facts, { period })).toEqual({ outcome: expected });
  }
});

it("a deal that was given another date too late takes nothing from the budget of that date", async () => {
  const { ruleSet } = compilePlan(`${dated}
component main per booking {
  pay booking * 7.77%
  budget 33.33 USD per month overrun scaled
  final after 1 months
  paid per month
}
payout per month { pay main }
`);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const own = { id: "D1", rep: "ann", amount: "100", closed: "2026-03-31", known: "2026-03-31" };
  const later = { id: "D2", rep: "bob", amount: "329.28", closed: "2026-03-01", known: "2026-03-01" };
  const first = { ...later, amount: "0", closed: "2026-01-01", known: "2026-01-01" };
  const people = { payees: [{ id: "ann" }, { id: "bob" }] };
  const paid = async (rows: readonly Readonly<Record<string, string>>[]) => {
    const { facts } = factsFromRecords(ruleSet, { ...people, deals: [...rows] }, {});
    const outcome = await calculate(ruleSet, facts, { period: "2026-03" });
    expect(calculateCompiled(prepare(ruleSet), facts, { period: "2026-03" })).toEqual({ outcome });
    return outcome.payouts.map(({ payee, amount }) => [payee, amount]);
  };
  expect(await paid([own, later])).toEqual([
    ["ann", "7.76"],
    ["bob", "25.57"],
  ]);
  expect(await paid([own, later, first])).toEqual([
    ["ann", "7.77"],
    ["bob", "0.00"],
  ]);
});
