import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "each policy makes its own of the rows that match",
  async holds(plan) {
    const deal = fc.record({
      kind: fc.constantFrom("new", "renewal"),
      cents: fc.oneof(fc.nat(20_000), fc.constantFrom(9_999, 10_000)),
    });
    await fc.assert(
      fc.asyncProperty(deal, async ({ kind, cents }) => {
        const large = cents >= 10_000;
        const matching = [...(kind === "new" ? [1] : []), ...(large ? [2] : [])];
        const expected: Readonly<Record<string, number>> = {
          by_only: kind === "renewal" ? 3 : large ? 2 : 1,
          by_first: matching[0] ?? 0,
          by_sum: matching.reduce((total, each) => total + each, 0),
          by_max: matching.length === 0 ? 0 : Math.max(...matching),
          by_min: matching.length === 0 ? 0 : Math.min(...matching),
        };
        const deals = [
          { id: "D1", rep: "ann", amount: textOf(BigInt(cents), 2), closed: "2026-01-11", kind },
        ];
        const ran = await plan.run({ deals }, "2026-01");
        for (const [name, percents] of Object.entries(expected)) {
          expect(unitsOf(ran.figure(name, "ann", "2026-01"), 4), name).toBe(BigInt(cents * percents));
        }
      }),
      { numRuns: 60 },
    );
  },
};
