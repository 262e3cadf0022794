import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { halfEven, sum, textOf, unitsOf } from "../../oracle.js";

const quarter = ["2026-01", "2026-02", "2026-03"];

export const law: Law = {
  title: "months add up to the rounded quarter, and a mirrored quarter is exactly its negative",
  async holds(plan) {
    const monthly = fc.tuple(...quarter.map(() => fc.bigInt({ min: -99_999n, max: 99_999n })));
    await fc.assert(
      fc.asyncProperty(monthly, async (cents) => {
        const paid = async (sign: bigint) => {
          const deals = cents.map((amount, index) => ({
            id: `D${index}`,
            rep: "ann",
            amount: textOf(sign * amount, 2),
            closed: `${quarter[index]}-15`,
          }));
          const ran = await plan.run({ deals }, "2026-Q1");
          expect(unitsOf(ran.figure("commission", "ann", "2026-Q1"), 2)).toBe(
            sign * halfEven(sum(cents), 3n),
          );
          return quarter.map((month) =>
            unitsOf(ran.payouts.find(({ period }) => period === month)?.amount ?? "0", 2),
          );
        };
        const months = await paid(1n);
        expect(sum(months)).toBe(halfEven(sum(cents), 3n));
        expect(await paid(-1n)).toEqual(months.map((amount) => -amount));
      }),
      { numRuns: 40 },
    );
  },
};
