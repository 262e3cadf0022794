import { describe, expect, it } from "vitest";
import type { Slot } from "../../rule-set.js";
import { calculated, dealsOf, type Records } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

const number = { type: { kind: "number" } } as const;

describe("days in the plan", () => {
  /** A roster with roles, and a figure that prorates 90. */
  const prorating = () => {
    const plan = new PlanBuilder();
    plan.roster({ role: "text" });
    plan.deals();
    plan.eligible(plan.compare(plan.column("role"), "textEqual", plan.text("AE")));
    plan.quota("target", "quarter", plan.value({ op: "prorate", value: plan.number("90") }), number);
    plan.measure("count", "quarter", plan.aggregate("count", { credit: "booking" }), number);
    return plan;
  };
  const target = async (payees: Records["payees"], deals: Records["deals"] = []) => {
    const outcome = await calculated(prorating(), { payees: payees ?? [], deals: deals ?? [] }, "2026-Q1");
    return outcome.figure("target", "ann", "2026-Q1");
  };

  it("run from the first row of the roster, the day itself included", async () => {
    expect(await target([{ id: "ann", from: "2025-06-01", role: "AE" }])).toBe("90");
    expect(await target([{ id: "ann", from: "2026-01-15", role: "AE" }])).toBe("76");
  });

  it("run through the day somebody left", async () => {
    expect(await target([{ id: "ann", from: "2025-06-01", role: "AE", left: "2026-01-10" }])).toBe("10");
  });

  it("are those on which the roster's row of the day is eligible", async () => {
    const rows = [
      { id: "ann", from: "2026-01-01", role: "SDR" },
      { id: "ann", from: "2026-02-01", role: "AE" },
      { id: "ann", from: "2026-03-01", role: "SDR" },
    ];
    expect(await target(rows)).toBe("28");
    expect(await target([{ id: "ann", from: "2026-01-01", role: "SDR" }])).toBeUndefined();
  });

  it("decide which credits count: those of other days are made, and not added up", async () => {
    const payees = [
      { id: "ann", from: "2026-01-01", role: "SDR" },
      { id: "ann", from: "2026-01-03", role: "AE" },
    ];
    const outcome = await calculated(prorating(), { payees, ...dealsOf(1, 1, 1, 1) }, "2026-Q1");
    expect(outcome.credits).toHaveLength(4);
    expect(outcome.figure("count", "ann", "2026-Q1")).toBe("2");
  });
});

