import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "component/bad/base-does-not-move.plan", answer: "error base-does-not-move at 32:8" },
];

const edge = 10_000n;
/** In percents of a cent, of a running total. */
const slices = (at: bigint) => (at < edge ? at * 10n : edge * 10n + (at - edge) * 20n);

export const law: Law = {
  title: "months of a running total are differences of the year, and deal lines are the amount",
  async holds(plan) {
    const deal = fc.record({ cents: fc.bigInt({ min: -9_000n, max: 19_999n }), on: fc.nat(89) });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 9 }), async (drawn) => {
        const deals = drawn.map(({ cents, on }, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(cents, 2),
          closed: day(on),
        }));
        const ran = await plan.run({ deals }, "2026-Q1");
        let before = 0n;
        for (const [month, through] of [30, 58, 89].entries()) {
          const period = `2026-0${month + 1}`;
          const soFar = sum(drawn.filter(({ on }) => on <= through).map(({ cents }) => cents));
          const value = (name: string) => unitsOf(ran.figure(name, "ann", period), 2);
          expect(value("by_year")).toBe(halfEven(slices(soFar) - slices(before), 100n));
          expect(value("commission")).toBe(halfEven(slices(soFar - before), 100n));
          before = soFar;
          for (const name of ["by_year", "commission"]) {
            const lines = ran.lines.filter((line) => line.component === name && line.period === period);
            expect(sum(lines.map(({ amount }) => unitsOf(amount, 2)))).toBe(value(name));
          }
        }
        const alone = drawn.map(({ cents }) => halfEven(slices(cents), 100n));
        const byDeal = ran.lines.filter(({ component }) => component === "by_deal");
        expect(sum(byDeal.map(({ amount }) => unitsOf(amount, 2)))).toBe(sum(alone));
      }),
      { numRuns: 60 },
    );
  },
};
