import { describe, expect, it } from "vitest";
import { calculated, dealsOf, type Records } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

/** Deals, a measure `bookings`, and a yearly `target` given as a number. */
function selling(per: "month" | "quarter" | "year" = "month"): PlanBuilder {
  const plan = new PlanBuilder();
  plan.deals();
  plan.measure("bookings", per, plan.sum("booking"));
  return plan;
}

/** Attainment of a fixed quota. */
function attaining(quota: string): PlanBuilder {
  const plan = selling();
  const attainment = plan.divide(plan.figure("bookings"), plan.money(quota));
  plan.measure("attainment", "month", attainment, { type: { kind: "percent" } });
  return plan;
}

const perBooking = { owner: "credit", credit: "booking" } as const;

describe("marginal tiers", () => {
  it("pay the first plan's 66,000", async () => {
    const plan = attaining("900000");
    plan.tiers("rate", "marginal", [
      ["0", "0.04"],
      ["0.5", "0.08"],
      ["1", "0.12"],
    ]);
    plan.component("commission", "month", {
      pay: plan.figure("bookings"),
      at: ["rate", plan.figure("attainment")],
    });
    const outcome = await calculated(plan, dealsOf(1_000_000), "2026-01");
    expect(outcome.figure("commission", "ann", "2026-01")).toBe("66000.00");
    const inFour = await calculated(plan, dealsOf(300_000, 300_000, 350_000, 50_000), "2026-01");
    expect(inFour.figure("commission", "ann", "2026-01")).toBe("66000.00");
  });

  it("price each deal alone: 50, 200, 1,200", async () => {
    const plan = selling();
    plan.tiers("step", "marginal", [
      ["0", "0.01"],
      ["10000", "0.02"],
      ["50000", "0.03"],
      ["100000", "0.04"],
    ]);
    plan.component("alone", perBooking, { pay: plan.credited(), at: ["step", plan.credited()] });
    const outcome = await calculated(plan, dealsOf(5_000, 15_000, 60_000), "2026-01");
    expect(outcome.deals("alone")).toEqual(["D1 50.00", "D2 200.00", "D3 1200.00"]);
    expect(outcome.figure("alone", "ann", "2026-01")).toBe("1450.00");
    expect(outcome.paid).toEqual(["2026-01 ann alone 1450.00"]);
  });

  it("add a flat amount once on entering a tier, to the deal that entered it: 205, 306, 80", async () => {
    const plan = selling();
    plan.tiers("graduated", "marginal", [
      ["0", "0.01", "200"],
      ["1000", "0.02", "300"],
      ["10000", "0.03", "400"],
    ]);
    plan.component("charge", "month", {
      pay: plan.figure("bookings"),
      at: ["graduated", plan.figure("bookings")],
    });
    const outcome = await calculated(plan, dealsOf(500, 550, 4_000), "2026-01");
    expect(outcome.deals("charge")).toEqual(["D1 205.00", "D2 306.00", "D3 80.00"]);
    expect(outcome.figure("charge", "ann", "2026-01")).toBe("591.00");
    const none = await calculated(plan, { deals: [] }, "2026-01", {
      fixed: [{ figure: "other", payee: "ann", period: "2026-01", value: "1" }],
    });
    expect(none.figure("charge", "ann", "2026-01")).toBe("0.00");
  });

  it("price target pay in proportion to attainment: 145,000", async () => {
    const plan = attaining("500000");
    plan.tiers("pace", "marginal", [
      ["0", "1"],
      ["1", "1.5"],
      ["1.3", "2"],
    ]);
    plan.component("variable", "month", {
      pay: plan.multiply(plan.money("100000"), plan.figure("attainment")),
      at: ["pace", plan.figure("attainment")],
    });
    const outcome = await calculated(plan, dealsOf(400_000, 250_000), "2026-01");
    expect(outcome.figure("variable", "ann", "2026-01")).toBe("145000.00");
  });

  it("walk back down after a reversal, to nothing", async () => {
    const plan = attaining("1000");
    plan.tiers("rate", "marginal", [
      ["0", "0.05"],
      ["1", "0.1"],
    ]);
    plan.component("commission", "month", {
      pay: plan.figure("bookings"),
      at: ["rate", plan.figure("attainment")],
    });
    const outcome = await calculated(plan, dealsOf(1_500, -1_500), "2026-01");
    expect(outcome.figure("commission", "ann", "2026-01")).toBe("0.00");
    expect(outcome.deals("commission")).toEqual(["D1 100.00", "D2 -100.00"]);
    const negative = await calculated(plan, dealsOf(-500), "2026-01");
    expect(negative.figure("commission", "ann", "2026-01")).toBe("-25.00");
  });

  it("start where the year stands when the axis is to date: March pays 45,000", async () => {
    const plan = selling();
    const ytd = plan.sum("booking", { window: { kind: "toDate", unit: "year" } });
    plan.measure("ytd", "month", plan.divide(ytd, plan.money("1000000")), { type: { kind: "percent" } });
    plan.tiers("ytd_rate", "marginal", [
      ["0", "0.05"],
      ["1", "0.1"],
    ]);
    plan.component("commission", "month", { pay: plan.sum("booking"), at: ["ytd_rate", plan.figure("ytd")] });
    const records: Records = {
      deals: [
        { id: "D1", rep: "ann", amount: "700000", closed: "2026-01-10" },
        { id: "D2", rep: "ann", amount: "600000", closed: "2026-03-10" },
      ],
    };
    const outcome = await calculated(plan, records, "2026-03");
    expect(outcome.figure("commission", "ann", "2026-03")).toBe("45000.00");
    expect(outcome.paid).toEqual(["2026-03 ann commission 45000.00"]);
  });

  it("pay a flat amount in the period that reaches the tier, and not again", async () => {
    const plan = selling();
    const ytd = plan.sum("booking", { window: { kind: "toDate", unit: "year" } });
    plan.tiers("kicker", "marginal", [
      ["0", "0"],
      ["1000", "0", "500"],
    ]);
    plan.component("bonus", "month", { pay: plan.sum("booking"), at: ["kicker", ytd] });
    const outcome = await calculated(
      plan,
      {
        deals: [
          { id: "D1", rep: "ann", amount: "1200", closed: "2026-01-10" },
          { id: "D2", rep: "ann", amount: "100", closed: "2026-02-10" },
        ],
      },
      "2026",
    );
    expect(outcome.figure("bonus", "ann", "2026-01")).toBe("500.00");
    expect(outcome.figure("bonus", "ann", "2026-02")).toBe("0.00");
  });
});

