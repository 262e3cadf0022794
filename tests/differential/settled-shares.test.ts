/** Shares with more decimals than settled values have: what settling leaves over goes to the same payee in both evaluators. */

import { compilePlan } from "@attain/dsl";
import { bind, calculate, factsFromRecords, payoutsInColumns, prepare, usualSettings } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOfColumns, linesOfOutcome } from "./paid-lines.js";

const { ruleSet } = compilePlan(`language 1
plan wide { effective from 2026-01-01 through 2026-03-31  currency USD  round half even }
data payees { id : payee key  left : date optional }
data deals {
  id : text key  rep : payee  partner : payee optional  split : percent  amount : money  fee : money  fx : number
  kind : "a" | "b"  closed : date
}
credit booking of deals on closed {
  worth (amount - fee) * fx * first { when kind = "a" : 125%
    otherwise : 99% }
  to partner split if any
  to rep rest
}
measure bookings per month = sum(booking)
component commission per month { pay bookings * 3.3% }
payout per month { pay commission }
`);

const row = fc.record({
  rep: fc.constantFrom("ann", "bob"),
  partner: fc.constantFrom("ann", "bob", undefined),
  split: fc.constantFrom("0", "0.5", "0.25", "0.33", "1"),
  amount: fc.constantFrom("0.01", "0.02", "-0.01", "199999.99", "-250000.37", "0", "3.33"),
  fee: fc.constantFrom("0", "0.01", "3.3", "-12.345"),
  fx: fc.constantFrom("0.00000001", "0.00000002", "1.08415327", "1.27093581", "1", "0.00674113"),
  kind: fc.constantFrom("a", "b"),
  closed: fc.constantFrom("2026-01-31", "2026-02-01", "2026-03-31"),
});

/** Once somebody has left, their credits count no more. */
const left = fc.constantFrom(undefined, undefined, "2025-12-31", "2026-01-31", "2026-02-15");

describe("shares that are settled", () => {
  it("add up to what each row is worth, in columns as in the reference", { timeout: 120_000 }, async () => {
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const prepared = prepare(ruleSet);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), left, async (rows, leaving) => {
        const deals = rows.map((each, index) => ({ id: `D${index}`, ...each }));
        const records = { deals, payees: [{ id: "ann" }, { id: "bob", left: leaving }] };
        const { facts } = factsFromRecords(ruleSet, records);
        const expected = await calculate(ruleSet, facts, { period: "2026-Q1" });
        const asked = linesOfOutcome(expected);
        for (const isUnfolded of [false, true]) {
          const bound = bind(prepared, facts, { ...usualSettings, isUnfolded });
          const found = payoutsInColumns(bound, "2026-Q1");
          if ("uncovered" in found) throw new Error("the plan is covered");
          const hasValues = [...bound.rowValues.values()].some((values) => values !== undefined);
          expect(hasValues).toBe(isUnfolded);
          expect(linesOfColumns(found)).toEqual(asked);
        }
      }),
      { numRuns: 150 },
    );
  });
});
