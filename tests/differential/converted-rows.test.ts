/** Rows in several currencies: converted amounts add up to the same in columns as in the reference. */

import { compilePlan } from "@attain/dsl";
import { bind, calculate, factsFromRecords, payoutsInColumns, prepare, usualSettings } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOfColumns, linesOfOutcome } from "./paid-lines.js";

const { ruleSet } = compilePlan(`language 1
plan converted { effective from 2026-01-01 through 2026-03-31  currency USD  exchange fx  round half even }
data payees { id : payee key  left : date optional }
data fx dated { currency : text key  usd : number }
data deals {
  id : text key  rep : payee  partner : payee optional  split : percent  amount : money mixed
  kind : "a" | "b"  closed : date
}
credit booking of deals on closed {
  worth amount in USD on closed * first { when kind = "a" : 125%
    otherwise : 99% }
  to partner split if any
  to rep rest
}
measure bookings per month = sum(booking)
tiers rate marginal {
  from    0 USD : 2%
  from 1000 USD : 3.5%
}
component commission per month { pay bookings at rate(bookings)  cap 9_000 USD excess lost }
payout per month { pay commission }
`);

const row = fc.record({
  rep: fc.constantFrom("ann", "bob"),
  partner: fc.constantFrom("ann", "bob", undefined),
  split: fc.constantFrom("0", "0.5", "0.25", "0.33", "1"),
  amount: fc
    .tuple(
      fc.constantFrom("0.01", "0.02", "-0.01", "199999.99", "-250000.37", "0", "3.33"),
      fc.constantFrom("USD", "EUR", "GBP"),
    )
    .map((parts) => parts.join(" ")),
  kind: fc.constantFrom("a", "b"),
  closed: fc.constantFrom("2026-01-31", "2026-02-01", "2026-03-31"),
});

const left = fc.constantFrom(undefined, "2026-01-31", "2026-02-15");
const rate = fc.constantFrom("1.10", "1.08415327", "0.00674113", "3");

describe("converted rows", () => {
  it("pay in columns as in the reference", { timeout: 120_000 }, async () => {
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const prepared = prepare(ruleSet);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.tuple(rate, rate, rate),
        left,
        async (rows, [january, february, pounds], leaving) => {
          const records = {
            deals: rows.map((each, index) => ({ id: `D${index}`, ...each })),
            payees: [{ id: "ann" }, { id: "bob", left: leaving }],
            fx: [
              { currency: "EUR", from: "2026-01-01", usd: january },
              { currency: "EUR", from: "2026-02-01", usd: february },
              { currency: "GBP", from: "2026-01-01", usd: pounds },
            ],
          };
          const { facts, faults } = factsFromRecords(ruleSet, records);
          expect(faults).toEqual([]);
          const expected = await calculate(ruleSet, facts, { period: "2026-Q1" });
          const asked = linesOfOutcome(expected);
          for (const isUnfolded of [false, true]) {
            const bound = bind(prepared, facts, { ...usualSettings, isUnfolded });
            const found = payoutsInColumns(bound, "2026-Q1");
            if ("uncovered" in found) throw new Error("the plan is covered");
            expect([...bound.creditedRows.values()].every((each) => each !== undefined)).toBe(true);
            expect(bound.creditedRows.size).toBeGreaterThan(0);
            expect(linesOfColumns(found)).toEqual(asked);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
