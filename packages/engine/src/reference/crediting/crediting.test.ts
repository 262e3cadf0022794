import { describe, expect, it } from "vitest";
import type { FactRecord } from "../../facts/facts.js";
import { calculated, type Records } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

/** Deals with a rep, a partner and a split, credited as the builder says. */
function splitting(partnerShare = "split"): PlanBuilder {
  const plan = new PlanBuilder();
  plan.data("deals", {
    id: "text key",
    rep: "payee optional",
    partner: "payee optional",
    split: "percent",
    amount: "money",
    closed: "date",
  });
  plan.credit("booking", {
    of: "deals",
    on: "closed",
    worth: plan.column("amount"),
    to: [
      [plan.column("partner"), plan.column(partnerShare), "if any"],
      [plan.column("rep"), "rest"],
    ],
  });
  return plan;
}

const deal = (more: FactRecord): Records => ({
  deals: [{ id: "D1", rep: "ann", split: "0", amount: "100", closed: "2026-01-10", ...more }],
});

async function credits(plan: PlanBuilder, records: Records) {
  const outcome = await calculated(plan, records, "2026-01");
  return [
    ...outcome.credits.map(({ payee, share, value, kind }) => `${payee} ${share} ${value} ${kind}`),
    ...outcome.codes,
  ];
}

describe("shares", () => {
  it("leave the rest to who gets the rest, and nothing to a share of nothing", async () => {
    const plan = splitting();
    expect(await credits(plan, deal({ partner: "bob", split: "0.3" }))).toEqual([
      "ann 0.7 70 to",
      "bob 0.3 30 to",
    ]);
    expect(await credits(plan, deal({ partner: "bob", split: "0" }))).toEqual(["ann 1 100 to"]);
    expect(await credits(plan, deal({ split: "0.3" }))).toEqual(["ann 1 100 to"]);
    expect(await credits(plan, deal({ partner: "bob", split: "1" }))).toEqual(["bob 1 100 to"]);
  });

  it("of thirds add up: what settling leaves goes to the largest, then the first named", async () => {
    const plan = new PlanBuilder();
    plan.data("deals", {
      id: "text key",
      a: "payee",
      b: "payee",
      c: "payee",
      amount: "money",
      closed: "date",
    });
    const third = plan.divide(plan.number("1"), plan.number("3"));
    const receivers = ["a", "b", "c"].map((name) => [plan.column(name), third] as const);
    plan.credit("booking", { of: "deals", on: "closed", worth: plan.column("amount"), to: receivers });
    const records = {
      deals: [{ id: "D1", a: "cid", b: "ann", c: "bob", amount: "1", closed: "2026-01-10" }],
    };
    expect(await credits(plan, records)).toEqual([
      "ann 0.333333333333 0.333333333333 to",
      "bob 0.333333333333 0.333333333333 to",
      "cid 0.333333333333 0.333333333334 to",
    ]);
  });

  it("above the whole leave the row out", async () => {
    expect(await credits(splitting(), deal({ partner: "bob", split: "1.01" }))).toEqual([
      "shares-above-whole",
    ]);
  });

  it("without a receiver leave the row out, and nobody else's pay", async () => {
    const plan = splitting();
    plan.component("pay", "month", { pay: plan.sum("booking") });
    const outcome = await calculated(
      plan,
      {
        deals: [
          { id: "D1", rep: undefined, split: "0", amount: "100", closed: "2026-01-10" },
          { id: "D2", rep: "ann", split: "0", amount: "50", closed: "2026-01-11" },
        ],
      },
      "2026-01",
    );
    expect(outcome.codes).toEqual(["no-receiver"]);
    expect(outcome.faults[0]).toMatchObject({ file: "deals", line: 1, payee: null, period: null });
    expect(outcome.paid).toEqual(["2026-01 ann pay 50.00"]);
  });
});

