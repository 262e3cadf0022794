import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { halfEven, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "component/bad/place-twice.plan", answer: "error place-twice at 29:5" },
];

const prizes = [30_000n, 20_000n, 10_000n];

export const law: Law = {
  title: "whoever sold more is never behind, equals get alike, and pooling keeps the prizes",
  async holds(plan) {
    // Few numbers, so that there are ties.
    const sold = fc.array(fc.nat(3), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sold, async (drawn) => {
        const people = drawn.map((_, index) => ({ id: `p${index}`, from: "2026-01-01" }));
        const deals = drawn.map((dollars, index) => ({
          id: `D${index}`,
          rep: `p${index}`,
          amount: textOf(BigInt(dollars), 0),
          closed: "2026-01-11",
        }));
        const ran = await plan.run({ people, deals }, "2026-Q1");
        const value = (name: string, index: number) => unitsOf(ran.figure(name, `p${index}`, "2026-Q1"), 2);
        const competing = drawn.filter((dollars) => dollars > 0).length;
        for (const [index, dollars] of drawn.entries()) {
          const place = drawn.filter((other) => other > dollars).length;
          const tied = drawn.filter((other) => other === dollars).length;
          expect(value("each_one", index)).toBe(prizes[place] ?? 0n);
          const pot = sum(prizes.slice(place, place + tied));
          const part = drawn.length < 3 ? 0n : halfEven(pot, BigInt(tied));
          // The cents that do not divide go one each to the first by id.
          expect([part - 1n, part, part + 1n]).toContain(value("pooled", index));
          if (dollars === 0 || competing < 3) expect(value("sellers", index)).toBe(0n);
        }
        const pooled = sum(drawn.map((_, index) => value("pooled", index)));
        expect(pooled).toBe(drawn.length < 3 ? 0n : sum(prizes.slice(0, drawn.length)));
      }),
      { numRuns: 50 },
    );
  },
};
