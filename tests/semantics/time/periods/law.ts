import fc from "fast-check";
import { expect } from "vitest";
import { type BadPlan, type Law, RulePlan } from "../../law.js";
import { day, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "measure/bad/coarser-period.plan", answer: "error coarser-period at 21:60" },
  { plan: "measure/bad/prior-needs-figure.plan", answer: "error prior-needs-figure at 20:46" },
];

const names = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const law: Law = {
  title: "every day falls into one month, quarter, half and year of whichever fiscal calendar",
  async holds(plan) {
    const fiscal = fc.record({
      first: fc.integer({ min: 1, max: 12 }),
      named: fc.constantFrom("start", "end"),
    });
    await fc.assert(
      fc.asyncProperty(fiscal, fc.integer({ min: 0, max: 729 }), async ({ first, named }, on) => {
        const own = RulePlan.of(plan.text.replace("April named start", `${names[first - 1]} named ${named}`));
        const closed = day(on);
        const [year = 0, month = 0] = closed.split("-").map(Number);
        // Months since the fiscal year began, and the calendar year in which it did.
        const into = (month - first + 12) % 12;
        const began = month >= first ? year : year - 1;
        // A year that begins in January ends in the year in which it begins.
        const label = named === "end" && first > 1 ? began + 1 : began;
        const expected: Readonly<Record<string, string>> = {
          by_month: closed.slice(0, 7),
          by_quarter: `${label}-Q${Math.floor(into / 3) + 1}`,
          by_half: `${label}-H${Math.floor(into / 6) + 1}`,
          by_year: `${label}`,
        };
        const deals = [{ id: "D1", rep: "ann", amount: "7", closed }];
        for (const [name, period] of Object.entries(expected)) {
          const ran = await own.run({ deals }, period);
          const held = ran.figures.filter((line) => line.name === name && unitsOf(line.value, 0) !== 0n);
          expect(held.map((line) => [line.period, line.value])).toEqual([[period, "7"]]);
        }
      }),
      { numRuns: 30 },
    );
  },
};
