import { describe, expect, it } from "vitest";
import type { DealLine } from "../outcome.js";
import { acceleratorQuarter, ExplanationBuilder } from "../testing/explanation-builder.js";
import { viewsOf } from "./views.js";

const line: DealLine = {
  payee: "ann",
  period: "2026-Q1",
  component: "commission",
  credit: "booking",
  key: "D1",
  date: "2026-02-10",
  amount: "66000.00",
  currency: "USD",
};

describe("viewsOf", () => {
  it("refuses an explanation that does not give its amount", () => {
    expect(() => viewsOf({ ...acceleratorQuarter(), amount: "66000.01" })).toThrow(
      /is not true: commission \(node \d+\)/,
    );
  });
});

describe("sentence", () => {
  const of = (options?: Parameters<typeof acceleratorQuarter>[0]) =>
    viewsOf(acceleratorQuarter(options)).sentence("Ann Example");

  it("says what was earned, at which rates, below which cap, and where it is written", () => {
    expect(of()).toBe(
      "Ann Example earned 66,000.00 USD commission for 2026-Q1: 1,000,000.00 USD at 4 %, 8 % and 12 %, " +
        "below the cap of 180,000.00 USD, as Plan letter 4.2 says.",
    );
  });

  it("says what a cap took", () => {
    expect(of({ salary: "20000" })).toContain("cut from 66,000.00 USD to the cap of 60,000.00 USD");
    expect(of({ salary: "22000" })).toContain("just at the cap of 66,000.00 USD");
  });

  it("says what a shut gate would have needed", () => {
    expect(of({ booked: "250000" })).toBe(
      "Ann Example earned no commission for 2026-Q1, as Plan letter 4.2 says. The gate is shut: attainment is " +
        "27.78 % and must be at least 30 %, which takes 2.23 percentage points more (20,000.00 USD more bookings).",
    );
  });

  it("names factors, floors and flat amounts as they were applied", () => {
    const b = new ExplanationBuilder();
    const usd = { unit: "USD" };
    const count = b.node("count", "new logos", [b.leaf("D1", "1"), b.leaf("D2", "1")]);
    const pay = b.node("multiply", "per logo", [b.leaf("500 USD", "500", "USD"), count], {
      ...usd,
      step: "pay",
    });
    const plus = b.node("add", "plus", [pay, b.leaf("plus", "50", "USD")], { ...usd, step: "plus" });
    const times = b.node("multiply", "times", [plus, b.leaf("1.1", "1.1")], { ...usd, step: "times" });
    const floor = b.node("max", "floor", [times, b.leaf("2_000 USD", "2000", "USD")], {
      ...usd,
      step: "floor",
      why: "raised to floor",
    });
    expect(viewsOf(b.build(b.node("same", "new_logo", [floor], usd))).sentence()).toBe(
      "ann earned 2,000.00 USD new_logo for 2026-Q1: 500.00 USD times 2, plus 50.00 USD, times 1.1, " +
        "raised from 1,155.00 USD to the floor of 2,000.00 USD.",
    );
  });

  it("says that nothing was credited", () => {
    const b = new ExplanationBuilder();
    const pay = b.node("sum", "pay", [], { unit: "USD", step: "pay" });
    expect(viewsOf(b.build(pay)).sentence()).toBe(
      "ann earned 0.00 USD pay for 2026-Q1: nothing was credited.",
    );
  });

  it("needs no steps to say an amount that was given", () => {
    const b = new ExplanationBuilder();
    expect(viewsOf(b.build(b.leaf("commission", "2000", "USD"))).sentence()).toBe(
      "ann earned 2,000.00 USD commission for 2026-Q1.",
    );
  });
});

