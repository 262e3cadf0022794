import { describe, expect, it } from "vitest";
import type { Limit } from "../../rule-set.js";
import { calculated } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

const usd = { kind: "money", currency: "USD" } as const;

const deal = (id: string, amount: string, closed: string) => ({ id, rep: "ann", amount, closed });
const deals = [
  deal("D1", "10000", "2026-01-10"),
  deal("D2", "20", "2026-01-10"),
  deal("D3", "1000", "2026-08-10"),
];

/** `most` is 100 in the first half of the year and 465 in the second. */
function limitedTo(
  on: "opening" | "closing" | "average",
  per: Limit["per"],
  kind: "caps" | "floors" = "caps",
): PlanBuilder {
  const plan = new PlanBuilder();
  plan.payoutPer = "quarter";
  plan.deals();
  plan.param("most", usd, [
    { from: "2026-01-01", value: plan.money("100") },
    { from: "2026-07-01", value: plan.money("465") },
  ]);
  const value = plan.value({ op: "reading", on, value: plan.parameter("most") });
  const pay = kind === "caps" ? plan.sum("booking") : plan.money("0");
  plan.component("pay", "quarter", { pay, [kind]: [{ value, ...(per && { per }) }] });
  return plan;
}

const paidBy = async (plan: PlanBuilder) =>
  (await calculated(plan, { deals }, "2026")).payouts.map(({ amount }) => amount);

describe("a limit per year", () => {
  it("reads a dated value for the year, whichever quarter asks", async () => {
    expect(await paidBy(limitedTo("opening", "year"))).toEqual(["100.00", "0.00", "0.00", "0.00"]);
    expect(await paidBy(limitedTo("closing", "year"))).toEqual(["465.00", "0.00", "0.00", "0.00"]);
    // 181 days of 100 and 184 of 465
    expect(await paidBy(limitedTo("average", "year"))).toEqual(["284.00", "0.00", "0.00", "0.00"]);
  });

  it("is raised to as a floor once in the year", async () => {
    expect(await paidBy(limitedTo("closing", "year", "floors"))).toEqual(["465.00", "0.00", "0.00", "0.00"]);
  });

  it("without a window holds for the quarter, which reads its own value", async () => {
    expect(await paidBy(limitedTo("closing", undefined))).toEqual(["100.00", "0.00", "465.00", "0.00"]);
    expect(await paidBy(limitedTo("closing", "quarter"))).toEqual(["100.00", "0.00", "465.00", "0.00"]);
  });

  it("grows with the credits of the year that it counts", async () => {
    const plan = new PlanBuilder();
    plan.payoutPer = "quarter";
    plan.deals();
    const value = plan.multiply(plan.number("0.01"), plan.sum("booking"));
    plan.component("pay", "quarter", { pay: plan.sum("booking"), caps: [{ value, per: "year" }] });
    // 1 % of 10,020 by March; in August 10 more, which the first quarter has room for.
    expect(await paidBy(plan)).toEqual(["100.20", "0.00", "10.00", "0.00"]);
  });
});

describe("a limit of a component of one number a credit", () => {
  it("counts the credits of its window, a day included", async () => {
    const plan = new PlanBuilder();
    plan.payoutPer = "quarter";
    plan.deals();
    const credit = { owner: "credit", credit: "booking" } as const;
    plan.component("pay", credit, {
      pay: plan.credited(),
      caps: [{ value: plan.money("10010"), per: "day" }],
    });
    expect(await paidBy(plan)).toEqual(["10010.00", "0.00", "1000.00", "0.00"]);
  });
});
