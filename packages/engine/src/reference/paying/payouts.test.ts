import { describe, expect, it } from "vitest";
import { calculated, type Records } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

const deal = (id: string, amount: string, closed: string, known?: string) => ({
  id,
  rep: "ann",
  amount,
  closed,
  ...(known !== undefined && { known }),
});

describe("payouts", () => {
  it("recover a re-tiered bonus in the open period: 3,700, not 2,500", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.tiers("volume", "retroactive", [
      ["0", "0.03"],
      ["100000", "0.05"],
    ]);
    plan.component("bonus", "month", { pay: plan.sum("booking"), at: ["volume", plan.sum("booking")] });
    const records: Records = {
      deals: [
        deal("D1", "60000", "2026-01-10", "2026-01-10"),
        deal("D2", "50000", "2026-01-20", "2026-01-20"),
        deal("D2", "0", "2026-01-20", "2026-02-15"),
      ],
    };
    const january = await calculated(plan, records, "2026-01");
    expect(january.paid).toEqual(["2026-01 ann bonus 5500.00"]);
    const quarter = await calculated(plan, records, "2026-Q1");
    expect(quarter.paid).toEqual([
      "2026-01 ann bonus 5500.00",
      "2026-02 ann bonus -3700.00",
      "2026-03 ann bonus 0.00",
    ]);
  });

  it("pay a late row in the period in which it became known", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("pay", "month", { pay: plan.multiply(plan.sum("booking"), plan.number("0.1")) });
    const records: Records = {
      deals: [deal("D1", "100", "2026-01-10", "2026-01-10"), deal("D2", "900", "2026-01-15", "2026-03-02")],
    };
    const outcome = await calculated(plan, records, "2026-Q1");
    expect(outcome.paid).toEqual(["2026-01 ann pay 10.00", "2026-02 ann pay 0.00", "2026-03 ann pay 90.00"]);
    expect(outcome.figure("pay", "ann", "2026-01")).toBe("100.00");
  });

  it("begin when the payee joins and the version stands, fixed pay of a long period too", async () => {
    const paidTo = async (from: string, version: { readonly from?: string } = {}) => {
      const plan = new PlanBuilder();
      plan.roster();
      plan.component("retainer", "year", {
        ...version,
        pay: plan.value({ op: "prorate", value: plan.money("365") }),
        paidPer: "month",
      });
      const payees = [{ id: "ann", from }];
      const whole = await calculated(plan, { payees }, "2026");
      const [first] = whole.paid;
      const before = await calculated(plan, { payees }, "2026-02");
      return { first, lines: whole.paid.length, early: [...before.paid, ...before.figures] };
    };
    // 170 days from 15 July through the year's end, all of them owed from the day on which they are known.
    expect(await paidTo("2026-07-15")).toEqual({
      first: "2026-07 ann retainer 170.00",
      lines: 6,
      early: [],
    });
    expect((await paidTo("2025-07-15")).first).toBe("2026-01 ann retainer 365.00");
    expect(await paidTo("2025-07-15", { from: "2026-09-01" })).toMatchObject({
      first: "2026-09 ann retainer 365.00",
      early: [],
    });
  });

  it("look at a quarter month by month: facts to date against the whole quota", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.tiers("rate", "marginal", [
      ["0", "0.01"],
      ["1", "0.1"],
    ]);
    const attainment = plan.divide(plan.sum("booking"), plan.money("1000"));
    plan.component("pay", "quarter", {
      pay: plan.sum("booking"),
      at: ["rate", attainment],
      paidPer: "month",
    });
    const records: Records = {
      deals: [deal("D1", "600", "2026-01-10"), deal("D2", "900", "2026-03-10")],
    };
    const outcome = await calculated(plan, records, "2026-Q1");
    expect(outcome.paid).toEqual(["2026-01 ann pay 6.00", "2026-02 ann pay 0.00", "2026-03 ann pay 54.00"]);
    const february = await calculated(plan, records, "2026-02");
    expect(february.figure("pay", "ann", "2026-Q1")).toBe("6.00");
  });

  it("wait for the end of a longer period, and start none before it starts", async () => {
    const plan = new PlanBuilder();
    plan.roster();
    plan.component("fixed", "quarter", { pay: plan.money("300"), paidPer: "quarter" });
    const outcome = await calculated(plan, { payees: [{ id: "ann", from: "2026-01-01" }] }, "2026-H1");
    expect(outcome.paid).toEqual([
      "2026-01 ann fixed 0.00",
      "2026-02 ann fixed 0.00",
      "2026-03 ann fixed 300.00",
      "2026-04 ann fixed 0.00",
      "2026-05 ann fixed 0.00",
      "2026-06 ann fixed 300.00",
    ]);
  });

  it("are none where no pay date falls into the period", async () => {
    const plan = new PlanBuilder();
    plan.payoutPer = "quarter";
    plan.deals();
    plan.component("pay", "quarter", { pay: plan.sum("booking") });
    const records = { deals: [deal("D1", "600", "2026-01-10")] };
    expect((await calculated(plan, records, "2026-02")).paid).toEqual([]);
    expect((await calculated(plan, records, "2026-03")).paid).toEqual(["2026-Q1 ann pay 600.00"]);
  });

  it("still recover from somebody who has left, and pay nothing new", async () => {
    const plan = new PlanBuilder();
    plan.roster();
    plan.deals();
    plan.component("pay", "month", { pay: plan.sum("booking") });
    const records: Records = {
      payees: [{ id: "ann", from: "2026-01-01", left: "2026-01-31" }],
      deals: [deal("D1", "600", "2026-01-10", "2026-01-10"), deal("D1", "0", "2026-01-10", "2026-03-05")],
    };
    const outcome = await calculated(plan, records, "2026-Q1");
    expect(outcome.paid).toEqual(["2026-01 ann pay 600.00", "2026-03 ann pay -600.00"]);
  });

  it("list nothing of a component that does not stand for a payee then", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("spif", "month", {
      payee: "ann",
      from: "2026-02-01",
      through: "2026-02-28",
      pay: plan.sum("booking"),
    });
    const records = {
      deals: [deal("D1", "1", "2026-01-10"), { ...deal("D2", "1", "2026-02-10"), rep: "bob" }],
    };
    const outcome = await calculated(plan, records, "2026-Q1");
    expect(outcome.paid).toEqual(["2026-02 ann spif 0.00"]);
    expect(outcome.figures.map((line) => `${line.period} ${line.payee}`)).toEqual(["2026-02 ann"]);
  });

  it("round the whole of a pay date in a line of its own", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.payoutRounding = { mode: "half even", places: 0 };
    plan.component("a", "month", { pay: plan.multiply(plan.sum("booking"), plan.number("0.1")) });
    plan.component("b", "month", { pay: plan.multiply(plan.sum("booking"), plan.number("0.2")) });
    const outcome = await calculated(plan, { deals: [deal("D1", "12.3", "2026-01-10")] }, "2026-01");
    expect(outcome.paid).toEqual(["2026-01 ann a 1.23", "2026-01 ann b 2.46", "2026-01 ann rounding 0.31"]);
  });

  it("are none for a payee at fault, and stand for everybody else", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.data("quotas", { payee: "payee key", month: "month key", amount: "money" });
    plan.quota(
      "target",
      "month",
      plan.value({ op: "prorate", value: plan.own("quotas", "month", "amount") }),
    );
    const attainment = plan.divide(plan.sum("booking"), plan.figure("target"));
    plan.measure("attainment", "month", attainment, { type: { kind: "percent" } });
    plan.component("pay", "month", { pay: plan.multiply(plan.money("100"), plan.figure("attainment")) });
    plan.component("extra", "month", { pay: plan.money("5") });
    const outcome = await calculated(
      plan,
      {
        deals: [deal("D1", "600", "2026-01-10"), { ...deal("D2", "50", "2026-01-11"), rep: "bob" }],
        quotas: [
          { payee: "ann", month: "2026-01", amount: "0" },
          { payee: "bob", month: "2026-01", amount: "100" },
        ],
      },
      "2026-01",
    );
    expect(outcome.faults).toEqual([
      {
        code: "division-by-zero",
        message:
          "target is zero for ann in 2026-01, read from quotas, line 1, and something is divided by it",
        help: "Write what to use instead behind else, as in: bookings / target else 0%, or correct the zero",
        file: null,
        line: 1,
        column: 1,
        payee: "ann",
        period: "2026-01",
      },
    ]);
    expect(outcome.paid).toEqual(["2026-01 bob pay 50.00", "2026-01 bob extra 5.00"]);
    expect(outcome.figure("extra", "ann", "2026-01")).toBe("5.00");
  });

  it("are calculated for those asked for; everybody's rows still count", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("company", { owner: "plan", per: "month" }, plan.sum("booking"));
    plan.component("pay", "month", { pay: plan.figure("company") });
    const progress: number[] = [];
    const records = {
      deals: [deal("D1", "600", "2026-01-10"), { ...deal("D2", "50", "2026-01-11"), rep: "bob" }],
    };
    const outcome = await calculated(plan, records, {
      period: "2026-01",
      payees: ["bob"],
      onProgress: (share) => progress.push(share),
    });
    expect(outcome.paid).toEqual(["2026-01 bob pay 650.00"]);
    expect(outcome.credits).toHaveLength(1);
    expect(progress.at(-1)).toBe(1);
    const nobody = await calculated(plan, records, { period: "2026-01", payees: ["zoe"] });
    expect(nobody.codes).toEqual(["unknown-payee"]);
  });

  it("of no period are a fault", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    expect((await calculated(plan, { deals: [] }, "2026-Q5")).codes).toEqual(["unknown-period"]);
  });
});
