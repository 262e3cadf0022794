import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "a third of the target is reached exactly where three times the sales are the target",
  async holds(plan) {
    const targets = fc.bigInt({ min: 1n, max: 10n ** 14n });
    // A cent or less around the edge, where binary and rounded numbers go wrong.
    const beside = fc.constantFrom(-2n, -1n, 0n, 1n, 2n);
    await fc.assert(
      fc.asyncProperty(targets, beside, async (target, by) => {
        const sold = target / 3n + by;
        const deals = [{ id: "D1", rep: "ann", amount: textOf(sold, 2), closed: "2026-01-10" }];
        const ran = await plan.run({ deals }, "2026-01", {
          parameters: new Map([["target", textOf(target, 2)]]),
        });
        expect(unitsOf(ran.figure("prize", "ann", "2026-01"), 2) > 0n).toBe(sold * 3n >= target);
      }),
      { numRuns: 80 },
    );
  },
};