describe("rows", () => {
  it("dated outside the plan are told when they pass where, and others are not", async () => {
    const plan = new PlanBuilder();
    plan.data("deals", { id: "text key", rep: "payee", won: "yesno", closed: "date optional" });
    plan.credit("booking", {
      of: "deals",
      on: "closed",
      where: plan.is(plan.column("won"), "isYes"),
      worth: plan.number("1"),
      to: [[plan.column("rep"), plan.number("1")]],
    });
    const row = (id: string, won: boolean, closed?: string) => ({ id, rep: "ann", won, closed });
    const outcome = await calculated(
      plan,
      {
        deals: [
          row("D1", true, "2025-12-31"),
          row("D2", false, "2025-12-31"),
          row("D3", true),
          row("D4", true, "2026-01-01"),
        ],
      },
      "2026-01",
    );
    expect(outcome.faults).toMatchObject([{ code: "date-outside-plan", file: "deals", line: 1 }]);
    expect(outcome.credits.map((credit) => credit.key)).toEqual(["D4"]);
  });

  it("outside the statement's own days give no credit and no fault", async () => {
    const plan = splitting();
    plan.credit("early", {
      of: "booking",
      scope: { through: "2026-01-09" },
      worth: plan.credited(),
      overlay: [[plan.value({ op: "receiver" }), plan.number("1")]],
    });
    expect(await credits(plan, deal({}))).toEqual(["ann 1 100 to"]);
  });

  it("whose formula fails are left out and told where they stand", async () => {
    const plan = new PlanBuilder();
    plan.data("deals", { id: "text key", rep: "payee", amount: "money", units: "number", closed: "date" });
    plan.credit("booking", {
      of: "deals",
      on: "closed",
      worth: plan.divide(plan.column("amount"), plan.column("units")),
      to: [[plan.column("rep"), plan.number("1")]],
    });
    const row = (id: string, units: number) => ({ id, rep: "ann", amount: 10, units, closed: "2026-01-10" });
    const outcome = await calculated(plan, { deals: [row("D1", 2), row("D2", 0)] }, "2026-01");
    expect(outcome.faults).toMatchObject([{ code: "division-by-zero", file: "deals", line: 2 }]);
    expect(outcome.faults[0]?.message).toContain("line 1 of the plan");
    expect(outcome.credits).toHaveLength(1);
  });

  it("known later replace the earlier version of their key", async () => {
    const plan = splitting();
    plan.measure("bookings", "month", plan.sum("booking"));
    const version = (amount: string, known: string) => ({
      id: "D1",
      rep: "ann",
      split: "0",
      amount,
      closed: "2026-01-10",
      known,
    });
    const records = { deals: [version("100", "2026-01-10"), version("40", "2026-02-15")] };
    const january = await calculated(plan, records, "2026-01");
    expect(january.figure("bookings", "ann", "2026-01")).toBe("100");
    const year = await calculated(plan, records, "2026");
    expect(year.figure("bookings", "ann", "2026-01")).toBe("40");
  });
});

describe("the line of management", () => {
  const overrides = () => {
    const plan = new PlanBuilder();
    plan.roster();
    plan.deals();
    const receiver = plan.value({ op: "receiver" });
    const manager = plan.lookup("payees", { id: receiver }, "manager");
    const second = plan.lookup("payees", { id: manager }, "manager");
    const third = plan.lookup("payees", { id: second }, "manager");
    plan.credit("override", {
      of: "booking",
      worth: plan.credited(),
      overlay: [
        [manager, plan.number("0.02"), "if any"],
        [second, plan.number("0.015"), "if any"],
        [third, plan.number("0.01"), "if any"],
      ],
    });
    plan.credit("team", {
      of: "booking",
      worth: plan.credited(),
      overlay: [[plan.value({ op: "managers", of: receiver, column: "manager" }), plan.number("1")]],
    });
    plan.component("override_pay", "month", { pay: plan.sum("override") });
    plan.measure("team_bookings", "month", plan.sum("team"));
    return plan;
  };
  const person = (id: string, manager: string | undefined, from = "2026-01-01") => ({ id, from, manager });
  const deals = [
    { id: "D1", rep: "ann", amount: "100000", closed: "2026-01-20" },
    { id: "D2", rep: "ann", amount: "200000", closed: "2026-03-05" },
  ];

  it("is followed as it stood on the crediting date, each level at its own rate", async () => {
    const payees = [
      person("ann", "lia"),
      person("ann", "leo", "2026-02-15"),
      person("lia", "mia"),
      person("leo", "mia"),
      person("mia", "dan"),
      person("dan", undefined),
    ];
    const outcome = await calculated(overrides(), { payees, deals }, "2026-Q1");
    const pay = (payee: string, month: string) => outcome.figure("override_pay", payee, month);
    expect(pay("lia", "2026-01")).toBe("2000.00");
    expect(pay("leo", "2026-01")).toBe("0.00");
    expect(pay("leo", "2026-03")).toBe("4000.00");
    expect(pay("mia", "2026-03")).toBe("3000.00");
    expect(pay("dan", "2026-01")).toBe("1000.00");
    expect(outcome.figure("team_bookings", "dan", "2026-03")).toBe("200000");
    expect(outcome.faults).toEqual([]);
  });

  it("with a gap is told with its people and date", async () => {
    const payees = [person("ann", "lia"), person("lia", undefined, "2026-02-01")];
    const outcome = await calculated(overrides(), { payees, deals }, "2026-Q1");
    expect(new Set(outcome.codes)).toEqual(new Set(["management-gap", "no-row"]));
    expect(outcome.faults.find((fault) => fault.code === "management-gap")?.message).toBe(
      "lia, the manager of ann, has no row in payees on 2026-01-20 (line 1 of the plan)",
    );
  });
});
