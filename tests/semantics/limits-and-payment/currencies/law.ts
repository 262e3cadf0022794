import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "exchange/bad/no-exchange.plan", answer: "error no-exchange at 19:48" },
];

export const law: Law = {
  title: "each sale is converted exactly at the rate of its day, and attainment does not move with rates",
  async holds(plan) {
    const rate = fc.record({ on: fc.nat(30), millionths: fc.bigInt({ min: 1n, max: 9_999_999n }) });
    const rates = fc.uniqueArray(rate, { maxLength: 4, selector: ({ on }) => on });
    const deal = fc.record({ cents: fc.bigInt({ min: -99_999n, max: 99_999n }), on: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(rates, fc.array(deal, { minLength: 1, maxLength: 6 }), async (later, drawn) => {
        const all = [{ on: -1, millionths: 1_500_000n }, ...later];
        const rateOn = (on: number) =>
          all.reduce((now, each) => (each.on <= on && each.on > now.on ? each : now)).millionths;
        const ran = await plan.run(
          {
            fx: all.map(({ on, millionths }) => ({
              currency: "EUR",
              from: day(on),
              usd: textOf(millionths, 6),
            })),
            deals: drawn.map(({ cents, on }, index) => ({
              id: `D${index}`,
              rep: "ann",
              amount: textOf(cents, 2),
              closed: day(on),
            })),
          },
          "2026-01",
        );
        const exact = drawn.map(({ cents, on }) => cents * rateOn(on));
        const value = (name: string) => unitsOf(ran.figure(name, "ann", "2026-01"), 12);
        expect(value("in_dollars")).toBe(sum(exact) * 10n ** 4n);
        expect(value("booked")).toBe(sum(exact.map((each) => halfEven(each, 10n ** 6n))) * 10n ** 10n);
        expect(value("attainment")).toBe(sum(drawn.map(({ cents }) => cents)) * 10n ** 7n);
      }),
      { numRuns: 50 },
    );
  },
};
