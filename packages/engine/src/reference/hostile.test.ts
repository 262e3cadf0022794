/** Rule sets that nobody would write: they end, and end in faults. */

import { describe, expect, it } from "vitest";
import { calculated, dealsOf } from "../testing/calculated.js";
import { PlanBuilder } from "../testing/plan-builder.js";

const number = { type: { kind: "number" } } as const;

describe("a hostile rule set", () => {
  it("that nests without end is refused, not followed", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    let slot = plan.number("1");
    for (let depth = 0; depth < 100_000; depth += 1) slot = plan.value({ op: "negate", operand: slot });
    plan.measure("deep", "month", slot, number);
    const outcome = await calculated(plan, dealsOf(1), "2026-01");
    expect(outcome.codes).toEqual(["formula-too-large"]);
    expect(outcome.figures).toEqual([]);
  });

  it("that doubles itself sixty times is refused, not calculated", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    let slot = plan.number("1");
    for (let depth = 0; depth < 60; depth += 1) slot = plan.add(slot, slot);
    plan.measure("wide", "month", slot, number);
    expect((await calculated(plan, dealsOf(1), "2026-01")).codes).toEqual(["formula-too-large"]);
  });

  it("that contains itself is refused", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const next = plan.number("1") + 1;
    plan.measure("round", "month", plan.value({ op: "negate", operand: next }), number);
    const tables = new PlanBuilder();
    tables.deals();
    const call = tables.value({ op: "call", table: "again", arguments: [] });
    tables.table("again", [], "first", [[tables.is(tables.yes(true), "isYes"), call]]);
    tables.measure("round", "month", call, number);
    for (const hostile of [plan, tables]) {
      expect((await calculated(hostile, dealsOf(1), "2026-01")).codes).toEqual(["figure-cycle"]);
    }
  });

  it("that doubles itself from figure to figure is calculated, each figure once", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("f0", "month", plan.number("1"), number);
    for (let index = 1; index <= 60; index += 1) {
      const before = () => plan.figure(`f${index - 1}`);
      plan.measure(`f${index}`, "month", plan.add(before(), before()), number);
    }
    const outcome = await calculated(plan, dealsOf(1), "2026-01");
    expect(outcome.figure("f60", "ann", "2026-01")).toBe(String(2n ** 60n));
  });

  it("that looks back day by day for years does not fill the stack", async () => {
    const plan = new PlanBuilder({ from: "2020-01-01" });
    plan.deals();
    const before = plan.otherwise(plan.figure("count", { back: 1 }), plan.number("0"));
    plan.measure("count", "day", plan.add(before, plan.number("1")), number);
    const outcome = await calculated(plan, dealsOf(1), "2026-12-31");
    expect(outcome.figure("count", "ann", "2026-12-31")).toBe("2557");
  });

  it("that runs for a thousand years is refused", async () => {
    const plan = new PlanBuilder({ through: "3026-12-31" });
    plan.deals();
    expect((await calculated(plan, dealsOf(1), "2026-01")).codes).toEqual(["plan-too-long"]);
  });

  it("whose credits are made of each other ends in a fault", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const to = [[plan.column("rep"), plan.number("1")]] as const;
    plan.credit("a", { of: "b", worth: plan.credited(), to });
    plan.credit("b", { of: "a", worth: plan.credited(), to });
    expect((await calculated(plan, dealsOf(1), "2026-01")).codes).toEqual(["figure-cycle"]);
  });

  it("whose rows refer to each other in a circle ends in a fault", async () => {
    const plan = new PlanBuilder();
    const above = plan.lookup("deals", { id: plan.column("parent") }, "total");
    const total = plan.add(plan.column("amount"), plan.otherwise(above, plan.number("0")));
    plan.data("deals", {
      id: "text key",
      rep: "payee",
      parent: "text optional",
      amount: "money",
      closed: "date",
      total: { type: "money", formula: total },
    });
    const to = [[plan.column("rep"), plan.number("1")]] as const;
    plan.credit("booking", { of: "deals", on: "closed", worth: plan.column("total"), to });
    const row = (id: string, parent?: string) => ({
      id,
      rep: "ann",
      parent,
      amount: "1",
      closed: "2026-01-05",
    });
    const records = { deals: [row("D1", "D2"), row("D2", "D1"), row("D3")] };
    // A column that reads itself through other rows contains itself, whatever the rows.
    expect((await calculated(plan, records, "2026-01")).codes).toEqual(["figure-cycle"]);
  });

  it("that calls things __proto__ finds nothing special under that name", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("__proto__", "month", plan.number("3"), number);
    plan.measure("constructor", "month", plan.figure("__proto__"), number);
    const records = { deals: [{ id: "__proto__", rep: "__proto__", amount: "1", closed: "2026-01-05" }] };
    const outcome = await calculated(plan, records, "2026-01");
    expect(outcome.figure("constructor", "__proto__", "2026-01")).toBe("3");
    expect(outcome.faults).toEqual([]);
  });
});
