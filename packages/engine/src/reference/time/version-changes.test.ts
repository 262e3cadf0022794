import { describe, expect, it } from "vitest";
import { calculated } from "../../testing/calculated.js";
import { type ComponentParts, PlanBuilder } from "../../testing/plan-builder.js";

const records = {
  deals: [
    { id: "D1", rep: "ann", amount: "100", closed: "2026-01-10" },
    { id: "D2", rep: "ann", amount: "1000", closed: "2026-02-20" },
    { id: "D3", rep: "ann", amount: "10000", closed: "2026-04-10" },
  ],
};

function commission(
  per: "quarter" | { readonly owner: "credit"; readonly credit: string },
  ...dates: readonly Omit<ComponentParts, "pay">[]
) {
  const plan = new PlanBuilder();
  plan.payoutPer = "quarter";
  plan.deals();
  const base = per === "quarter" ? plan.sum("booking") : plan.credited();
  plan.component(
    "commission",
    per,
    ...dates.map((own, index) => ({
      ...own,
      pay: plan.multiply(plan.number(index === 0 ? "0.1" : "0.2"), base),
      paidPer: "quarter" as const,
    })),
  );
  return plan;
}

describe("versions of a component", () => {
  it("each pay the credits of their own dates", async () => {
    const plan = commission("quarter", { from: "2026-01-15", through: "2026-03-31" }, { from: "2026-04-01" });
    const { paid, faults } = await calculated(plan, records, "2026-H1");
    expect(faults).toEqual([]);
    expect(paid).toEqual(["2026-Q1 ann commission 100.00", "2026-Q2 ann commission 2000.00"]);
  });

  it("of one number a credit stand by the credit's date", async () => {
    const plan = commission(
      { owner: "credit", credit: "booking" },
      { from: "2026-01-01", through: "2026-02-14" },
      { from: "2026-02-15" },
    );
    const { paid } = await calculated(plan, records, "2026-Q1");
    expect(paid).toEqual(["2026-Q1 ann commission 210.00"]);
  });

  it("that change inside a period are a fault, and nothing is paid", async () => {
    const plan = commission("quarter", { from: "2026-01-01", through: "2026-02-14" }, { from: "2026-02-15" });
    const outcome = await calculated(plan, records, "2026-Q1");
    expect(outcome.codes).toEqual(["version-changes-inside-period"]);
    expect(outcome.faults[0]?.message).toContain("commission changes on 2026-02-15, within 2026-Q1");
    expect(outcome.payouts).toEqual([]);
    expect(outcome.figures).toEqual([]);
  });

  it("of one payee that begin inside a period are a fault, too", async () => {
    const plan = commission("quarter", {}, { payee: "ann", from: "2026-02-15" });
    const { codes, faults } = await calculated(plan, records, "2026-Q1");
    expect(codes).toEqual(["version-changes-inside-period"]);
    expect(faults[0]?.message).toContain("for ann");
  });
});

describe("versions of a figure", () => {
  it("that change inside a period are a fault", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const place = { line: 7, column: 3, length: 1 };
    const value = plan.sum("booking");
    plan.measure("sales", "month", value, {
      versions: [
        { value, place },
        { from: "2026-03-15", value: plan.money("1"), place },
      ],
    });
    plan.component("commission", "month", { pay: plan.figure("sales") });
    const { codes, faults } = await calculated(plan, records, "2026-01");
    expect(codes).toEqual(["version-changes-inside-period"]);
    expect(faults[0]).toMatchObject({ line: 7, column: 3, payee: null, period: null });
  });
});
