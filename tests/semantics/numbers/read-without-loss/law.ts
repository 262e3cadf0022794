import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "an amount comes out digit for digit as it stands in the file, or its row is a fault",
  async holds(plan) {
    const digits = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });
    await fc.assert(
      fc.asyncProperty(digits, fc.integer({ min: 0, max: 15 }), async (units, places) => {
        const text = textOf(units, places);
        const ran = await plan.run(
          { deals: [{ id: "D1", rep: "ann", amount: text, closed: "2026-01-10" }] },
          "2026-01",
        );
        // Noughts at the end say nothing that could be lost.
        const decimals = (text.split(".")[1] ?? "").replace(/0+$/, "").length;
        const tooLarge = (units < 0n ? -units : units) >= 10n ** BigInt(22 + places);
        if (decimals > 12) expect(ran.codes).toContain("too-many-decimals");
        else if (tooLarge) expect(ran.codes).toContain("number-too-large");
        else {
          expect(ran.codes).toEqual([]);
          expect(unitsOf(ran.figure("sales", "ann", "2026-01"), 15)).toBe(units * 10n ** BigInt(15 - places));
        }
      }),
      { numRuns: 120 },
    );
  },
};
