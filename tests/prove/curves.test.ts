/**
 * The payout curve agrees with the evaluator at every breakpoint and a cent either side of it, for any tiers
 * and limits. `ATTAIN_CASES=10000` tries more.
 */

import { compilePlan, type PayCurve, paidAt, payCurve } from "@attain/dsl";
import { calculate, exact, type Fraction, factsFromRecords, round } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const numRuns = Number(process.env.ATTAIN_CASES ?? 150);

const edges = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const rates = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 });
const tiers = fc
  .record({
    mode: fc.constantFrom("marginal", "retroactive", "top rate above", "curve", "accumulating"),
    edges,
    rates,
    edge: fc.constantFrom("from", "above"),
    plus: fc.option(fc.integer({ min: 1, max: 500 })),
    beyond: fc.constantFrom("flat", "rising"),
  })
  .map(({ mode, edges, rates, edge, plus, beyond }) => {
    const smooth = mode === "curve" || mode === "accumulating";
    const begins = smooth ? "from" : edge;
    const rows = edges
      .toSorted((a, b) => a - b)
      .map(
        (at, index) =>
          `  ${begins} ${at * 500} USD : ${rates[index + 1]}%${plus && index === 0 ? ` plus ${plus} USD` : ""}`,
      );
    const cut = mode === "top rate above" ? `${(edges[0] ?? 1) * 500} USD` : "";
    const end = mode === "accumulating" ? "  end 30_000 USD\n" : "";
    const tail = smooth ? `${end}  beyond ${beyond}\n` : "";
    return `tiers rate ${mode} ${cut} {\n  from 0 USD : ${rates[0]}%\n${rows.join("\n")}\n${tail}}`;
  });
const base = fc.constantFrom(
  "sold",
  "2 * sold",
  "sold / 4",
  "bonus",
  "min(sold, 9_000 USD)",
  "first { when sold > 700 USD : sold otherwise : 0 USD }",
);
const limit = (word: string) =>
  fc
    .option(fc.constantFrom("40 USD", "700 USD", "3% * sold", "2 * bonus"))
    .map((value) => (value ? `  ${word} ${value}${word === "cap" ? " excess lost" : ""}\n` : ""));
const gate = fc
  .option(
    fc.constantFrom(
      "sold >= 600 USD",
      "sold > 4_000 USD",
      "sold < 15_000 USD",
      "sold >= 100 USD and not sold = 800 USD",
    ),
  )
  .map((value) => (value ? `  gate ${value}\n` : ""));
const times = fc
  .option(fc.constantFrom("50%", "factor(sold)", "min(1, sold / 2_000 USD)"))
  .map((value) => (value ? `  times ${value}\n` : ""));

const text = fc.tuple(tiers, base, fc.boolean(), gate, times, limit("floor"), limit("cap")).map(
  ([table, paid, isPlain, ...lines]) => `language 1
plan any_plan { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
param bonus : money = 900 USD
measure sold per month = sum(sale)
table factor(sales) : number first { when below 1_000 USD : 0.5  when through 5_000 USD : 1  otherwise : 2 }
${table}
component commission per month {
  pay ${isPlain ? paid : `${paid} at rate(sold)`}
${lines.join("")}}
payout per month { pay commission }
`,
);

const cent = exact.fromUnits(1, 2);

function places(curve: PayCurve): readonly Fraction[] {
  const far = exact.fromInteger(50_000);
  return [...curve.pieces.map(({ from }) => from), far].flatMap((at) => {
    const whole = round(at, { mode: "down", places: 2 });
    return [exact.subtract(whole, cent), whole, exact.add(whole, cent)].filter((x) => exact.sign(x) > 0);
  });
}

describe("the payout curve", () => {
  it(
    "agrees with the evaluator at every breakpoint and a cent either side",
    async () => {
      let drawn = 0;
      await fc.assert(
        fc.asyncProperty(text, async (source) => {
          const { checked, ruleSet, diagnostics } = compilePlan(source);
          if (ruleSet === undefined) {
            expect(diagnostics.map(({ code }) => code)).toContain("base-does-not-move");
            return;
          }
          const component = checked.symbols.get("commission");
          const curve = component?.kind === "component" ? payCurve(component, checked) : undefined;
          if (curve === undefined) return;
          drawn += 1;
          const at = places(curve);
          const deals = at.map((x, index) => ({
            id: `D${index}`,
            rep: `p${index}`,
            amount: decimalText(x),
            closed: "2026-01-10",
          }));
          const { facts, faults } = factsFromRecords(ruleSet, { deals });
          expect(faults).toEqual([]);
          const outcome = await calculate(ruleSet, facts, { period: "2026-01" });
          const paid = new Map(outcome.payouts.map(({ payee, amount }) => [payee, amount]));
          at.forEach((x, index) => {
            const expected = round(paidAt(curve, x), { mode: "half even", places: 2 });
            const actual = exact.fromText(paid.get(`p${index}`) ?? "0");
            expect([decimalText(x), exact.toExactText(actual)]).toEqual([
              decimalText(x),
              exact.toExactText(expected),
            ]);
          });
        }),
        { numRuns },
      );
      expect(drawn).toBeGreaterThan(numRuns / 3);
    },
    60_000 + 60 * numRuns,
  );
});

function decimalText(value: Fraction): string {
  const { n, d } = exact.lowestTerms(value);
  const cents = (n * 100n) / d;
  return `${cents / 100n}.${(cents % 100n).toString().padStart(2, "0")}`;
}