describe("dated values", () => {
  const records: Records = {
    payees: [
      { id: "ann", from: "2026-01-01", role: "AE" },
      { id: "ann", from: "2026-02-15", role: "Senior AE" },
    ],
    deals: [],
  };
  const quotas = (value: (plan: PlanBuilder, quota: Slot) => Slot) => {
    const plan = new PlanBuilder();
    plan.roster({ role: "text" });
    plan.deals();
    const argument = plan.value({ op: "argument", index: 0 });
    plan.table("role_quota", ["role"], "unique", [
      [plan.compare(argument, "textEqual", plan.text("AE")), plan.money("900000")],
      [plan.compare(argument, "textEqual", plan.text("Senior AE")), plan.money("1200000")],
    ]);
    const role = plan.lookup("payees", { id: plan.payee() }, "role");
    const quota = plan.value({ op: "call", table: "role_quota", arguments: [role] });
    plan.quota("target", "quarter", value(plan, quota));
    return plan;
  };
  const read = async (on: "opening" | "closing" | "days") => {
    const plan = quotas((p, quota) => p.value({ op: "reading", on, value: quota }));
    return (await calculated(plan, records, "2026-Q1")).figure("target", "ann", "2026-Q1");
  };

  it("blend two titles day by day: 1,050,000", async () => {
    expect(await read("days")).toBe("1050000");
  });

  it("are read at the first or the last day", async () => {
    expect(await read("opening")).toBe("900000");
    expect(await read("closing")).toBe("1200000");
  });

  it("average over the days in the plan alone, so that prorate does not count twice", async () => {
    const plan = quotas((p, quota) =>
      p.value({ op: "prorate", value: p.value({ op: "reading", on: "days", value: quota }) }),
    );
    const late = { payees: [{ id: "ann", from: "2026-02-15", role: "Senior AE" }], deals: [] };
    expect((await calculated(plan, late, "2026-Q1")).figure("target", "ann", "2026-Q1")).toBe("600000");
  });

  it("that are no numbers cannot be averaged when they change", async () => {
    const plan = new PlanBuilder();
    plan.roster({ role: "text" });
    const role = plan.lookup("payees", { id: plan.payee() }, "role");
    plan.measure("role", "quarter", plan.value({ op: "reading", on: "days", value: role }), {
      type: { kind: "text" },
    });
    const outcome = await calculated(plan, { payees: records.payees ?? [] }, "2026");
    expect(outcome.codes).toEqual(["changing-text"]);
    expect(outcome.figure("role", "ann", "2026-Q2")).toBe("Senior AE");
  });

  it("are read on the row's date where a row is in scope", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.param("rate", { kind: "percent" }, [
      { value: plan.number("0.1") },
      { from: "2026-01-03", value: plan.number("0.2") },
    ]);
    const rate = plan.value({ op: "reading", on: "days", value: plan.parameter("rate") });
    plan.measure("pay", "month", plan.sum("booking", { value: plan.multiply(plan.credited(), rate) }));
    const outcome = await calculated(plan, dealsOf(100, 100, 100), "2026-01");
    expect(outcome.figure("pay", "ann", "2026-01")).toBe("40");
  });

  it("of a parameter are the payee's own first, and given ones before all", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.param("rate", { kind: "number" }, [
      { value: plan.number("1") },
      { payee: "ann", from: "2026-01-01", through: "2026-01-31", value: plan.number("2") },
    ]);
    plan.measure("rate_now", "month", plan.parameter("rate"), number);
    const outcome = await calculated(plan, dealsOf(1), "2026");
    expect(outcome.figure("rate_now", "ann", "2026-01")).toBe("2");
    expect(outcome.figure("rate_now", "ann", "2026-02")).toBe("1");
    const given = await calculated(plan, dealsOf(1), "2026-01", { parameters: new Map([["rate", "9"]]) });
    expect(given.figure("rate_now", "ann", "2026-01")).toBe("9");
  });

  it("count months since the payee entered the plan, the first being 1", async () => {
    const plan = new PlanBuilder();
    plan.roster();
    plan.measure("month", "month", plan.value({ op: "monthsInPlan" }), number);
    const outcome = await calculated(plan, { payees: [{ id: "ann", from: "2026-01-31" }] }, "2026");
    const months = outcome.figures.map((line) => line.value);
    expect(months).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
  });
});

describe("windows and other periods", () => {
  const deal = (id: string, amount: number, closed: string) => ({ id, rep: "ann", amount, closed });
  const records: Records = {
    deals: [
      deal("D1", 1, "2026-01-10"),
      deal("D2", 10, "2026-02-10"),
      deal("D3", 100, "2026-03-10"),
      deal("D4", 1000, "2026-04-10"),
    ],
  };

  it("reach back to the start of a unit, or over the last periods", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("ytd", "month", plan.sum("booking", { window: { kind: "toDate", unit: "year" } }));
    plan.measure("qtd", "month", plan.sum("booking", { window: { kind: "toDate", unit: "quarter" } }));
    plan.measure(
      "last2",
      "month",
      plan.sum("booking", { window: { kind: "last", count: 2, unit: "month" } }),
    );
    const outcome = await calculated(plan, records, "2026");
    expect(outcome.figure("ytd", "ann", "2026-04")).toBe("1111");
    expect(outcome.figure("qtd", "ann", "2026-04")).toBe("1000");
    expect(outcome.figure("last2", "ann", "2026-04")).toBe("1100");
    expect(outcome.figure("last2", "ann", "2026-01")).toBe("1");
  });

  it("add up finer figures, look back with prior, and settle between grains", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("third", "month", plan.divide(plan.sum("booking"), plan.number("3")));
    plan.measure("thirds", "quarter", plan.aggregate("sum", { figure: "third" }));
    const prior = plan.figure("third", { back: 1 });
    plan.measure("before", "month", plan.otherwise(prior, plan.number("-1")));
    const outcome = await calculated(plan, records, "2026");
    expect(outcome.figure("thirds", "ann", "2026-Q1")).toBe("36.999999999999");
    expect(outcome.figure("before", "ann", "2026-02")).toBe("0.333333333333");
    expect(outcome.figure("before", "ann", "2026-01")).toBe("-1");
  });

  it("add up payees in a figure of the plan", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("bookings", "month", plan.sum("booking"));
    plan.measure("company", { owner: "plan", per: "quarter" }, plan.aggregate("sum", { figure: "bookings" }));
    plan.measure("direct", { owner: "plan", per: "plan" }, plan.sum("booking"));
    const others = { deals: [...(records.deals ?? []), { ...deal("D5", 5, "2026-02-01"), rep: "bob" }] };
    const outcome = await calculated(plan, others, "2026");
    expect(outcome.figure("company", "", "2026-Q1")).toBe("116");
    expect(outcome.figure("direct", "", "plan")).toBe("1116");
  });

  it("read quotas whole and what is measured to date", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.quota("target", "quarter", plan.number("10"), number);
    plan.measure("bookings", "quarter", plan.sum("booking"));
    plan.measure("year_target", "year", plan.aggregate("sum", { figure: "target" }), number);
    plan.measure("quarters", "year", plan.aggregate("count", { figure: "bookings" }), number);
    const outcome = await calculated(plan, records, "2026-Q2");
    expect(outcome.figure("year_target", "ann", "2026")).toBe("40");
    expect(outcome.figure("quarters", "ann", "2026")).toBe("2");
  });

  it("follow a fiscal year", async () => {
    const plan = new PlanBuilder({
      fiscal: { month: 2, named: "end" },
      from: "2026-02-01",
      through: "2027-01-31",
    });
    plan.deals();
    plan.measure("bookings", "quarter", plan.sum("booking"));
    const outcome = await calculated(plan, { deals: (records.deals ?? []).slice(1) }, "2027-Q1");
    expect(outcome.figure("bookings", "ann", "2027-Q1")).toBe("1110");
  });
});