describe("other modes", () => {
  it("reached: each credit whole at the tier the total stands in after it", async () => {
    const plan = attaining("1000000");
    plan.tiers("rate", "reached", [
      ["0", "0.05"],
      ["1", "0.1"],
    ]);
    plan.component("commission", "month", {
      pay: plan.figure("bookings"),
      at: ["rate", plan.figure("attainment")],
    });
    const outcome = await calculated(plan, dealsOf(700_000, 600_000), "2026-01");
    expect(outcome.deals("commission")).toEqual(["D1 35000.00", "D2 60000.00"]);
  });

  it("top rate: all above the quota at the highest tier's rate: 90,000", async () => {
    const plan = attaining("100000");
    plan.tiers(
      "overage",
      "topRate",
      [
        ["0", "1"],
        ["1", "1.5"],
        ["1.25", "2"],
        ["1.5", "2.5"],
      ],
      { above: "1" },
    );
    plan.component("commission", "month", {
      pay: plan.multiply(plan.number("0.5"), plan.figure("bookings")),
      at: ["overage", plan.figure("attainment")],
    });
    for (const deals of [dealsOf(140_000), dealsOf(90_000, 20_000, 30_000)]) {
      const outcome = await calculated(plan, deals, "2026-01");
      expect(outcome.figure("commission", "ann", "2026-01")).toBe("90000.00");
    }
  });

  it("retroactive: one rate for everything: 50, 300, 1,800 alone, 6,250 together", async () => {
    const plan = selling();
    plan.tiers("flat", "retroactive", [
      ["0", "0.01"],
      ["10000", "0.02"],
      ["50000", "0.03"],
      ["100000", "0.04"],
    ]);
    plan.component("alone", perBooking, { pay: plan.credited(), at: ["flat", plan.credited()] });
    const outcome = await calculated(plan, dealsOf(5_000, 15_000, 60_000), "2026-01");
    expect(outcome.deals("alone")).toEqual(["D1 50.00", "D2 300.00", "D3 1800.00"]);

    const volume = selling();
    volume.tiers("bonus", "retroactive", [
      ["0", "0.03"],
      ["100000", "0.05"],
    ]);
    volume.component("together", "month", {
      pay: volume.figure("bookings"),
      at: ["bonus", volume.figure("bookings")],
    });
    const together = await calculated(volume, dealsOf(60_000, 45_000, 20_000), "2026-01");
    expect(together.figure("together", "ann", "2026-01")).toBe("6250.00");
    expect(together.deals("together")).toEqual(["D1 3000.00", "D2 2250.00", "D3 1000.00"]);
  });

  it("accumulating: 2, 3, 20, 14, 30, 80 make 149; and a blended rate of 1.5 %", async () => {
    const plan = selling();
    plan.tiers(
      "points",
      "accumulating",
      [
        ["0", "10"],
        ["1000", "40"],
        ["3000", "100"],
        ["8000", "2000"],
      ],
      { end: "20000" },
    );
    const value = plan.value({ op: "tier", tiers: "points", axis: plan.credited() });
    plan.component("alone", perBooking, { pay: value });
    const outcome = await calculated(plan, dealsOf(200, 300, 1_500, 1_200, 2_000, 4_500), "2026-01");
    expect(outcome.deals("alone").map((line) => line.split(" ")[1])).toEqual([
      "2.00",
      "3.00",
      "20.00",
      "14.00",
      "30.00",
      "80.00",
    ]);
    expect(outcome.figure("alone", "ann", "2026-01")).toBe("149.00");

    const blended = selling();
    blended.tiers(
      "blended",
      "accumulating",
      [
        ["0", "0.01"],
        ["1000", "0.02"],
      ],
      { end: "5000" },
    );
    blended.component("pay", "month", {
      pay: blended.figure("bookings"),
      at: ["blended", blended.figure("bookings")],
    });
    expect((await calculated(blended, dealsOf(2_000), "2026-01")).figure("pay", "ann", "2026-01")).toBe(
      "30.00",
    );
  });

  it("curve: half way between two anchors", async () => {
    const plan = attaining("1000");
    plan.tiers("bonus", "curve", [plan.row("below", "0.7", "0"), ["0.7", "0.5"], ["1", "1"], ["1.2", "1.5"]]);
    plan.component("pay", "month", { pay: plan.money("1000"), at: ["bonus", plan.figure("attainment")] });
    expect((await calculated(plan, dealsOf(850), "2026-01")).figure("pay", "ann", "2026-01")).toBe("750.00");
    expect((await calculated(plan, dealsOf(650), "2026-01")).figure("pay", "ann", "2026-01")).toBe("0.00");
    expect((await calculated(plan, dealsOf(5_000), "2026-01")).figure("pay", "ann", "2026-01")).toBe(
      "1500.00",
    );
  });

  it("takes given figures for a step from nought", async () => {
    const plan = attaining("900000");
    plan.tiers("rate", "marginal", [
      ["0", "0.04"],
      ["0.5", "0.08"],
      ["1", "0.12"],
    ]);
    plan.component("commission", "month", {
      pay: plan.figure("bookings"),
      at: ["rate", plan.figure("attainment")],
    });
    const fixed = [{ figure: "bookings", payee: "ann", period: "2026-01", value: "1000000" }];
    const outcome = await calculated(plan, { deals: [] }, "2026-01", { fixed });
    expect(outcome.figure("commission", "ann", "2026-01")).toBe("66000.00");
  });
});

