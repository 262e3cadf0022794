/** A pay date comes to the same whatever else a run is asked for, also where a later correction frees a budget. */

import { compilePlan } from "@attain/dsl";
import { calculate, calculateCompiled, factsFromRecords, prepare } from "@attain/engine";
import { expect, it } from "vitest";

const text = `language 1
plan budgets {
  effective from 2026-01-01 through 2026-06-30
  currency USD
  round half even
}
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit booking of deals on closed { worth amount  to rep 100% }
component per_deal per booking {
  pay 5% * booking
  budget 50 USD per quarter overrun cut
}
payout per quarter { pay per_deal }
`;
const deal = { rep: "ann", amount: "100", closed: "2026-01-01", known: "2026-01-01" };
const rows = {
  payees: [{ id: "ann" }],
  deals: [
    { ...deal, id: "D1" },
    { ...deal, id: "D1", amount: "0", known: "2026-07-01" },
    { ...deal, id: "D2", closed: "2026-04-01", known: "2026-04-01" },
    { ...deal, id: "D3", amount: "900.11" },
  ],
};

it("pays no cent of a budget before it is freed", async () => {
  const { ruleSet } = compilePlan(text);
  if (ruleSet === undefined) throw new Error("the plan has an error");
  const { facts } = factsFromRecords(ruleSet, rows, {});
  const whole = await calculate(ruleSet, facts, { period: "2026" });
  const amounts = whole.payouts.map(({ period, amount }) => `${period} ${amount}`);
  expect(amounts).toEqual(["2026-Q1 50.00", "2026-Q2 5.00", "2026-Q3 -4.99"]);
  const compiled = calculateCompiled(prepare(ruleSet), facts, { period: "2026" });
  expect(compiled).toEqual({ outcome: whole });
});
