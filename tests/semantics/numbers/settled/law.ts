import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { settled, sum, textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "a sum over people is the sum of their settled values, a number of everybody is settled once",
  async holds(plan) {
    const cents = fc.array(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cents, fc.bigInt({ min: 1n, max: 9_999n }), async (amounts, parts) => {
        const deals = amounts.map((amount, index) => ({
          id: `D${index}`,
          rep: `p${index}`,
          amount: textOf(amount, 2),
          closed: "2026-01-10",
        }));
        const ran = await plan.run({ deals }, "2026-01", { parameters: new Map([["parts", `${parts}`]]) });
        const each = amounts.map((amount) => settled(amount, 100n * parts));
        expect(unitsOf(ran.figure("parts_sum", "", "2026-01"), 12)).toBe(sum(each));
        expect(unitsOf(ran.figure("of_sum", "", "2026-01"), 12)).toBe(settled(sum(amounts), 100n * parts));
      }),
      { numRuns: 60 },
    );
  },
};
