import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { sum, textOf, unitsOf } from "../../oracle.js";

const limited = (amount: bigint, cap: bigint) => (amount < cap ? amount : cap);

export const law: Law = {
  title:
    "no month exceeds its cap and no year the year's, and what is carried is paid as soon as there is room",
  async holds(plan) {
    const year = fc.array(fc.bigInt({ min: 0n, max: 30_000n }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(year, async (cents) => {
        const months = cents.map((_, index) => `2026-${String(index + 1).padStart(2, "0")}`);
        const deals = cents.map((amount, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(amount, 2),
          closed: `${months[index]}-11`,
        }));
        const ran = await plan.run({ deals }, "2026");
        let used = 0n;
        let waiting = 0n;
        for (const [index, month] of months.entries()) {
          const sold = cents[index] ?? 0n;
          const raised = sold < 1_000n ? 1_000n : sold;
          const lost = limited(limited(raised, 10_000n), 25_000n - used);
          used += lost;
          expect(unitsOf(ran.figure("lost", "ann", month), 2), month).toBe(lost);
          const paid = limited(sold + waiting, 10_000n);
          waiting += sold - paid;
          expect(unitsOf(ran.figure("waiting", "ann", month), 2), month).toBe(paid);
        }
        expect(unitsOf(ran.paid("ann", "waiting"), 2)).toBe(sum(cents) - waiting);
      }),
      { numRuns: 15 },
    );
  },
};
