import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { halfEven, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "tiers/bad/tiers-not-ascending.plan", answer: "error tiers-not-ascending at 27:9" },
];

export const law: Law = {
  title: "only at the edge itself do `from` and `above` differ",
  async holds(plan) {
    const edges = fc.bigInt({ min: 1n, max: 10n ** 12n });
    await fc.assert(
      fc.asyncProperty(edges, fc.constantFrom(-1n, 0n, 1n), async (edge, by) => {
        const sold = edge + by;
        const deals = [{ id: "D1", rep: "ann", amount: textOf(sold, 2), closed: "2026-01-11" }];
        const parameters = new Map([["edge", textOf(edge, 2)]]);
        const ran = await plan.run({ deals }, "2026-01", { parameters });
        const rate = (is: boolean) => halfEven(sold * (is ? 2n : 1n), 100n);
        expect(unitsOf(ran.figure("a", "ann", "2026-01"), 2)).toBe(rate(sold >= edge));
        expect(unitsOf(ran.figure("b", "ann", "2026-01"), 2)).toBe(rate(sold > edge));
      }),
      { numRuns: 60 },
    );
  },
};
