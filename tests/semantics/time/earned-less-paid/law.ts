import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "component/bad/paid-per-missing.plan", answer: "error paid-per-missing at 31:11" },
];

/** What a quarter of the plan comes to, in cents. */
function earned(cents: readonly bigint[]): bigint {
  const total = sum(cents);
  return halfEven(total * (total >= 10_000_000n ? 5n : 3n), 100n);
}

export const law: Law = {
  title: "whenever deals become known and are corrected, the year pays what the last known facts earn",
  async holds(plan) {
    const version = fc.record({ later: fc.integer({ min: 1, max: 120 }), cents: fc.nat(9_999_999) });
    const deal = fc.record({
      on: fc.nat(200),
      cents: fc.nat(9_999_999),
      corrected: fc.uniqueArray(version, { maxLength: 2, selector: ({ later }) => later }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const rowsOf = (index: number, on: number, versions: readonly { later: number; cents: number }[]) =>
          versions.map(({ later, cents }) => ({
            id: `D${index}`,
            rep: "ann",
            amount: textOf(BigInt(cents), 2),
            closed: day(on),
            known: day(on + later),
          }));
        const deals = drawn.flatMap(({ on, cents, corrected }, index) =>
          rowsOf(index, on, [{ later: 0, cents }, ...corrected]),
        );
        const last = drawn.map(({ on, cents, corrected }) => ({
          quarter: Math.floor((Number(day(on).slice(5, 7)) - 1) / 3),
          cents: BigInt(
            [{ later: 0, cents }, ...corrected].reduce((a, b) => (b.later > a.later ? b : a)).cents,
          ),
        }));
        const expected = [0, 1, 2, 3].map((quarter) =>
          earned(last.filter((each) => each.quarter === quarter).map(({ cents }) => cents)),
        );
        const ran = await plan.run({ deals }, "2026");
        expect(unitsOf(ran.paid("ann"), 2)).toBe(sum(expected));
      }),
      { numRuns: 40 },
    );
  },
};
