import { describe, expect, it } from "vitest";
import type { Slot } from "../../rule-set.js";
import { calculated, dealsOf } from "../../testing/calculated.js";
import { PlanBuilder } from "../../testing/plan-builder.js";

/** What a formula comes to for ann in January, and the codes of what went wrong. */
async function resultOf(formula: (plan: PlanBuilder) => Slot, kind: "number" | "date" | "text" = "number") {
  const plan = new PlanBuilder();
  plan.deals();
  plan.measure("x", "month", formula(plan), { type: { kind } });
  const outcome = await calculated(plan, dealsOf(100, 250), "2026-01");
  return outcome.figure("x", "ann", "2026-01") ?? outcome.codes.join();
}

describe("arithmetic", () => {
  it.each([
    ["add", "10"],
    ["multiply", "30"],
    ["min", "2"],
    ["max", "5"],
  ] as const)("%s takes all operands", async (op, expected) => {
    const value = await resultOf((p) =>
      p.value({ op, operands: [p.number("3"), p.number("5"), p.number("2")] }),
    );
    expect(value).toBe(expected);
  });

  it("subtracts, divides and negates exactly", async () => {
    expect(await resultOf((p) => p.subtract(p.number("0.3"), p.number("0.1")))).toBe("0.2");
    expect(await resultOf((p) => p.multiply(p.divide(p.number("1"), p.number("3")), p.number("3")))).toBe(
      "1",
    );
    expect(await resultOf((p) => p.value({ op: "negate", operand: p.number("7") }))).toBe("-7");
  });

  it("settles what leaves the figure to 12 decimals, half even", async () => {
    expect(await resultOf((p) => p.divide(p.number("2"), p.number("3")))).toBe("0.666666666667");
  });

  it("rounds to a multiple of a step, alike in both signs", async () => {
    const round = (value: string, step: string) => (p: PlanBuilder) =>
      p.value({ op: "round", value: p.number(value), step: p.number(step), mode: "half up" });
    expect(await resultOf(round("12.5", "5"))).toBe("15");
    expect(await resultOf(round("-12.5", "5"))).toBe("-15");
    expect(await resultOf(round("1", "0"))).toBe("division-by-zero");
  });
});

describe("dates", () => {
  const shift = (date: string, by: string, unit: "days" | "months") => (p: PlanBuilder) =>
    p.value({ op: "shift", date: p.date(date), by: p.number(by), unit });

  it("shift by days, and by months onto the last day of a short one", async () => {
    expect(await resultOf(shift("2026-01-30", "3", "days"), "date")).toBe("2026-02-02");
    expect(await resultOf(shift("2026-01-31", "1", "months"), "date")).toBe("2026-02-28");
    expect(await resultOf(shift("2026-03-31", "-1", "months"), "date")).toBe("2026-02-28");
  });

  it("stay in the calendar and move by whole numbers", async () => {
    expect(await resultOf(shift("2026-01-31", "99999999999999999", "months"), "date")).toBe(
      "date-out-of-range",
    );
    expect(await resultOf(shift("2026-01-31", "9000000", "days"), "date")).toBe("date-out-of-range");
    expect(await resultOf(shift("2026-01-31", "0.5", "days"), "date")).toBe("unfit-value");
  });

  it("lie so many days apart", async () => {
    const days = (p: PlanBuilder) =>
      p.value({ op: "days", from: p.date("2026-03-01"), to: p.date("2026-02-01") });
    expect(await resultOf(days)).toBe("-28");
  });
});

