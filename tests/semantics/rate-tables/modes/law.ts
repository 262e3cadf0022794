import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { halfEven, sum, textOf, unitsOf } from "../../oracle.js";

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

export const law: Law = {
  title: "each mode is its sentence, told once more in whole numbers",
  async holds(plan) {
    const edges = fc.tuple(fc.bigInt({ min: 1n, max: 9_999n }), fc.bigInt({ min: 1n, max: 9_999n }));
    const credits = fc.array(fc.bigInt({ min: -5_000n, max: 9_999n }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edges, credits, async ([first, gap], cents) => {
        const second = first + gap;
        const rate = (at: bigint) => (at >= second ? 20n : at >= first ? 15n : 10n);
        const slices = (at: bigint) =>
          least(at, first) * 10n + most(0n, least(at, second) - first) * 15n + most(0n, at - second) * 20n;
        const end = sum(cents);
        const after = (index: number) => sum(cents.slice(0, index + 1));
        const stepwise = cents.map((each, index) => each * rate(after(index)));
        const expected: Readonly<Record<string, bigint>> = {
          sliced_pay: slices(end),
          whole_pay: end * rate(end),
          by_credit_pay: sum(stepwise),
          overage_pay: least(end, first) * 10n + most(0n, end - first) * rate(end),
          fee_pay: end >= second ? 90_000n : end >= first ? 70_000n : 0n,
          // Paid once, of the tiers in which the end stands or which it has passed.
          entry_pay: (end >= first ? 70_000n : 0n) + (end >= second ? 90_000n : 0n),
        };
        const deals = cents.map((each, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(each, 2),
          closed: "2026-01-11",
        }));
        const parameters = new Map([
          ["first_edge", textOf(first, 2)],
          ["second_edge", textOf(second, 2)],
        ]);
        const ran = await plan.run({ deals }, "2026-01", { parameters });
        for (const [name, percents] of Object.entries(expected)) {
          expect(unitsOf(ran.figure(name, "ann", "2026-01"), 2), name).toBe(halfEven(percents, 100n));
        }
      }),
      { numRuns: 80 },
    );
  },
};
