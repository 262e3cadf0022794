import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { settled, textOf, unitsOf } from "../../oracle.js";

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const whole = fc.bigInt({ min: 1n, max: 10n ** 9n });

export const law: Law = {
  title: "dividing and multiplying in either order is the one exact value",
  async holds(plan) {
    await fc.assert(
      fc.asyncProperty(amounts, whole, whole, async (micros, parts, factor) => {
        const deals = [{ id: "D1", rep: "ann", amount: textOf(micros, 6), closed: "2026-01-10" }];
        const parameters = new Map([
          ["parts", `${parts}`],
          ["factor", `${factor}`],
        ]);
        const ran = await plan.run({ deals }, "2026-01", { parameters });
        const expected = settled(micros * factor, parts * 10n ** 6n);
        expect(unitsOf(ran.figure("whole", "ann", "2026-01"), 12)).toBe(expected);
        expect(unitsOf(ran.figure("other_way", "ann", "2026-01"), 12)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  },
};
