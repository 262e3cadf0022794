import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "measure/bad/needs-aggregate.plan", answer: "error needs-aggregate at 19:30" },
  { plan: "measure/bad/wrong-grain.plan", answer: "error wrong-grain at 20:16" },
];

const payees = ["ann", "bob", "cid"];

export const law: Law = {
  title: "a year is the sum of its months, everybody is the sum of all, and each of its credits",
  async holds(plan) {
    const deal = fc.record({
      rep: fc.constantFrom(...payees),
      cents: fc.bigInt({ min: -9_999n, max: 99_999n }),
      on: fc.nat(364),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const deals = drawn.map(({ rep, cents, on }, index) => ({
          id: `D${index}`,
          rep,
          amount: textOf(cents, 2),
          closed: day(on),
        }));
        const ran = await plan.run({ deals }, "2026");
        const value = (name: string, payee: string) => unitsOf(ran.figure(name, payee, "2026") ?? "0", 2);
        for (const payee of payees) {
          const own = sum(drawn.filter(({ rep }) => rep === payee).map(({ cents }) => cents));
          expect(value("year_sales", payee)).toBe(own);
          // Tenths of single cents add up only where each is rounded by itself.
          const months = ran.figures.filter((line) => line.name === "sales" && line.payee === payee);
          expect(sum(months.map((line) => unitsOf(line.value, 2)))).toBe(own);
        }
        expect(value("all_year", "")).toBe(sum(drawn.map(({ cents }) => cents)));
      }),
      { numRuns: 30 },
    );
  },
};