describe("a component of one number for each credit", () => {
  /** 400 USD for each of these shares of a deal; nothing where the family is another. */
  function launch(deals: readonly (readonly [key: string, share: string, family: string])[]) {
    const b = new ExplanationBuilder();
    const usd = { unit: "USD" };
    const amounts = deals.map(([key, share, family]) => {
      const row = { source: "cases", file: "cases.csv", line: 2, key };
      const sides = [b.leaf("family", family, "text"), b.leaf('"robot"', "robot", "text")];
      const asked = b.node("compare", "family", sides, { detail: { operator: "textEqual" } });
      const factors = [b.leaf("400 USD", "400", "USD"), b.leaf("share", share, "%", { row })];
      const pay = b.node("multiply", "pay", factors, { ...usd, step: "pay" });
      const why = family === "robot" ? "met" : "not met";
      const gate = b.node("gate", "gate", [asked, pay], { ...usd, step: "gate", why });
      const detail = { mode: "half even", places: "2" };
      return b.node("round", "launch", [gate], { ...usd, step: "round", detail, clauses: ["Annex B"] });
    });
    return viewsOf(b.build(b.node("sum", "launch", amounts, usd)));
  }

  it("is said in its amounts, or by what shut every gate, once", () => {
    const earned = "ann earned 400.00 USD launch for 2026-Q1: ";
    const robots = launch([
      ["C1", "0.7", "robot"],
      ["C2", "0.3", "robot"],
    ]);
    expect(robots.sentence()).toBe(`${earned}280.00 USD plus 120.00 USD, as Annex B says.`);
    expect(launch([["C1", "1", "robot"]]).sentence()).toBe(`${earned}400.00 USD at 100 %, as Annex B says.`);
    const others = launch([
      ["C1", "1", "knee"],
      ["C2", "1", "knee"],
    ]);
    expect(others.sentence()).toBe(
      "ann earned no launch for 2026-Q1, as Annex B says. The gate is shut: family is knee and must be robot.",
    );
    expect(launch([]).sentence()).toBe("ann earned 0.00 USD launch for 2026-Q1: nothing was credited.");
  });

  it("says of each credit by itself what was not met", () => {
    const mixed = launch([
      ["C1", "1", "robot"],
      ["C2", "1", "knee"],
      ["C3", "1", "hip"],
    ]);
    expect(mixed.whyNot().map(({ need }) => need)).toMatchObject([{ found: "knee" }, { found: "hip" }]);
  });
});

describe("statement", () => {
  it("lists each deal with the tiers it was priced in", () => {
    const { lines, total, shownTotal } = viewsOf(acceleratorQuarter()).statement([
      { ...line, payee: "bob" },
      line,
      { ...line, period: "2026-Q2" },
    ]);
    expect({ total, shownTotal }).toEqual({ total: "66000.00", shownTotal: "66,000.00 USD" });
    expect(lines).toMatchObject([
      {
        date: "2026-02-10",
        key: "D1",
        credit: "booking",
        amount: "66000.00",
        shown: "66,000.00 USD",
        row: { source: "deals", file: "deals.csv", line: 2, key: "D1" },
        pieces: [
          { label: "from 0 %", base: "450,000.00 USD", rate: "4 %", pay: "18,000.00 USD" },
          { label: "from 50 %", base: "450,000.00 USD", rate: "8 %", pay: "36,000.00 USD" },
          { label: "from 100 %", base: "100,000.00 USD", rate: "12 %", pay: "12,000.00 USD" },
        ],
      },
    ]);
  });

  it("says of each number of a deal and of a limit which row or line of the plan it comes from", () => {
    const { lines } = viewsOf(acceleratorQuarter()).statement([line]);
    const row = { source: "deals", file: "deals.csv", line: 2, key: "D1" };
    expect(lines[0]?.pieces[0]?.causes).toMatchObject({
      base: { shown: "450,000.00 USD", row },
      rate: { shown: "4 %", place: { line: expect.any(Number) } },
      pay: { shown: "18,000.00 USD", row },
    });
    const cut = viewsOf(acceleratorQuarter({ salary: "20000" }));
    const { limits } = cut.statement([{ ...line, amount: "60000.00" }]);
    expect(limits).toMatchObject([
      {
        label: "cap of 60,000.00 USD",
        causes: [{ label: "cap of 60,000.00 USD" }, { shown: "60,000.00 USD" }],
      },
    ]);
  });

  it("has lines of no deal, without pieces", () => {
    const [first, second] = viewsOf(acceleratorQuarter()).statement([
      { ...line, amount: "60000.00" },
      { ...line, credit: "", key: "", amount: "6000.00" },
    ]).lines;
    expect([first?.pieces.length, second?.pieces.length]).toEqual([3, 0]);
  });

  it("is refused when its lines do not add up", () => {
    const views = viewsOf(acceleratorQuarter());
    expect(() => views.statement([{ ...line, amount: "66000.01" }])).toThrow(/do not add up to 66000.00/);
    expect(() => views.statement([])).toThrow(/do not add up/);
  });
});

