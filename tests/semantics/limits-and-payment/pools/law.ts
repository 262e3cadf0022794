import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { day, halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "parts add up to the pool, and none is a cent or more from its exact share",
  async holds(plan) {
    const person = fc.record({
      cents: fc.bigInt({ min: 0n, max: 99_999n }),
      // Of the quarter's 90 days; 90 stays.
      days: fc.oneof(fc.constant(90), fc.integer({ min: 1, max: 89 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 7 }), async (drawn) => {
        const people = drawn.map(({ days }, index) => ({
          id: `p${index}`,
          from: "2026-01-01",
          left: days === 90 ? "" : day(days - 1),
        }));
        const deals = drawn.map(({ cents }, index) => ({
          id: `D${index}`,
          rep: `p${index}`,
          amount: textOf(cents, 2),
          closed: day(0),
        }));
        const ran = await plan.run({ people, deals }, "2026-Q1");
        const parts = (name: string) =>
          drawn.map((_, index) => unitsOf(ran.figure(name, `p${index}`, "2026-Q1"), 2));
        const equal = parts("equal");
        expect(sum(equal)).toBe(10_000n);
        // Leavers take part alike; only the first by id takes what the others leave.
        const part = halfEven(10_000n, BigInt(drawn.length));
        expect(equal.slice(1).every((each) => each === part)).toBe(true);
        const bySales = parts("by_sales");
        expect(sum(bySales)).toBe(10_000n);
        const weights = drawn.map(({ cents, days }) => (cents + 100n) * BigInt(days));
        const all = sum(weights);
        for (const [index, part] of bySales.entries()) {
          const off = part * all - 10_000n * (weights[index] ?? 0n);
          expect(off < all && off > -all).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  },
};
