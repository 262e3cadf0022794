import { describe, expect, it } from "vitest";
import { type ExplainRequest, explain } from "../../calculate.js";
import type { Explanation } from "../../explain/explanation.js";
import { whyNotSentence } from "../../explain/need-sentence.js";
import { replay } from "../../explain/replay.js";
import { viewsOf } from "../../explain/views.js";
import { calculated, dealsOf, type Records } from "../../testing/calculated.js";
import { factsOf, PlanBuilder } from "../../testing/plan-builder.js";

async function explained(
  plan: PlanBuilder,
  records: Records,
  request: Partial<ExplainRequest> = {},
): Promise<Explanation> {
  const ruleSet = plan.build();
  const asked = { payee: "ann", component: "pay", period: "2026-01", ...request };
  const result = await explain(ruleSet, factsOf(ruleSet, records), asked);
  if ("faults" in result) throw new Error(result.faults.map((fault) => fault.message).join());
  expect(replay(result)).toMatchObject({ amount: expect.any(String) });
  return result;
}

const step = (explanation: Explanation, name: string) => explanation.nodes.find((node) => node.step === name);

function everything(): PlanBuilder {
  const plan = new PlanBuilder();
  plan.deals();
  plan.param("accelerator", { kind: "percent" }, [
    { from: "2026-01-01", value: plan.value({ op: "constant", type: { kind: "percent" }, value: "0.12" }) },
  ]);
  plan.measure("bookings", "month", plan.sum("booking"));
  const attainment = plan.divide(plan.figure("bookings"), plan.money("1000"));
  plan.measure("attainment", "month", attainment, { type: { kind: "percent" } });
  plan.tiers("rate", "marginal", [
    ["0", "0.04"],
    ["0.5", "0.08"],
    { ...plan.row("from", "1", "0"), value: plan.parameter("accelerator") },
  ]);
  plan.component("pay", "month", {
    pay: plan.figure("bookings"),
    at: ["rate", plan.figure("attainment")],
    gates: [
      {
        when: plan.all(
          plan.compare(plan.figure("attainment"), "decimalGreaterOrEqual", plan.number("0.3")),
          plan.compare(plan.figure("bookings"), "decimalGreater", plan.money("0")),
        ),
      },
    ],
    times: [plan.number("2")],
    floors: [{ value: plan.money("10") }],
    caps: [{ value: plan.money("100") }],
  });
  return plan;
}

