/** Whether both evaluators calculate invented plans on invented rows alike, however the compiled one works. */

import { compilePlan } from "@attain/dsl";
import { calculate, calculateCompiled, factsFromRecords, prepare, usualSettings } from "@attain/engine";
import fc from "fast-check";
import { expect } from "vitest";
import type { Invented } from "./invented.js";
import { sameText } from "./same-text.js";

const seed = Number(process.env.ATTAIN_SEED ?? "17");

const settings = [
  usualSettings,
  { ...usualSettings, isWide: true },
  { ...usualSettings, batch: 3, isSplit: true, isUnfolded: true },
];

/** As many cases as are asked for by `npm run fuzz`, or these. */
export function casesOf(usual: number): number {
  return Number(process.env.ATTAIN_CASES ?? String(usual));
}

/** Answers how often the compiled evaluator calculated. */
export async function agreeOn(invented: fc.Arbitrary<Invented>, cases: number): Promise<number> {
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(invented, async ({ text, records, period }) => {
      const { ruleSet } = compilePlan(text);
      // Not everything goes with everything: a table that slices wants a base that moves with its axis.
      fc.pre(ruleSet !== undefined);
      if (ruleSet === undefined) return;
      const { facts } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
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
  return compiled;
}
