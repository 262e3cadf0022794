/** Laws of the reference evaluator, for any plan and rows that fast-check thinks of. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate, explain } from "../calculate.js";
import { replay } from "../explain/replay.js";
import type { FactRecord } from "../facts/facts.js";
import type { TiersMode } from "../rule-set.js";
import { factsOf, PlanBuilder } from "../testing/plan-builder.js";
import { sameDecimal, sumDecimals } from "../values/decimal-sum.js";

const runs = { numRuns: 60 };

const modes = ["marginal", "retroactive", "reached", "topRate", "curve", "accumulating"] as const;

interface Shape {
  readonly mode: TiersMode;
  readonly thresholds: readonly number[];
  readonly rates: readonly number[];
  readonly plus: boolean;
  readonly gate: "none" | "paid" | "lost";
  readonly cap: number | undefined;
  readonly ratio: boolean;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  mode: fc.constantFrom(...modes),
  thresholds: fc
    .uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 4 })
    .map((list) => [0, ...list.sort((a, b) => a - b)]),
  rates: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }),
  plus: fc.boolean(),
  gate: fc.constantFrom("none", "paid", "lost"),
  cap: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
  ratio: fc.boolean(),
});

/** Split deals of three people, priced by a table of any shape, paid monthly, measured quarterly. */
function planOf({ mode, thresholds, rates, plus, gate, cap, ratio }: Shape): PlanBuilder {
  const plan = new PlanBuilder();
  plan.data("deals", {
    id: "text key",
    rep: "payee",
    partner: "payee optional",
    split: "percent",
    amount: "money",
    closed: "date",
  });
  plan.credit("booking", {
    of: "deals",
    on: "closed",
    worth: plan.divide(plan.multiply(plan.column("amount"), plan.number("7")), plan.number("3")),
    to: [
      [plan.column("partner"), plan.column("split"), "if any"],
      [plan.column("rep"), "rest"],
    ],
  });
  plan.measure("bookings", "quarter", plan.sum("booking"));
  plan.measure("attainment", "quarter", plan.divide(plan.figure("bookings"), plan.number("7")));
  plan.tiers(
    "rate",
    mode,
    thresholds.map((threshold, index) => [
      String(threshold),
      `0.${String(rates[index] ?? 0).padStart(2, "0")}`,
      ...(plus ? (["11"] as const) : ([] as const)),
    ]),
    {
      ...(mode === "topRate" && { above: String(thresholds[1] ?? 0) }),
      ...(mode === "accumulating" && { end: "6000" }),
    },
  );
  plan.component("commission", "quarter", {
    pay: plan.figure("bookings"),
    at: ["rate", plan.figure(ratio ? "attainment" : "bookings")],
    ...(gate !== "none" && {
      gates: [
        { when: plan.compare(plan.figure("bookings"), "decimalGreater", plan.number("300")), past: gate },
      ],
    }),
    ...(cap !== undefined && { caps: [{ value: plan.money(String(cap)), per: "year" }] }),
    paidPer: "month",
  });
  return plan;
}

const payees = ["ann", "bob", "cid"];

const deals: fc.Arbitrary<readonly FactRecord[]> = fc
  .array(
    fc.record({
      rep: fc.constantFrom(...payees),
      partner: fc.option(fc.constantFrom(...payees), { nil: undefined }),
      split: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
      amount: fc.integer({ min: -100_000, max: 300_000 }).map((cents) => (cents / 100).toFixed(2)),
      closed: fc.integer({ min: 1, max: 180 }).map((day) => dateOf(day)),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((deal, index) => ({ id: `D${index}`, ...deal })));

/** Deals in versions, each known some days after it was closed, no two versions of one on one day. */
const versions: fc.Arbitrary<readonly FactRecord[]> = deals.chain((rows) =>
  fc
    .tuple(
      ...rows.map(() => fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 3 })),
    )
    .map((days) =>
      rows.flatMap((row, index) =>
        (days[index] ?? []).map((day, version) => ({
          ...row,
          amount: version === 0 ? row.amount : String(version * 100),
          known: dateOf(day),
        })),
      ),
    ),
);

/** Payees whose rows were all replaced are still there, with nothing. */
function isNotZero({ value }: { readonly value: string }): boolean {
  return Number(value) !== 0;
}

function dateOf(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
}

const outcomeOf = (plan: PlanBuilder, rows: readonly FactRecord[], period = "2026-H1") => {
  const ruleSet = plan.build();
  return calculate(ruleSet, factsOf(ruleSet, { deals: rows }), { period });
};

