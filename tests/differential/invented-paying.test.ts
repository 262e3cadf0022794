/** The same of payouts, also from a ledger; `npm run fuzz -- --form paying --cases N` tries more. */

import { compilePlan } from "@attain/dsl";
import {
  calculate,
  calculateCompiled,
  factsFromRecords,
  type LedgerEntry,
  prepare,
  usualSettings,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { casesOf } from "./agree.js";
import { inventedPaying } from "./invented-paying.js";
import { sameText } from "./same-text.js";

const seed = Number(process.env.ATTAIN_SEED ?? "17");
const cases = casesOf(50);
const settings = [usualSettings, { ...usualSettings, isWide: true, batch: 3 }];

describe("both evaluators agree on invented payouts", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(inventedPaying, async ({ text, records, period, before, byHand }) => {
        const { ruleSet } = compilePlan(text);
        // Not everything goes with everything: two draws want other components, a hold a deal.
        fc.pre(ruleSet !== undefined);
        if (ruleSet === undefined) return;
        const factsOf = (deals: number) =>
          factsFromRecords(
            ruleSet,
            { ...records, deals: (records.deals ?? []).slice(0, deals) },
            { mayBeEmpty: () => true },
          ).facts;
        let ledger: readonly LedgerEntry[] | undefined;
        if (before !== undefined) {
          const paid = await calculate(ruleSet, factsOf(before.deals), { period: before.period });
          const last = paid.ledger.length;
          const { currency } = ruleSet.plan;
          const own = byHand.map((entry, index) => ({
            ...{ ...entry, sequence: last + index + 1, plan: ruleSet.plan.name, currency },
          }));
          ledger = [...paid.ledger, ...own];
        }
        const facts = { ...factsOf(Number.POSITIVE_INFINITY), ...(ledger !== undefined && { ledger }) };
        const prepared = prepare(ruleSet);
        expect(prepared.uncovered).toEqual([]);
        const expected = await calculate(ruleSet, facts, { period });
        for (const each of settings) {
          const found = calculateCompiled(prepared, facts, { period }, each);
          if ("uncovered" in found) continue;
          compiled += 1;
          if (sameText(found.outcome) !== sameText(expected)) expect(found.outcome).toEqual(expected);
        }
      }),
      { numRuns: cases, seed },
    );
    expect(compiled).toBeGreaterThan(cases);
  });
});
