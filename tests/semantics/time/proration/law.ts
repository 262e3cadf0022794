import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { day, halfEven, settled, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "the part of a period is its days in the plan over all its days",
  async holds(plan) {
    const stay = fc
      .tuple(fc.nat(100), fc.nat(120))
      .map(([first, length]) => ({ first, last: first + length }));
    await fc.assert(
      fc.asyncProperty(stay, async ({ first, last }) => {
        const people = [{ id: "ann", from: day(first), left: day(last) }];
        const ran = await plan.run({ people }, "2026-Q1");
        const within = (from: number, through: number) =>
          BigInt(Math.max(0, Math.min(last, through) - Math.max(first, from) + 1));
        const quarter = within(0, 89);
        if (quarter > 0n) {
          expect(unitsOf(ran.figure("part", "ann", "2026-Q1"), 12)).toBe(settled(90n * quarter, 90n));
        }
        const march = within(59, 89);
        if (march > 0n) {
          expect(unitsOf(ran.figure("daily", "ann", "2026-03"), 12)).toBe(settled(march, 31n));
          expect(unitsOf(ran.figure("shown", "ann", "2026-03"), 2)).toBe(halfEven(10_000n * march, 31n));
        } else expect(ran.figure("shown", "ann", "2026-03")).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  },
};