describe("the order of operations", () => {
  const gated = (past: "paid" | "lost") => {
    const plan = selling();
    plan.component("pay", "month", {
      pay: plan.multiply(plan.number("0.1"), plan.figure("bookings")),
      gates: [
        { when: plan.compare(plan.figure("bookings"), "decimalGreaterOrEqual", plan.money("1000")), past },
      ],
      floors: [{ value: plan.money("150") }],
    });
    return plan;
  };

  it("stops at a gate that is shut: no floor lifts it", async () => {
    const outcome = await calculated(gated("paid"), dealsOf(500), "2026-01");
    expect(outcome.figure("pay", "ann", "2026-01")).toBe("0.00");
  });

  it("pays the past, or loses what came before the credit that opened the gate", async () => {
    const deals = dealsOf(600, 600, 1_000);
    expect((await calculated(gated("paid"), deals, "2026-01")).deals("pay")).toEqual([
      "D1 60.00",
      "D2 60.00",
      "D3 100.00",
    ]);
    const lost = await calculated(gated("lost"), deals, "2026-01");
    expect(lost.figure("pay", "ann", "2026-01")).toBe("160.00");
    expect(lost.deals("pay")).toEqual(["D2 60.00", "D3 100.00"]);
  });

  it("multiplies, then raises to the floor, then cuts at the cap, which wins", async () => {
    const plan = selling();
    plan.component("pay", "month", {
      pay: plan.figure("bookings"),
      times: [plan.number("0.5"), plan.number("0.2")],
      floors: [{ value: plan.money("150") }],
      caps: [{ value: plan.money("120") }],
    });
    const outcome = await calculated(plan, dealsOf(1_000), "2026-01");
    expect(outcome.figure("pay", "ann", "2026-01")).toBe("120.00");
    expect(outcome.figure("pay.uncapped", "ann", "2026-01")).toBe("150");
    expect(outcome.figure("pay.excess", "ann", "2026-01")).toBe("30");
  });

  it("leaves of a yearly cap what earlier quarters have not used", async () => {
    const plan = selling("quarter");
    plan.payoutPer = "quarter";
    plan.component("pay", "quarter", {
      pay: plan.figure("bookings"),
      caps: [{ value: plan.money("1000"), per: "year" }],
    });
    const deal = (id: string, amount: string, closed: string) => ({ id, rep: "ann", amount, closed });
    const outcome = await calculated(
      plan,
      {
        deals: [
          deal("D1", "700", "2026-01-10"),
          deal("D2", "700", "2026-04-10"),
          deal("D3", "700", "2026-07-10"),
        ],
      },
      "2026",
    );
    expect(outcome.paid).toEqual([
      "2026-Q1 ann pay 700.00",
      "2026-Q2 ann pay 300.00",
      "2026-Q3 ann pay 0.00",
      "2026-Q4 ann pay 0.00",
    ]);
  });

  it("rounds once, the exact value, alike in both signs", async () => {
    const plan = selling();
    plan.component("half_up", "month", {
      pay: plan.multiply(plan.figure("bookings"), plan.number("0.5")),
      rounding: { mode: "half up", places: 2 },
    });
    plan.component("half_even", "month", {
      pay: plan.multiply(plan.figure("bookings"), plan.number("0.5")),
    });
    const plus = await calculated(plan, dealsOf("24.69"), "2026-01");
    const minus = await calculated(plan, dealsOf("-24.69"), "2026-01");
    expect(plus.figure("half_up", "ann", "2026-01")).toBe("12.35");
    expect(minus.figure("half_up", "ann", "2026-01")).toBe("-12.35");
    expect(plus.figure("half_even", "ann", "2026-01")).toBe("12.34");
    expect(minus.figure("half_even", "ann", "2026-01")).toBe("-12.34");
  });

  it("pays only credits within the statement's own days, on the axis of all", async () => {
    const plan = selling();
    plan.tiers("rate", "marginal", [
      ["0", "0.1"],
      ["1000", "0.2"],
    ]);
    plan.component("spif", "month", {
      from: "2026-01-02",
      through: "2026-01-03",
      pay: plan.figure("bookings"),
      at: ["rate", plan.figure("bookings")],
    });
    const outcome = await calculated(plan, dealsOf(1_000, 100, 100, 100), "2026-01");
    expect(outcome.deals("spif")).toEqual(["D2 20.00", "D3 20.00"]);
  });

  it("has a line of no deal for a floor over nothing", async () => {
    const plan = selling();
    plan.component("guarantee", "month", {
      pay: plan.figure("bookings"),
      floors: [{ value: plan.money("100") }],
    });
    const outcome = await calculated(plan, { deals: [] }, "2026-01", {
      fixed: [{ figure: "x", payee: "ann", period: "2026-01", value: "0" }],
    });
    expect(outcome.lines).toEqual([
      {
        payee: "ann",
        period: "2026-01",
        component: "guarantee",
        credit: "",
        key: "",
        date: "",
        amount: "100.00",
        currency: "USD",
      },
    ]);
  });

  it("reads other components after rounding", async () => {
    const plan = selling();
    plan.component("first", "month", { pay: plan.multiply(plan.figure("bookings"), plan.number("0.333")) });
    plan.component("second", "month", { pay: plan.multiply(plan.figure("first"), plan.number("100")) });
    const outcome = await calculated(plan, dealsOf("10.01"), "2026-01");
    expect(outcome.figure("first", "ann", "2026-01")).toBe("3.33");
    expect(outcome.figure("second", "ann", "2026-01")).toBe("333.00");
  });
});
