import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { settled, sum, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "credit/bad/shares-exceed-whole.plan", answer: "error shares-exceed-whole at 19:3" },
  { plan: "credit/bad/negative-share.plan", answer: "error negative-share at 17:3" },
];

export const law: Law = {
  title: "the parts of a split are the whole, and only the largest differs from its exact share",
  async holds(plan) {
    const share = fc.bigInt({ min: 0n, max: 5n * 10n ** 11n });
    const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    await fc.assert(
      fc.asyncProperty(amount, share, share, async (cents, a, b) => {
        const whole = 10n ** 12n;
        const shares = { bob: a, cid: b, ann: whole - a - b };
        const row = { id: "D1", rep: "ann", second: "bob", third: "cid", closed: "2026-01-10" };
        const ran = await plan.run(
          { deals: [{ ...row, amount: textOf(cents, 2), a: textOf(a, 12), b: textOf(b, 12) }] },
          "2026-01",
        );
        expect(ran.faults).toEqual([]);
        const got = Object.entries(shares).map(([payee, part]) => {
          const credited = ran.credits.find((line) => line.credit === "sale" && line.payee === payee);
          return { part, credited: unitsOf(credited?.value ?? "0", 12) };
        });
        expect(sum(got.map(({ credited }) => credited))).toBe(cents * 10n ** 10n);
        const largest = got.reduce((most, each) => (each.part > most.part ? each : most));
        for (const each of got) {
          if (each !== largest) expect(each.credited).toBe(settled(cents * each.part, 100n * whole));
        }
      }),
      { numRuns: 80 },
    );
  },
};
