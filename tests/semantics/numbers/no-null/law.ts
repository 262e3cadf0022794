import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { halfEven, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "measure/bad/may-be-absent.plan", answer: "error may-be-absent at 19:45" },
];

export const law: Law = {
  title: "a division by nought is a fault with its payee, period and line, of that payee alone",
  async holds(plan) {
    const line = plan.text.split("\n").findIndex((text) => text.startsWith("component dared")) + 1;
    const people = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 99_999 }), weight: fc.nat(2) }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(people, async (drawn) => {
        const deals = drawn.map(({ cents, weight }, index) => ({
          id: `D${index}`,
          rep: `p${index}`,
          amount: textOf(BigInt(cents), 2),
          weight: `${weight}`,
          closed: "2026-12-10",
        }));
        const ran = await plan.run({ deals }, "2026-12");
        for (const [index, { cents, weight }] of drawn.entries()) {
          const payee = `p${index}`;
          const own = ran.faults.filter((fault) => fault.payee === payee && fault.period === "2026-12");
          if (weight === 0) {
            expect(own).toMatchObject([{ code: "division-by-zero", line, file: null }]);
            expect(ran.figure("dared", payee, "2026-12")).toBeUndefined();
            expect(ran.paid(payee)).toBe("0");
          } else {
            expect(own).toEqual([]);
            const share = halfEven(BigInt(cents), BigInt(weight));
            expect(unitsOf(ran.figure("sure", payee, "2026-12"), 2)).toBe(share);
          }
        }
      }),
      { numRuns: 40 },
    );
  },
};
