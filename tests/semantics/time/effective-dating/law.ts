import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, settled, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "component/bad/changes-not-chosen.plan", answer: "error changes-not-chosen at 25:68" },
];

export const law: Law = {
  title: "on each day the value that began last stands, and an average counts every day once",
  async holds(plan) {
    // Days of February are 31 to 58 of the year.
    const change = fc.record({ on: fc.integer({ min: 1, max: 70 }), base: fc.nat(9_999) });
    const changes = fc.uniqueArray(change, { maxLength: 5, selector: ({ on }) => on });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(9_999), async (drawn, first) => {
        const rows = [{ on: 0, base: first }, ...drawn];
        const people = rows.map(({ on, base }) => ({ id: "ann", from: day(on), base: `${base}` }));
        const ran = await plan.run({ people }, "2026-02");
        const on = (asked: number) =>
          rows.reduce((now, row) => (row.on <= asked && row.on >= now.on ? row : now)).base;
        const days = Array.from({ length: 28 }, (_, index) => BigInt(on(31 + index)));
        const value = (name: string) => unitsOf(ran.figure(name, "ann", "2026-02"), 12);
        expect(value("first_day")).toBe(settled(BigInt(on(31)), 1n));
        expect(value("last_day")).toBe(settled(BigInt(on(58)), 1n));
        expect(value("averaged")).toBe(
          settled(
            days.reduce((total, each) => total + each),
            28n,
          ),
        );
      }),
      { numRuns: 50 },
    );
  },
};
