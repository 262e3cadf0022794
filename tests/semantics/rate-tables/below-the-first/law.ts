import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, textOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "tiers/bad/tiers-start-above-nought.plan", answer: "error tiers-start-above-nought at 25:9" },
];

export const law: Law = {
  title: "cancelling every deal, in whatever order, takes back exactly what slices paid",
  async holds(plan) {
    const deal = fc.record({ cents: fc.bigInt({ min: 1n, max: 49_999n }), back: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 6 }), async (drawn) => {
        const rows = drawn.flatMap(({ cents, back }, index) => [
          { id: `D${index}`, rep: "ann", amount: textOf(cents, 2), closed: day(index) },
          { id: `C${index}`, rep: "ann", amount: textOf(-cents, 2), closed: day(index + back) },
        ]);
        const ran = await plan.run({ deals: rows }, "2026-03");
        expect(ran.figure("a", "ann", "2026-03")).toBe("0.00");
      }),
      { numRuns: 60 },
    );
  },
};
