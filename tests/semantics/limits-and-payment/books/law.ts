import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "journal/bad/same-account.plan", answer: "error same-account at 28:46" },
];

export const law: Law = {
  title: "each month's debits are its credits, and an asset is what was earned less what was amortised",
  async holds(plan) {
    const deal = fc.record({
      cents: fc.bigInt({ min: -99_999n, max: 999_999n }),
      on: fc.nat(150),
      late: fc.nat(60),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 5 }), async (drawn) => {
        const deals = drawn.map(({ cents, on, late }, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(cents, 2),
          closed: day(on),
          known: day(on + late),
        }));
        const ran = await plan.run({ deals }, "2026");
        const total = (lines: typeof ran.journal, side: "dr" | "cr") =>
          sum(lines.filter((line) => line.side === side).map(({ amount }) => unitsOf(amount, 2)));
        for (const month of new Set(ran.journal.map(({ period }) => period))) {
          const lines = ran.journal.filter(({ period }) => period === month);
          expect(total(lines, "dr"), month).toBe(total(lines, "cr"));
        }
        const asset = ran.journal.filter(({ account }) => account === "Contract costs");
        const left = ran.rollForward.filter(({ period }) => period === "2026-12");
        const closing = sum(left.map((line) => unitsOf(line.closing, 2)));
        expect(total(asset, "dr") - total(asset, "cr")).toBe(closing);
      }),
      { numRuns: 25 },
    );
  },
};
