import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "component/bad/past-not-chosen.plan", answer: "error past-not-chosen at 33:3" },
];

const target = 100_000n;

export const law: Law = {
  title: "with `past lost` it pays the credits from the one on that opens the gate, `past paid` all of them",
  async holds(plan) {
    const credits = fc.array(fc.bigInt({ min: -20_000n, max: 60_000n }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(credits, async (cents) => {
        const deals = cents.map((amount, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(amount, 2),
          closed: day(index),
        }));
        const ran = await plan.run({ deals }, "2026-Q1");
        const isOpen = sum(cents) >= target;
        const opens = cents.findIndex((_, index) => sum(cents.slice(0, index + 1)) >= target);
        const tenth = (amounts: readonly bigint[]) => (isOpen ? halfEven(sum(amounts), 10n) : 0n);
        expect(unitsOf(ran.figure("all_of_it", "ann", "2026-Q1"), 2)).toBe(tenth(cents));
        expect(unitsOf(ran.figure("from_then_on", "ann", "2026-Q1"), 2)).toBe(tenth(cents.slice(opens)));
      }),
      { numRuns: 80 },
    );
  },
};
