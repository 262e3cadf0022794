import { describe, expect, it } from "vitest";
import { compilePlan } from "../../compile-plan.js";

const plan = (component: string, clauses = "over 36 months from closed equally leftover last") =>
  compilePlan(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
measure sales per month = sum(sale) else 0 USD
tiers rate marginal { from 0 USD : 5%  from 1_000 USD : 10% plus 100 USD }
${component}
payout per month { pay commission }
journal cost of commission {
  ${clauses}
  dr "Asset" cr "Payable" on earning
  ${clauses.includes("over") ? 'dr "Expense" cr "Asset" on amortising' : ""}
}`)
    .diagnostics.filter(({ code }) => code !== "never-used")
    .map(({ code, message }) => `${code}: ${message}`);

describe("a journal of deals", () => {
  it("is of sums over credits, however they are priced and cut", () => {
    expect(plan("component commission per month { pay 10% * sum(sale) }")).toEqual([]);
    expect(
      plan(
        "component commission per month { gate sales > 0 USD  pay sales at rate(sales)  cap 500 USD excess lost }",
      ),
    ).toEqual([]);
    expect(plan("component commission per sale { pay 500 USD  floor 600 USD }")).toEqual([]);
  });

  it("is not of what is earned without a deal, too", () => {
    const expected = ["which-deal: `over` speaks of deals, and `commission` may earn an amount on no deal"];
    expect(plan("component commission per month { pay 500 USD + 10% * sum(sale) }")).toEqual(expected);
    expect(plan("component commission per month { pay 10% * sum(sale)  floor 100 USD }")).toEqual(expected);
    expect(plan("component commission per month { pay 10% * sum(sale)  floor 100 USD }", "")).toEqual([]);
  });
});