describe("whatever the plan and the rows", () => {
  it("the order of the rows changes nothing but where they stand", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, fc.infiniteStream(fc.nat()), async (shape, rows, random) => {
        const shuffled = [...rows].map((row) => ({ row, at: random.next().value ?? 0 }));
        shuffled.sort((a, b) => a.at - b.at);
        const plan = planOf(shape);
        const outcome = await outcomeOf(plan, rows);
        const other = await outcomeOf(
          plan,
          shuffled.map(({ row }) => row),
        );
        const placeless = ({ credits, ...rest }: typeof outcome) => ({
          ...rest,
          credits: credits.map(({ line: _, ...credit }) => credit),
        });
        expect(placeless(other)).toEqual(placeless(outcome));
        expect(outcome.faults).toEqual([]);
      }),
      runs,
    );
  });

  it("splits conserve what a row is worth", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, async (shape, rows) => {
        const whole = planOf(shape);
        const split = await outcomeOf(whole, rows);
        const alone = await outcomeOf(
          whole,
          rows.map((row) => ({ ...row, partner: undefined })),
        );
        for (const row of rows) {
          const creditedOf = ({ credits }: typeof split) =>
            sumDecimals(["0", ...credits.filter(({ key }) => key === row.id).map(({ value }) => value)]);
          expect(`${row.id} ${sameDecimal(creditedOf(split), creditedOf(alone))}`).toBe(`${row.id} true`);
        }
      }),
      runs,
    );
  });

  it("deal lines add up to the component's amount", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, async (shape, rows) => {
        const outcome = await outcomeOf(planOf(shape), rows);
        for (const figure of outcome.figures.filter(({ name }) => name === "commission")) {
          const lines = outcome.lines.filter(
            (line) => line.payee === figure.payee && line.period === figure.period,
          );
          expect(Number(sumDecimals(["0", ...lines.map((line) => line.amount)]))).toBe(Number(figure.value));
        }
      }),
      runs,
    );
  });

  it("payouts add up to what is earned in the end", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, async (shape, rows) => {
        const outcome = await outcomeOf(planOf(shape), rows);
        for (const payee of payees) {
          const paid = outcome.payouts.filter((line) => line.payee === payee).map((line) => line.amount);
          const earned = outcome.figures.filter((line) => line.payee === payee && line.name === "commission");
          expect(Number(sumDecimals(["0", ...paid]))).toBe(
            Number(sumDecimals(["0", ...earned.map((line) => line.value)])),
          );
        }
      }),
      runs,
    );
  });

  it("pay dates pay the same, calculated together or each alone", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, versions, async (shape, rows) => {
        const plan = planOf(shape);
        const together = await outcomeOf(plan, rows, "2026-H1");
        const alone = [];
        for (const month of ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]) {
          alone.push(...(await outcomeOf(plan, rows, month)).payouts);
        }
        expect(alone).toEqual(together.payouts);
      }),
      runs,
    );
  });

  it("a look at a day is what the rows known by then come to", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, versions, async (shape, rows) => {
        const plan = planOf(shape);
        const latest = new Map<unknown, FactRecord>();
        const known = rows.filter((row) => String(row.known) <= "2026-05-31");
        known.sort((a, b) => String(a.known).localeCompare(String(b.known)));
        for (const row of known) latest.set(row.id, row);
        const standing = [...latest.values()].map(({ known: _, ...row }) => row);
        const look = await outcomeOf(plan, rows, "2026-05");
        const plain = await outcomeOf(plan, standing, "2026-05");
        expect(look.figures.filter(isNotZero)).toEqual(plain.figures.filter(isNotZero));
      }),
      runs,
    );
  });

  it("a reversal of every row leaves nothing", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, async (shape, rows) => {
        const reversals = rows.map((row) => ({
          ...row,
          id: `${row.id}R`,
          amount: String(row.amount).startsWith("-") ? String(row.amount).slice(1) : `-${row.amount}`,
        }));
        // Flat amounts are for having been there, and a cap of the year keeps what a quarter used.
        const plan = planOf({
          ...shape,
          plus: false,
          gate: "none",
          cap: undefined,
          mode: oneWay(shape.mode),
        });
        const outcome = await outcomeOf(plan, [...rows, ...reversals]);
        for (const figure of outcome.figures) expect(Number(figure.value)).toBe(0);
      }),
      runs,
    );
  });

  it("an explanation replays to the amount", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, deals, async (shape, rows) => {
        const ruleSet = planOf(shape).build();
        const facts = factsOf(ruleSet, { deals: rows });
        const { figures } = await calculate(ruleSet, facts, { period: "2026-Q2" });
        for (const { payee, period, value } of figures.filter(({ name }) => name === "commission")) {
          const result = await explain(ruleSet, facts, { payee, period, component: "commission" });
          if ("faults" in result) throw new Error(result.faults.map((fault) => fault.message).join());
          expect(replay(result)).not.toHaveProperty("mismatches");
          expect(result.amount).toBe(value);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Tables whose pay depends on the order in which a total was reached do not come back to nothing. */
function oneWay(mode: TiersMode): TiersMode {
  return mode === "reached" ? "marginal" : mode;
}
