import { describe, expect, it } from "vitest";
import { calculated, dealsOf } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

type Missing = "shared" | "zero" | "fault";

/** 20 % and 30 % of what is given, and 50 % of 4; `undefined` is an item without a value. */
async function mean(missing: Missing, ...given: readonly (string | undefined)[]): Promise<string> {
  const plan = new PlanBuilder();
  plan.deals();
  const items = [...given, "4"].map((value, index) => ({
    name: `item${index}`,
    weight: plan.number(["0.2", "0.3", "0.5"][index] ?? "0"),
    value: value === undefined ? plan.value({ op: "none" }) : plan.number(value),
  }));
  plan.measure("x", "month", plan.value({ op: "weighted", items, missing }));
  const outcome = await calculated(plan, dealsOf(100), "2026-01");
  return outcome.figure("x", "ann", "2026-01") ?? outcome.codes.join();
}

describe("a weighted mean", () => {
  it("weighs what is there", async () => {
    expect(await mean("fault", "1", "2")).toBe("2.8");
  });

  it("shares the weight of what is missing, counts it as nought, or stops", async () => {
    // 20 % of 1 and 50 % of 4, of 70 %.
    expect(await mean("shared", "1", undefined)).toBe("3.142857142857");
    expect(await mean("shared", undefined, undefined)).toBe("4");
    expect(await mean("zero", "1", undefined)).toBe("2.2");
    expect(await mean("fault", "1", undefined)).toBe("absent-value");
  });

  it("of a division by zero misses the item, as an else would", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const broken = plan.divide(plan.number("1"), plan.number("0"));
    const items = [broken, plan.number("7")].map((value, index) => ({
      name: `item${index}`,
      weight: plan.number("0.5"),
      value,
    }));
    plan.measure("x", "month", plan.value({ op: "weighted", items, missing: "shared" }));
    expect((await calculated(plan, dealsOf(100), "2026-01")).figure("x", "ann", "2026-01")).toBe("7");
  });

  it("of nothing at all has no value, which an else answers", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const none = plan.value({ op: "none" });
    const items = [{ name: "item", weight: plan.number("1"), value: none }];
    const value = plan.value({ op: "weighted", items, missing: "shared" });
    plan.measure("x", "month", value);
    plan.measure("y", "month", plan.value({ op: "else", value, otherwise: plan.number("9") }));
    const outcome = await calculated(plan, dealsOf(100), "2026-01");
    expect(outcome.codes).toEqual(["absent-value"]);
    expect(outcome.figure("y", "ann", "2026-01")).toBe("9");
  });
});
