import fc from "fast-check";
import { expect } from "vitest";
import { type Law, RulePlan } from "../../law.js";
import { halfEven, textOf, unitsOf } from "../../oracle.js";

export const law: Law = {
  title: "lines in any order pay what the steps in their order do",
  async holds(plan) {
    const [body = ""] = /(?<=component commission per month \{\n).*?(?=^\})/ms.exec(plan.text) ?? [];
    const lines = body.trimEnd().split("\n");
    expect(lines).toHaveLength(6);
    const order = fc.shuffledSubarray(lines, { minLength: lines.length });
    await fc.assert(
      fc.asyncProperty(order, fc.bigInt({ min: 0n, max: 300_000n }), async (shuffled, cents) => {
        const own = RulePlan.of(plan.text.replace(body, `${shuffled.join("\n")}\n`));
        const deals = [{ id: "D1", rep: "ann", amount: textOf(cents, 2), closed: "2026-01-11" }];
        const ran = await own.run({ deals }, "2026-01");
        const paid = halfEven(cents * 3n, 10n);
        const limited = paid < 6_000n ? 6_000n : paid > 50_000n ? 50_000n : paid;
        expect(unitsOf(ran.figure("commission", "ann", "2026-01"), 2)).toBe(cents < 10_000n ? 0n : limited);
      }),
      { numRuns: 40 },
    );
  },
};