describe("whyNot", () => {
  const of = (options?: Parameters<typeof acceleratorQuarter>[0]) =>
    viewsOf(acceleratorQuarter(options)).whyNot();

  it("has nothing to say when all was met and the highest tier reached", () => {
    expect(of()).toEqual([]);
  });

  it("says by how much a gate was missed, in the number itself and in what drives it", () => {
    expect(of({ booked: "250000" })[0]).toMatchObject({
      about: "gate",
      label: "attainment >= 30%",
      need: {
        kind: "change",
        subject: "attainment",
        found: "27.78 %",
        wanted: "30 %",
        by: "1/45",
        drive: { subject: "bookings", by: "20000", shown: "20,000.00 USD" },
      },
    });
  });

  it("gives the exact amount that flips it: with it the gate opens, with a cent less it does not", () => {
    const [missed] = of({ booked: "123456.78" });
    const drive = missed?.need.kind === "change" ? missed.need.drive : undefined;
    expect(drive?.by).toBe("7327161/50");
    // 123,456.78 and 146,543.22 make 270,000.00, which is 30 % of the quota.
    expect(of({ booked: "270000" }).filter(({ about }) => about === "gate")).toEqual([]);
    expect(of({ booked: "269999.99" }).filter(({ about }) => about === "gate")).toHaveLength(1);
  });

  it("says how much more reaches the next tier", () => {
    expect(of({ booked: "800000" })).toMatchObject([
      { about: "tier", need: { wanted: "100 %", by: "1/9", drive: { by: "100000" } } },
    ]);
    expect(of({ booked: "900000" })).toEqual([]);
  });

  it("says what a cap cut", () => {
    expect(of({ salary: "20000" })).toMatchObject([
      { about: "cap", need: { found: "60,000.00 USD", wanted: "66,000.00 USD", by: "6000" } },
    ]);
  });

  it("leaves to another component's explanation what limited that one", () => {
    const b = new ExplanationBuilder();
    const usd = { unit: "USD" };
    const detail = { mode: "half even", places: "2" };
    const limit = [b.leaf("sold", "500", "USD"), b.leaf("100 USD", "100", "USD")];
    const cap = b.node("min", "cap", limit, { ...usd, step: "cap", why: "capped" });
    const other = b.node("round", "commission", [cap], { ...usd, step: "round", detail, why: "rounded" });
    const half = b.node("multiply", "pay", [other, b.leaf("50 %", "0.5", "%")], { ...usd, step: "pay" });
    const root = b.node("round", "bonus", [half], { ...usd, step: "round", detail, why: "rounded" });
    expect(viewsOf(b.build(root)).whyNot()).toEqual([]);
    expect(viewsOf(b.build(other)).whyNot()).toHaveLength(1);
  });

  it("finds the next threshold of a look-up, as it was last asked", () => {
    const b = new ExplanationBuilder();
    const rates = ["0.1", "0.05"].map((rate) => b.leaf(rate, rate, "%"));
    const edges = ["100", "50"].map((edge) => b.leaf(edge, edge, "USD"));
    const asked = ["40", "60"].map((total) => {
      const axis = b.leaf("total", total, "USD");
      const cases = edges.flatMap((edge, at) => [
        b.compare("total > edge", "decimalGreater", axis, edge),
        rates[at] ?? 0,
      ]);
      const otherwise = { detail: { hit: "first", otherwise: "yes" } };
      return b.node("choose", "rate", [...cases, b.leaf("0 %", "0", "%")], { unit: "%", ...otherwise });
    });
    const pays = asked.map((rate) =>
      b.node("multiply", "pay", [b.leaf("part", "20", "USD"), rate], { unit: "USD" }),
    );
    const explanation = b.build(b.node("sum", "commission", pays, { unit: "USD", step: "pay" }));
    expect(viewsOf(explanation).whyNot()).toMatchObject([
      { about: "tier", need: { found: "60.00 USD", wanted: "100.00 USD", by: "40", beyond: true } },
    ]);
  });

  it("says of conditions that belong together whether all or any must change", () => {
    const b = new ExplanationBuilder();
    const units = b.compare("units >= 10", "decimalGreaterOrEqual", b.leaf("units", "7"), b.leaf("10", "10"));
    const role = b.node(
      "compare",
      'role = "AE"',
      [b.leaf("role", "SDR", "text"), b.leaf('"AE"', "AE", "text")],
      { detail: { operator: "textEqual" }, why: "not met" },
    );
    const left = b.node("compare", "left", [b.leaf("left", "yes", "text")], {
      detail: { operator: "isYes", expected: "true" },
    });
    const either = b.node("any", "any of", [units, role]);
    const both = b.all("all of", [either, b.node("not", "not", [left])]);
    const gate = b.node("gate", "gate", [both, b.leaf("pay", "1", "USD")], { step: "gate", why: "not met" });
    const { need } = viewsOf(b.build(gate)).whyNot()[0] ?? {};
    expect(need).toMatchObject({
      kind: "all",
      needs: [
        {
          kind: "any",
          needs: [
            { subject: "units", by: "3" },
            { subject: "role", found: "SDR", wanted: "AE", by: null },
          ],
        },
        { subject: "left", found: "yes", wanted: "yes", relation: "<>" },
      ],
    });
  });

  it("names the cases of a choice that a number kept from holding, once", () => {
    const b = new ExplanationBuilder();
    const big = b.compare("units >= 10", "decimalGreaterOrEqual", b.leaf("units", "7"), b.leaf("10", "10"));
    const emea = b.node(
      "compare",
      'region = "EMEA"',
      [b.leaf("region", "APAC", "text"), b.leaf('"EMEA"', "EMEA", "text")],
      { detail: { operator: "textEqual" }, why: "not met" },
    );
    const detail = { hit: "sum", otherwise: "yes" };
    const inputs = [big, b.leaf("2", "2"), emea, b.leaf("3", "3"), b.leaf("1", "1")];
    const factor = b.node("choose", "factor", inputs, { detail });
    const again = b.node("choose", "factor", inputs, { detail });
    const views = viewsOf(b.build(b.node("multiply", "pay", [factor, again], { step: "pay" })));
    expect(views.whyNot()).toMatchObject([{ about: "condition", label: "units >= 10", need: { by: "3" } }]);
  });
});

describe("flat", () => {
  it("has one row a node, with file, lines and clause", () => {
    const explanation = acceleratorQuarter();
    const rows = viewsOf(explanation).flat();
    expect(rows.map(({ id }) => id)).toEqual(explanation.nodes.map((_, index) => index));
    expect(rows[0]).toMatchObject({
      operation: "leaf",
      label: "booking",
      value: "1000000",
      file: "deals.csv",
      line: 2,
    });
    expect(rows[explanation.root]).toMatchObject({
      depth: 0,
      planFile: null,
      planLine: 70,
      clause: "Plan letter 4.2",
      line: null,
    });
    for (const row of rows.filter(({ depth }) => depth !== null && depth > 0)) {
      const above = rows
        .filter(({ inputs }) => inputs.includes(row.id))
        .map(({ depth }) => depth ?? Infinity);
      expect(row.depth).toBe(Math.min(...above) + 1);
    }
  });

  it("keeps what the amount does not follow from, without a depth", () => {
    const b = new ExplanationBuilder();
    b.leaf("spare", "1");
    expect(
      viewsOf(b.build(b.leaf("pay", "2")))
        .flat()
        .map(({ depth }) => depth),
    ).toEqual([null, 0]);
  });
});