describe("rows of other data", () => {
  it("are added up by their payee and their date or period", async () => {
    const plan = new PlanBuilder();
    plan.data("visits", { id: "text key", rep: "payee", day: "date", minutes: "number" });
    plan.data("quotas", { payee: "payee key", quarter: "quarter key", amount: "money" });
    const visits = { source: "visits", payee: "rep", time: "day" };
    const minutes = plan.column("minutes");
    plan.measure("visits", "quarter", plan.aggregate("count", visits, { value: minutes }), number);
    plan.measure("longest", "quarter", plan.aggregate("highest", visits, { value: minutes }), number);
    const quotas = { source: "quotas", payee: "payee", time: "quarter" };
    const total = plan.aggregate("sum", quotas, { value: plan.column("amount") });
    plan.measure("year_quota", "year", total);
    plan.measure("quota", "quarter", plan.own("quotas", "quarter", "amount"));
    const outcome = await calculated(
      plan,
      {
        visits: [
          { id: "V1", rep: "ann", day: "2026-01-05", minutes: "30" },
          { id: "V2", rep: "ann", day: "2026-02-05", minutes: "45.5" },
          { id: "V3", rep: "bob", day: "2026-02-05", minutes: "90" },
          { id: "V4", rep: "ann", day: "2026-04-05", minutes: "99" },
        ],
        quotas: [
          { payee: "ann", quarter: "2026-Q1", amount: 100 },
          { payee: "ann", quarter: "2026-Q2", amount: 200 },
          { payee: "bob", quarter: "2026-Q1", amount: 300 },
        ],
      },
      "2026-Q1",
    );
    expect(outcome.figure("visits", "ann", "2026-Q1")).toBe("2");
    expect(outcome.figure("longest", "ann", "2026-Q1")).toBe("45.5");
    expect(outcome.figure("year_quota", "ann", "2026")).toBe("300");
    expect(outcome.figure("quota", "bob", "2026-Q1")).toBe("300");
  });

  it("that refer to a row are added up in a column of it, each from its own date on", async () => {
    const plan = new PlanBuilder();
    plan.data("receipts", { id: "text key", deal: "deals", amount: "money", received: "date" });
    const cash = plan.aggregate(
      "sum",
      { source: "receipts", reference: "deal" },
      { value: plan.column("amount") },
    );
    plan.data("deals", {
      id: "text key",
      rep: "payee",
      closed: "date",
      cash: { type: "money", formula: cash },
      half: { type: "money", formula: plan.divide(plan.column("cash"), plan.number("2")) },
    });
    const whole = plan.number("1");
    plan.credit("collected", {
      of: "deals",
      on: "closed",
      worth: plan.column("half"),
      to: [[plan.column("rep"), whole]],
    });
    plan.component("pay", "month", { pay: plan.sum("collected") });
    const outcome = await calculated(
      plan,
      {
        deals: [{ id: "D1", rep: "ann", closed: "2026-01-10" }],
        receipts: [
          { id: "R1", deal: "D1", amount: "60", received: "2026-01-20" },
          { id: "R2", deal: "D1", amount: "40", received: "2026-02-20" },
        ],
      },
      "2026-Q1",
    );
    expect(outcome.paid).toEqual(["2026-01 ann pay 30.00", "2026-02 ann pay 20.00", "2026-03 ann pay 0.00"]);
  });
});
