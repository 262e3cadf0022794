import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { halfEven, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "payout/bad/draws-overlap.plan", answer: "error draws-overlap at 24:3" },
];

const draw = 100_000n;

export const law: Law = {
  title: "each payout is the greater of what is due and the draw, less what is owed where there is room",
  async holds(plan) {
    const year = fc.array(fc.bigInt({ min: 0n, max: 2_500_000n }), { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(year, async (cents) => {
        const months = cents.map((_, index) => `2026-${String(index + 1).padStart(2, "0")}`);
        const deals = cents.map((amount, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(amount, 2),
          closed: `${months[index]}-11`,
        }));
        const ran = await plan.run({ people: [{ id: "ann", from: "2026-01-01" }], deals }, "2026");
        let owed = 0n;
        for (const [index, month] of months.entries()) {
          const earned = halfEven(cents[index] ?? 0n, 10n);
          // In force from January through June; from April on what is missing is earned.
          const least = index < 6 ? draw : 0n;
          const raised = earned < least ? least : earned;
          if (index < 3) owed += raised - earned;
          const room = raised - least;
          const recovered = owed < room ? owed : room;
          owed -= recovered;
          const paid = ran.payouts.filter((line) => line.period === month);
          const total = paid.reduce((all, { amount }) => all + unitsOf(amount, 2), 0n);
          expect(total, month).toBe(raised - recovered);
          expect(unitsOf(ran.figure("payout.balance", "ann", month) ?? "0", 2), month).toBe(-owed);
        }
      }),
      { numRuns: 20 },
    );
  },
};
