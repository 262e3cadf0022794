import { calculate, canonicalText, factsFromRecords } from "@attain/engine";
import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { day, textOf } from "../../oracle.js";

export const law: Law = {
  title: "rows in any order give the same text, and so does a second run",
  async holds(plan) {
    const deal = fc.record({
      rep: fc.constantFrom("ann", "bob"),
      cents: fc.integer({ min: -9_999, max: 19_999 }),
      // Few days, so that keys decide.
      on: fc.nat(2),
    });
    const text = async (rows: readonly Record<string, string>[]) => {
      const { facts } = factsFromRecords(plan.ruleSet, { deals: rows });
      const outcome = await calculate(plan.ruleSet, facts, { period: "2026-Q1" });
      // Where a row stands in its file is the file's.
      return JSON.stringify({ ...outcome, credits: outcome.credits.map(({ line: _, ...credit }) => credit) });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 2, maxLength: 9 }), fc.nat(), async (drawn, turn) => {
        const rows = drawn.map(({ rep, cents, on }, index) => ({
          id: `D${index}`,
          rep,
          amount: textOf(BigInt(cents), 2),
          closed: day(on),
        }));
        const at = turn % rows.length;
        const other = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        expect(await text(other)).toBe(await text(rows));
      }),
      { numRuns: 30 },
    );
    expect(canonicalText(plan.ruleSet)).toBe(canonicalText(plan.ruleSet));
  },
};