describe("what is absent", () => {
  it("is answered by else: nothing, no row, an average of nothing, a division by zero", async () => {
    const seven = (value: (p: PlanBuilder) => Slot) => (p: PlanBuilder) =>
      p.otherwise(value(p), p.number("7"));
    expect(await resultOf(seven((p) => p.none()))).toBe("7");
    expect(await resultOf(seven((p) => p.divide(p.number("1"), p.number("0"))))).toBe("7");
    const empty = (p: PlanBuilder) =>
      p.aggregate("average", { credit: "booking" }, { where: p.rule(p.is(p.yes(false), "isYes")) });
    expect(await resultOf(seven(empty))).toBe("7");
    expect(await resultOf(empty)).toBe("empty-aggregate");
    const lookup = (p: PlanBuilder) => p.lookup("deals", { id: p.text("none") }, "amount");
    expect(await resultOf(seven(lookup))).toBe("7");
    expect(await resultOf(lookup)).toBe("no-row");
    expect(await resultOf(seven((p) => p.number("3")))).toBe("3");
  });

  it("is a fault in a formula without else, and a looked up key of nothing is nothing", async () => {
    expect(await resultOf((p) => p.add(p.none(), p.number("1")))).toBe("absent-value");
    const absent = (p: PlanBuilder) => p.lookup("deals", { id: p.none() }, "amount");
    expect(await resultOf((p) => p.otherwise(absent(p), p.number("7")))).toBe("7");
  });

  it("is not answered by else where something is wrong", async () => {
    const wrong = (p: PlanBuilder) => p.otherwise(p.add(p.text("a"), p.number("1")), p.number("7"));
    expect(await resultOf(wrong)).toBe("unfit-value");
  });
});

describe("choices", () => {
  const choice =
    (hit: "unique" | "first" | "sum" | "max" | "min", answers: readonly boolean[], otherwise = true) =>
    (p: PlanBuilder) =>
      p.value({
        op: "choose",
        hit,
        cases: answers.map((answer, index) => ({
          when: p.rule(p.is(p.yes(answer), "isYes")),
          then: p.number(String(index + 1)),
        })),
        ...(otherwise && { otherwise: p.number("99") }),
      });

  it.each([
    ["first", [false, true, true], "2"],
    ["sum", [true, false, true], "4"],
    ["max", [true, true, false], "2"],
    ["min", [false, true, true], "2"],
    ["unique", [false, true, false], "2"],
    ["unique", [true, true, false], "several-matches"],
    ["first", [false, false, false], "99"],
  ] as const)("%s of %j is %s", async (hit, answers, expected) => {
    expect(await resultOf(choice(hit, answers))).toBe(expected);
  });

  it("without a case that matches and without otherwise are a fault", async () => {
    expect(await resultOf(choice("sum", [false], false))).toBe("no-match");
  });

  it("ask no further than the first that matches", async () => {
    const value = (p: PlanBuilder) =>
      p.value({
        op: "choose",
        hit: "first",
        cases: [
          { when: p.rule(p.is(p.yes(true), "isYes")), then: p.number("1") },
          {
            when: p.rule(p.compare(p.divide(p.number("1"), p.number("0")), "decimalLess", p.number("1"))),
            then: p.number("2"),
          },
        ],
      });
    expect(await resultOf(value)).toBe("1");
  });

  it("decide as values", async () => {
    const decided = (p: PlanBuilder) =>
      p.value({
        op: "choose",
        hit: "first",
        cases: [
          {
            when: p.rule(
              p.is(p.value({ op: "decide", rule: p.rule(p.not(p.is(p.yes(false), "isYes"))) }), "isYes"),
            ),
            then: p.number("1"),
          },
        ],
      });
    expect(await resultOf(decided)).toBe("1");
  });
});

