import { describe, expect, it } from "vitest";
import type { Outcome } from "../../outcome.js";
import type { Amortisation, JournalEvent, RuleSet } from "../../rule-set.js";
import { calculated } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

type Over = Omit<Amortisation, "place">;

const postings: readonly (readonly [JournalEvent, string, string])[] = [
  ["earning", "Asset", "Payable"],
  ["amortising", "Expense", "Asset"],
  ["writeoff", "Loss", "Asset"],
];

/** All of a deal's amount is commission, and spread over 36 months from its closing. */
function spreading(change: (plan: PlanBuilder) => Partial<Over> = () => ({})): PlanBuilder {
  const plan = new PlanBuilder();
  plan.deals({ churned: "date optional", over: "yesno", term: "number" });
  plan.component("commission", "month", { pay: plan.sum("booking") });
  const over: Over = {
    length: plan.number("36"),
    unit: "months",
    from: plan.column("closed"),
    until: { kind: "from", date: plan.column("churned") },
    split: "equally",
    leftover: "last",
    ...change(plan),
  };
  plan.journal("cost", "commission", postings, { over });
  return plan;
}

const deal = { id: "D1", rep: "ann", amount: "5000", closed: "2026-01-15", over: false, term: "36" };

/** `2026-01 amortising Expense 138.89 Asset`: debited, then credited. */
function posted({ journal }: Outcome): string[] {
  return journal
    .filter(({ side }) => side === "dr")
    .map((line) => {
      const other = journal[journal.indexOf(line) + 1];
      expect(other).toMatchObject({ side: "cr", amount: line.amount, event: line.event, key: line.key });
      return `${line.period} ${line.event} ${line.account} ${line.amount} ${other?.account}`;
    });
}

/** `2026-01 0.00 +5000.00 -138.89 -0.00 = 4861.11`. */
function rolled({ rollForward }: Outcome): string[] {
  return rollForward.map(
    ({ period, opening, capitalised, amortised, writtenOff, closing }) =>
      `${period} ${opening} +${capitalised} -${amortised} -${writtenOff} = ${closing}`,
  );
}

describe("an asset", () => {
  it("becomes an expense in equal months, the cents in the last", async () => {
    const plan = spreading();
    const first = await calculated(plan, { deals: [deal] }, "2026-01");
    expect(posted(first)).toEqual([
      "2026-01 earning Asset 5000.00 Payable",
      "2026-01 amortising Expense 138.89 Asset",
    ]);
    expect(rolled(first)).toEqual(["2026-01 0.00 +5000.00 -138.89 -0.00 = 4861.11"]);
    expect(first.schedules).toHaveLength(36);
    expect(first.schedules[0]).toEqual({
      journal: "cost",
      payee: "ann",
      component: "commission",
      credit: "booking",
      key: "D1",
      period: "2026-01",
      amount: "138.89",
      remaining: "4861.11",
      currency: "USD",
    });
    expect(first.schedules.at(-1)).toMatchObject({ period: "2028-12", amount: "138.85", remaining: "0.00" });
    const last = await calculated(plan, { deals: [deal] }, "2028-12");
    expect(posted(last)).toEqual(["2028-12 amortising Expense 138.85 Asset"]);
    expect(rolled(last)).toEqual(["2028-12 138.85 +0.00 -138.85 -0.00 = 0.00"]);
    const after = await calculated(plan, { deals: [deal] }, "2029-01");
    expect([after.journal, after.rollForward, after.schedules]).toEqual([[], [], []]);
  });

  it("is spread over the days of calendar months", async () => {
    const plan = spreading((of) => ({ length: of.number("60"), unit: "days", split: "days" }));
    const { schedules } = await calculated(plan, { deals: [{ ...deal, amount: "600" }] }, "2026-01");
    expect(schedules.map(({ period, amount }) => `${period} ${amount}`)).toEqual([
      "2026-01 170.00",
      "2026-02 280.00",
      "2026-03 150.00",
    ]);
  });

  it("is spread over its own term by the number of the month", async () => {
    const plan = spreading((of) => ({
      length: of.column("term"),
      split: { by: of.subtract(of.number("4"), of.value({ op: "argument", index: 0 })) },
    }));
    const { schedules } = await calculated(
      plan,
      { deals: [{ ...deal, amount: "600", term: "3" }] },
      "2026-01",
    );
    expect(schedules.map(({ amount }) => amount)).toEqual(["300.00", "200.00", "100.00"]);
  });

  it("is written off in the month in which its deal ends", async () => {
    const records = { deals: [{ ...deal, amount: "3600", churned: "2026-03-10" }] };
    const quarter = await calculated(spreading(), records, "2026-Q1");
    expect(posted(quarter)).toEqual([
      "2026-01 earning Asset 3600.00 Payable",
      "2026-01 amortising Expense 100.00 Asset",
      "2026-02 amortising Expense 100.00 Asset",
      "2026-03 writeoff Loss 3400.00 Asset",
    ]);
    expect(rolled(quarter).at(-1)).toBe("2026-03 3400.00 +0.00 -0.00 -3400.00 = 0.00");
    // Known to end in March, it has two months to go.
    const january = await calculated(spreading(), records, "2026-01");
    expect(january.schedules.map(({ remaining }) => remaining)).toEqual(["3500.00", "3400.00"]);
    expect(posted(await calculated(spreading(), records, "2026-04"))).toEqual([]);
  });

  it("is written off from the first month end at which a condition holds", async () => {
    const plan = spreading((of) => {
      const rule = of.rule(of.is(of.column("over"), "isYes"));
      return { until: { kind: "when", rule } };
    });
    const deals = [
      { ...deal, amount: "3600", known: "2026-01-15" },
      { ...deal, amount: "3600", known: "2026-03-20", over: true },
    ];
    expect(posted(await calculated(plan, { deals }, "2026-Q1")).slice(-2)).toEqual([
      "2026-02 amortising Expense 100.00 Asset",
      "2026-03 writeoff Loss 3400.00 Asset",
    ]);
    expect(posted(await calculated(plan, { deals }, "2026-06"))).toEqual([]);
    expect(rolled(await calculated(plan, { deals }, "2026-03"))).toEqual([
      "2026-03 3400.00 +0.00 -0.00 -3400.00 = 0.00",
    ]);
  });

  it("is caught up in the month in which a correction becomes known", async () => {
    const deals = [
      { ...deal, amount: "3600", known: "2026-01-15" },
      { ...deal, amount: "7200", known: "2026-03-20" },
    ];
    const quarter = await calculated(spreading(), { deals }, "2026-Q1");
    expect(posted(quarter).slice(-2)).toEqual([
      "2026-03 earning Asset 3600.00 Payable",
      "2026-03 amortising Expense 400.00 Asset",
    ]);
    expect(rolled(quarter).at(-1)).toBe("2026-03 3400.00 +3600.00 -400.00 -0.00 = 6600.00");
  });

  it("leaves nothing when its deal is cancelled, what was amortised included", async () => {
    const deals = [
      { ...deal, amount: "3600", known: "2026-01-15" },
      { ...deal, amount: "0", known: "2026-03-20" },
    ];
    const quarter = await calculated(spreading(), { deals }, "2026-Q1");
    expect(posted(quarter).slice(-2)).toEqual([
      "2026-03 earning Payable 3600.00 Asset",
      "2026-03 amortising Asset 200.00 Expense",
    ]);
    expect(rolled(quarter).at(-1)).toBe("2026-03 3400.00 +-3600.00 --200.00 -0.00 = 0.00");
    expect(quarter.schedules).toEqual([]);
  });
});

