import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "payout/bad/shares-exceed-whole.plan", answer: "error shares-exceed-whole at 24:12" },
];

export const law: Law = {
  title: "paid and held are together what is earned, and nothing is held of what is wholly released",
  async holds(plan) {
    const deal = fc.record({
      cents: fc.bigInt({ min: 1n, max: 999_999n }),
      on: fc.nat(58),
      paidAfter: fc.option(fc.nat(60)),
      cash: fc.nat(100),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 6 }), async (drawn) => {
        const deals = drawn.map(({ cents, on, paidAfter, cash }, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(cents * 100n, 2),
          closed: day(on),
          paid_on: paidAfter === null ? "" : day(on + paidAfter),
          cash: textOf(cents * BigInt(cash), 2),
        }));
        const ran = await plan.run({ deals }, "2026-H1");
        const earned = ran.figures
          .filter(({ name }) => name === "commission" || name === "bonus")
          .reduce((total, { value }) => total + unitsOf(value, 2), 0n);
        const held = unitsOf(ran.figure("payout.held", "ann", "2026-06") ?? "0", 2);
        expect(unitsOf(ran.paid("ann"), 2) + held).toBe(earned);
        // Of a dollar a hundredth is held of five cents: rounding leaves nothing of it.
        const open = drawn.filter(({ paidAfter, cash }) => paidAfter === null || cash < 100);
        if (open.length === 0) expect(held).toBe(0n);
        if (open.some(({ cents }) => cents >= 100n)) expect(held).toBeGreaterThan(0n);
      }),
      { numRuns: 40 },
    );
  },
};
