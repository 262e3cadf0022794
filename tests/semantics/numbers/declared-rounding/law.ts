import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { halfEven, textOf, unitsOf } from "../../oracle.js";

const size = (n: bigint) => (n < 0n ? -n : n);
const signed = (n: bigint, rounded: bigint) => (n < 0n ? -rounded : rounded);

/** Of n / d, both as wholes; d above nought. */
const modes: Readonly<Record<string, (n: bigint, d: bigint) => bigint>> = {
  half_even: halfEven,
  half_up: (n, d) => signed(n, (2n * size(n) + d) / (2n * d)),
  up: (n, d) => signed(n, (size(n) + d - 1n) / d),
  down: (n, d) => signed(n, size(n) / d),
};

export const law: Law = {
  title: "each mode rounds the exact value, alike in sign",
  async holds(plan) {
    // Around half a cent of the third, to the last decimal that a file may have.
    const near = fc
      .tuple(fc.bigInt({ min: -500n, max: 500n }), fc.bigInt({ min: -4n, max: 4n }))
      .map(([halves, by]) => halves * 15n * 10n ** 9n + by);
    await fc.assert(
      fc.asyncProperty(near, async (units) => {
        const deals = [{ id: "D1", rep: "ann", amount: textOf(units, 12), closed: "2026-01-10" }];
        const ran = await plan.run({ deals }, "2026-01");
        for (const [name, mode] of Object.entries(modes)) {
          const expected = mode(units, 3n * 10n ** 10n);
          expect(unitsOf(ran.figure(name, "ann", "2026-01"), 2), name).toBe(expected);
        }
      }),
      { numRuns: 80 },
    );
  },
};