describe("tables", () => {
  const table = (p: PlanBuilder) => {
    const argument = p.value({ op: "argument", index: 0 });
    const is = (value: string) => p.compare(argument, "textEqual", p.text(value));
    p.table("weight", ["product"], "first", [
      [p.any(is("a"), is("b")), p.number("2")],
      [is("c"), p.multiply(p.number("3"), p.number("3"))],
    ]);
  };

  it.each([
    ["a", "2"],
    ["c", "9"],
    ["d", "no-match"],
  ])("are looked up by their arguments: %s", async (product, expected) => {
    const value = await resultOf((p) => {
      table(p);
      return p.value({ op: "call", table: "weight", arguments: [p.text(product)] });
    });
    expect(value).toBe(expected);
  });

  it("stand in versions, a personal one before a later general one", async () => {
    const value = await resultOf((p) => {
      const always = p.is(p.yes(true), "isYes");
      p.table("rate", [], "first", [[always, p.number("1")]]);
      p.table("rate", [], "first", [[always, p.number("2")]], undefined, { from: "2026-01-15" });
      p.table("rate", [], "first", [[always, p.number("3")]], undefined, {
        payee: "ann",
        from: "2026-01-10",
      });
      p.table("rate", [], "first", [[always, p.number("4")]], undefined, { payee: "bob" });
      return p.value({ op: "call", table: "rate", arguments: [] });
    });
    expect(value).toBe("3");
  });

  it("and tiers without a version in force are a fault that else answers", async () => {
    const late = (p: PlanBuilder) => {
      p.tiers("rate", "retroactive", [["0", "1"]], { from: "2026-06-01" });
      return p.value({ op: "tier", tiers: "rate", axis: p.number("5") });
    };
    expect(await resultOf(late)).toBe("no-value-in-force");
    expect(await resultOf((p) => p.otherwise(late(p), p.number("7")))).toBe("7");
    expect(
      await resultOf((p) => {
        p.tiers("rate", "marginal", [["0", "1"]]);
        return p.value({ op: "tier", tiers: "rate", axis: p.number("5") });
      }),
    ).toBe("unfit-value");
  });
});

describe("aggregates over credits", () => {
  it.each([
    ["sum", "350"],
    ["count", "2"],
    ["average", "175"],
    ["lowest", "100"],
    ["highest", "250"],
  ] as const)("%s is %s", async (name, expected) => {
    expect(await resultOf((p) => p.aggregate(name, { credit: "booking" }))).toBe(expected);
  });

  it("take any value of a row, of those that where keeps", async () => {
    const large = (p: PlanBuilder) => p.rule(p.compare(p.column("amount"), "decimalGreater", p.money("150")));
    expect(await resultOf((p) => p.sum("booking", { where: large(p) }))).toBe("250");
    expect(await resultOf((p) => p.sum("booking", { value: p.value({ op: "share" }) }))).toBe("2");
  });

  it("settle what each row gives before they add it", async () => {
    const third = (p: PlanBuilder) => p.divide(p.number("1"), p.number("3"));
    // Twice 0.333333333333, not two thirds.
    expect(await resultOf((p) => p.sum("booking", { value: third(p) }))).toBe("0.666666666666");
  });
});

describe("what must not be", () => {
  it("a figure that depends on itself", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("a", "month", plan.add(plan.figure("b"), plan.number("1")));
    plan.measure("b", "month", plan.otherwise(plan.figure("a"), plan.number("1")));
    const outcome = await calculated(plan, dealsOf(1), "2026-01");
    expect(new Set(outcome.codes)).toEqual(new Set(["figure-cycle"]));
  });

  it("a component that its own tiers read", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.tiers("rate", "marginal", [["0", "0.1"]]);
    plan.component("pay", "month", {
      pay: plan.sum("booking"),
      at: ["rate", plan.add(plan.sum("booking"), plan.figure("pay"))],
    });
    const outcome = await calculated(plan, dealsOf(1, 2, 3), "2026-01");
    expect(outcome.codes).toEqual(["figure-cycle"]);
    expect(outcome.payouts).toEqual([]);
  });

  it("figures read where their payee or period is not known", async () => {
    const plan = new PlanBuilder();
    plan.deals();
    plan.measure("monthly", "month", plan.sum("booking"));
    plan.measure("yearly", "year", plan.figure("monthly"));
    plan.measure("whole", { owner: "plan", per: "month" }, plan.figure("monthly"));
    const outcome = await calculated(plan, dealsOf(1), "2026-01");
    expect(outcome.codes).toEqual(["figure-out-of-reach", "figure-out-of-reach"]);
  });

  it("values beyond 10 to the power of 22, and formulas beyond their digits", async () => {
    const huge = (p: PlanBuilder) => p.multiply(p.number("99999999999"), p.number("999999999999"));
    expect(await resultOf((p) => p.sum("booking", { value: huge(p) }))).toBe("value-too-large");
    const long = (p: PlanBuilder) => {
      let slot = p.number("1.000000000001");
      for (let step = 0; step < 40; step += 1) slot = p.multiply(slot, p.number("1.000000000001"));
      return slot;
    };
    expect(await resultOf(long)).toBe("too-many-digits");
  });
});
