import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { day, sum, textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "each month end sees the rows that are dated and known by then, and no others",
  async holds(plan) {
    const deal = fc.record({ tens: fc.integer({ min: 1, max: 90 }), on: fc.nat(89), known: fc.nat(110) });
    // The last days of the months, counted from 0.
    const ends = [30, 58, 89];
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const deals = drawn.map(({ tens, on, known }, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(BigInt(tens), 0).concat("0"),
          closed: day(on),
          known: day(known),
        }));
        const ran = await plan.run({ deals }, "2026-Q1");
        let before = 0n;
        for (const end of ends) {
          const seen = drawn.filter(({ on, known }) => on <= end && known <= end);
          const sold = sum(seen.map(({ tens }) => BigInt(tens) * 10n));
          // In cents: a tenth of the sales, once they are a third of 900.
          const earned = sold >= 300n ? sold * 10n : 0n;
          const month = day(end).slice(0, 7);
          const line = ran.payouts.find(({ period }) => period === month);
          expect(unitsOf(line?.amount ?? "0", 2), month).toBe(earned - before);
          before = earned;
        }
      }),
      { numRuns: 60 },
    );
  },
};