describe("an explanation", () => {
  it("names each step of the component, and replays to its amount", async () => {
    const explanation = await explained(everything(), dealsOf(300, 400, 500));
    expect(explanation.amount).toBe("100.00");
    expect(step(explanation, "pay")?.shown).toBe("84.00 USD");
    expect(step(explanation, "times")?.shown).toBe("168.00 USD");
    expect(step(explanation, "cap")).toMatchObject({ why: "capped", shown: "100.00 USD" });
    const cap = step(explanation, "cap");
    expect(explanation.nodes[cap?.inputs[0] ?? -1]?.shown).toBe("168.00 USD");
    expect(step(explanation, "floor")?.why).toBe("applied");
    expect(explanation.nodes[explanation.root]).toMatchObject({
      step: "round",
      label: "pay",
      why: "rounded",
    });
  });

  it("has slices that name their tier and edges, and the rows behind them", async () => {
    const explanation = await explained(everything(), dealsOf(300, 400, 500));
    const slices = explanation.nodes.filter((node) => node.operation === "slice");
    expect(
      slices.map(({ label, shown, detail, row }) => [label, shown, detail?.lower, detail?.upper, row?.key]),
    ).toEqual([
      ["rate, tier 1", "300.00 USD", undefined, "1/2", "D1"],
      ["rate, tier 1", "200.00 USD", undefined, "1/2", "D2"],
      ["rate, tier 2", "200.00 USD", "1/2", "1", "D2"],
      ["rate, tier 2", "300.00 USD", "1/2", "1", "D3"],
      ["rate, tier 3", "200.00 USD", "1", undefined, "D3"],
    ]);
  });

  it("lists the credits behind a sum, each with its source row", async () => {
    const explanation = await explained(everything(), dealsOf(300, 400, 500));
    const sum = explanation.nodes.find((node) => node.operation === "sum" && node.inputs.length === 3);
    const rows = sum?.inputs.map((input) => explanation.nodes[input]?.row);
    expect(rows?.map((row) => `${row?.file} ${row?.line} ${row?.key}`)).toEqual([
      "deals 1 D1",
      "deals 2 D2",
      "deals 3 D3",
    ]);
  });

  it("names the dated value in force", async () => {
    const explanation = await explained(everything(), dealsOf(300, 400, 500));
    const parameter = explanation.nodes.find((node) => node.effective?.name === "accelerator");
    expect(parameter).toMatchObject({ shown: "12 %", effective: { from: "2026-01-01" } });
  });

  it("says which conditions held, did not hold, and were not asked", async () => {
    const explanation = await explained(everything(), dealsOf(200));
    expect(explanation.amount).toBe("0.00");
    expect(step(explanation, "gate")).toMatchObject({ why: "not met", value: "0" });
    const conditions = explanation.nodes.filter((node) => node.operation === "compare");
    expect(conditions.map(({ label, why }) => `${label}: ${why}`)).toEqual([
      "attainment >= 0.3: not met",
      "bookings > 0.00 USD: not evaluated",
    ]);
    expect(viewsOf(explanation).whyNot()).toMatchObject([{ about: "gate", need: { kind: "all" } }]);
  });

  it("reads a ratio as a percent where the edges of its tiers are percents", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const percent = (value: string) => plan.value({ op: "constant", type: { kind: "percent" }, value });
    plan.tiers("rate", "marginal", [
      { ...plan.row("from", "0", "0.05"), threshold: percent("0") },
      { ...plan.row("from", "0.94", "0.1"), threshold: percent("0.94") },
    ]);
    const attainment = plan.divide(plan.sum("booking"), plan.money("1000"));
    plan.component("pay", "month", { pay: plan.sum("booking"), at: ["rate", attainment] });
    const why = viewsOf(await explained(plan, dealsOf(900))).whyNot();
    expect(why.map((each) => whyNotSentence(each))).toEqual([
      expect.stringContaining("is 90 % and must be at least 94 %, which takes 4 percentage points more"),
    ]);
  });

  it("looks at the end of what was calculated, where that is longer", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("pay", "month", { pay: plan.sum("booking") });
    plan.component("all", "plan", { pay: plan.sum("booking") });
    const deal = (id: string, closed: string, known: string) => ({
      id,
      rep: "ann",
      amount: "100",
      closed,
      known,
    });
    const records = {
      deals: [deal("D1", "2026-01-10", "2026-01-10"), deal("D2", "2026-01-20", "2026-03-02")],
    };
    const amount = async (period: string, asOf?: string, component = "pay") =>
      (await explained(plan, records, { period, component, ...(asOf !== undefined && { asOf }) })).amount;
    const run = await calculated(plan, records, "2026-Q1");
    expect(await amount("2026-01")).toBe("100.00");
    expect(await amount("2026-01", "2026-Q1")).toBe(run.figure("pay", "ann", "2026-01"));
    expect(await amount("2026-01", "2026-03-01")).toBe("100.00");
    expect(await amount("2026-01", "2026-03-02")).toBe("200.00");
    expect(await amount("plan", "2026-01", "all")).toBe("100.00");
    expect(await amount("plan", undefined, "all")).toBe("200.00");
  });

  it("has the lines of an amount for the whole plan, whoever asks", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("all", { owner: "plan", per: "month" }, { pay: plan.sum("booking") });
    const explanation = await explained(plan, dealsOf(300, 400), { component: "all" });
    const { lines } = await calculated(plan, dealsOf(300, 400), "2026-01");
    expect(viewsOf(explanation).statement(lines)).toMatchObject({
      total: "700.00",
      lines: [{ key: "D1" }, { key: "D2" }],
    });
  });

  it("shows settling, splits and what settling left to the largest share", async () => {
    const plan = new PlanBuilder();
    plan.data("deals", { id: "text key", rep: "payee", partner: "payee", amount: "money", closed: "date" });
    const third = plan.divide(plan.number("1"), plan.number("3"));
    plan.credit("booking", {
      of: "deals",
      on: "closed",
      worth: plan.column("amount"),
      to: [
        [plan.column("partner"), third],
        [plan.column("rep"), "rest"],
      ],
    });
    plan.component("pay", "month", { pay: plan.sum("booking") });
    const records = {
      deals: [{ id: "D1", rep: "ann", partner: "bob", amount: "0.1", closed: "2026-01-05" }],
    };
    const ann = await explained(plan, records);
    expect(ann.amount).toBe("0.07");
    const bob = await explained(plan, records, { payee: "bob" });
    expect(bob.nodes.some((node) => node.why === "settled")).toBe(true);
  });

  it.each(["retroactive", "reached", "topRate", "curve", "accumulating"] as const)(
    "replays a table that is %s",
    async (mode) => {
      const plan = new PlanBuilder();
      plan.deals();
      plan.measure("bookings", "month", plan.sum("booking"));
      plan.tiers(
        "rate",
        mode,
        [
          ["0", "0.01", "7"],
          ["1000", "0.02", "8"],
          ["3000", "0.05", "9"],
        ],
        { ...(mode === "topRate" && { above: "1000" }), ...(mode === "accumulating" && { end: "5000" }) },
      );
      plan.component("pay", "month", { pay: plan.figure("bookings"), at: ["rate", plan.figure("bookings")] });
      for (const deals of [dealsOf(500, 700, 900), dealsOf(10_000), dealsOf(-50), dealsOf(1_000, -300)]) {
        const explanation = await explained(plan, deals);
        const outcome = await calculated(plan, deals, "2026-01");
        expect(explanation.amount).toBe(outcome.figure("pay", "ann", "2026-01"));
        expect(viewsOf(explanation).statement(outcome.lines).total).toBe(explanation.amount);
      }
    },
  );

  it("replays averages over days, tables, dates and prorating", async () => {
    const plan = new PlanBuilder();
    plan.roster({ role: "text" });
    plan.deals();
    const argument = plan.value({ op: "argument", index: 0 });
    plan.table("salary", ["role"], "unique", [
      [plan.compare(argument, "textEqual", plan.text("AE")), plan.money("900")],
      [plan.compare(argument, "textEqual", plan.text("SE")), plan.money("1200")],
    ]);
    const role = plan.lookup("payees", { id: plan.payee() }, "role");
    const salary = plan.value({ op: "call", table: "salary", arguments: [role] });
    const average = plan.value({ op: "reading", on: "days", value: salary });
    const due = plan.value({
      op: "shift",
      date: plan.date("2026-01-10"),
      by: plan.number("1"),
      unit: "months",
    });
    const days = plan.value({ op: "days", from: plan.date("2026-01-10"), to: due });
    plan.component("pay", "month", {
      pay: plan.multiply(plan.value({ op: "prorate", value: average }), plan.divide(days, plan.number("31"))),
    });
    const explanation = await explained(plan, {
      payees: [
        { id: "ann", from: "2026-01-11", role: "AE" },
        { id: "ann", from: "2026-01-16", role: "SE" },
      ],
      deals: [],
    });
    // (5 x 900 + 16 x 1,200) / 21 x 21 / 31
    expect(explanation.amount).toBe("764.52");
    const operations = new Set(explanation.nodes.map((node) => node.operation));
    for (const operation of ["daysAverage", "choose", "shift", "days"] as const) {
      expect(operations).toContain(operation);
    }
  });

  it("of one number a credit adds up the credits of the period", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component(
      "pay",
      { owner: "credit", credit: "booking" },
      {
        pay: plan.multiply(plan.number("0.1"), plan.credited()),
      },
    );
    const explanation = await explained(plan, dealsOf(100, 200));
    expect(explanation.amount).toBe("30.00");
  });

  it("looks at a longer period on the last day of a shorter one", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("pay", "quarter", { pay: plan.sum("booking"), paidPer: "month" });
    const records: Records = {
      deals: [
        { id: "D1", rep: "ann", amount: "100", closed: "2026-01-10" },
        { id: "D2", rep: "ann", amount: "100", closed: "2026-03-10" },
      ],
    };
    const february = await explained(plan, records, { period: "2026-02" });
    expect(february).toMatchObject({ amount: "100.00", period: "2026-Q1" });
    expect((await explained(plan, records, { period: "2026-Q1" })).amount).toBe("200.00");
  });
});

describe("what cannot be explained", () => {
  const codes = async (plan: PlanBuilder, request: Parameters<typeof explain>[2]) => {
    const ruleSet = plan.build();
    const result = await explain(ruleSet, factsOf(ruleSet, dealsOf(1)), request);
    return "faults" in result ? result.faults.map((fault) => fault.code) : [];
  };

  it("answers with faults", async () => {
    const plan = everything();
    const asked = { payee: "ann", component: "pay", period: "2026-01" };
    expect(await codes(plan, { ...asked, component: "none" })).toEqual(["unknown-component"]);
    expect(await codes(plan, { ...asked, period: "soon" })).toEqual(["unknown-period"]);
    expect(await codes(plan, { ...asked, period: "2026-Q1" })).toEqual(["nothing-to-explain"]);
    expect(await codes(plan, asked)).toEqual([]);
  });
});