describe("books", () => {
  it("of what belongs to no deal are a fault, and then nobody of whom it is so is paid", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    const pay = plan.sum("booking");
    plan.component("commission", "month", { pay, floors: [{ value: plan.money("100") }] });
    plan.journal("cost", "commission", [["earning", "Asset", "Payable"]], {
      where: plan.compare(plan.column("amount"), "decimalGreater", plan.money("0")),
    });
    const { codes, paid, journal } = await calculated(plan, { deals: [] }, "2026-01");
    expect([codes, paid, journal]).toEqual([[], [], []]);
    const other = await calculated(plan, { deals: [deal] }, "2026-02");
    expect([other.codes, other.paid, other.journal]).toEqual([["amount-of-no-deal"], [], []]);
  });

  it("refuse lengths of time that are none, and weights that weigh nothing", async () => {
    const zero = { deals: [{ ...deal, term: "0" }] };
    const term = spreading((of) => ({ length: of.column("term") }));
    expect((await calculated(term, zero, "2026-01")).codes).toEqual(["unfit-length"]);
    const half = { deals: [{ ...deal, term: "1.5" }] };
    expect((await calculated(term, half, "2026-01")).codes).toEqual(["unfit-length"]);
    const weightless = spreading((of) => ({ split: { by: of.number("0") } }));
    expect((await calculated(weightless, { deals: [deal] }, "2026-01")).codes).toEqual([
      "nothing-to-spread-by",
    ]);
    const negative = spreading((of) => ({ split: { by: of.number("-1") } }));
    expect((await calculated(negative, { deals: [deal] }, "2026-01")).codes).toEqual([
      "nothing-to-spread-by",
    ]);
  });

  it("keep only the deals that belong in them", async () => {
    const plan = new PlanBuilder();
    plan.deals({ fresh: "yesno" });
    plan.component("commission", "month", { pay: plan.sum("booking") });
    plan.journal("cost", "commission", [["earning", "Asset", "Payable"]], {
      where: plan.is(plan.column("fresh"), "isYes"),
    });
    const deals = [
      { ...deal, fresh: true },
      { ...deal, id: "D2", amount: "70", fresh: false },
    ];
    const { journal } = await calculated(plan, { deals }, "2026-01");
    expect(journal.map(({ key, side, amount }) => `${key} ${side} ${amount}`)).toEqual([
      "D1 dr 5000.00",
      "D1 cr 5000.00",
    ]);
  });

  it("accrue a quarter month by month as earned so far, and settle what is paid", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("commission", "quarter", { pay: plan.sum("booking") });
    plan.journal("accrual", "commission", [
      ["earning", "Expense", "Payable"],
      ["payment", "Payable", "Cash"],
    ]);
    const deals = [deal, { ...deal, id: "D2", amount: "-200", closed: "2026-02-10" }];
    const quarter = await calculated(plan, { deals }, "2026-Q1");
    expect(posted(quarter)).toEqual([
      "2026-01 earning Expense 5000.00 Payable",
      "2026-02 earning Payable 200.00 Expense",
      "2026-03 payment Payable 4800.00 Cash",
    ]);
    expect(quarter.journal.every(({ key, credit }) => key === "" && credit === "")).toBe(true);
    expect([quarter.schedules, quarter.rollForward]).toEqual([[], []]);
  });

  it("of one amount for the whole plan belong to nobody", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.component("pot", { owner: "plan", per: "month" }, { pay: plan.sum("booking") });
    plan.journal("accrual", "pot", [["earning", "Expense", "Payable"]]);
    const ruleSet: RuleSet = plan.build();
    expect(ruleSet.journals).toHaveLength(1);
    const { journal } = await calculated(plan, { deals: [deal] }, "2026-01");
    expect(journal.map(({ payee, amount }) => `${payee}|${amount}`)).toEqual(["|5000.00", "|5000.00"]);
  });
});
