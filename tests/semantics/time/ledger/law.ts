import type { LedgerEntry } from "@attain/engine";
import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { day, textOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "payout/bad/negative-not-chosen.plan", answer: "error negative-not-chosen at 23:3" },
];

const months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];

export const law: Law = {
  title: "month by month with the books so far pays and writes what one run of the half-year does",
  async holds(plan) {
    const deal = fc.record({ cents: fc.integer({ min: -99_999, max: 299_999 }), on: fc.nat(180) });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { maxLength: 8 }), async (drawn) => {
        const deals = drawn.map(({ cents, on }, index) => ({
          id: `D${index}`,
          rep: "ann",
          amount: textOf(BigInt(cents), 2),
          closed: day(on),
        }));
        const records = { people: [{ id: "ann", from: "2026-01-01" }], deals };
        const whole = await plan.run(records, "2026-H1");
        const ledger: LedgerEntry[] = [];
        for (const month of months) {
          const ran = await plan.run(records, month, { ledger: [...ledger] });
          const expected = whole.payouts.filter(({ period }) => period === month);
          expect(ran.payouts).toEqual(expected);
          ledger.push(...ran.ledger);
          // What was paid is not paid again.
          const again = await plan.run(records, month, { ledger: [...ledger] });
          expect(again.ledger).toEqual([]);
        }
        expect(ledger).toEqual(whole.ledger);
      }),
      { numRuns: 12 },
    );
  },
};
