/**
 * Small invented plans on threads of the machine: 2 and 3 of them come to the digest of one. Only plans that
 * read nobody else's figures are cut into parts, and these are tried most.
 */

import { compilePlan } from "@attain/dsl";
import { controlTotals, evaluateOutcome, factsFromRecords, prepare } from "@attain/engine";
import { evaluateOnThreads, type Threads } from "@attain/engine/threads";
import fc from "fast-check";
import { expect, it } from "vitest";
import { withThreads } from "../../packages/cli/src/threads/calculating-threads.js";
import { sameText } from "./same-text.js";
import { smallForms } from "./small-plans.js";
import { declared, smallPeriod, smallRows } from "./small-rows.js";

const cases = fc.sample(
  fc.tuple(
    fc.oneof(...smallForms.rates, ...smallForms.credits, ...smallForms.paying),
    smallRows,
    smallPeriod,
  ),
  { numRuns: 80, seed: 17 },
);

/** Answers how many of the cases were calculated on several threads. */
async function compared(several: readonly Threads[]): Promise<number> {
  let threaded = 0;
  for (const [text, records, period] of cases) {
    const { ruleSet } = compilePlan(text);
    if (ruleSet === undefined || prepare(ruleSet).uncovered.length > 0) continue;
    const { facts } = factsFromRecords(ruleSet, declared(ruleSet, records), { mayBeEmpty: () => true });
    const one = await evaluateOutcome(ruleSet, facts, { period });
    const { digest } = await controlTotals(one.outcome, facts);
    for (const threads of several) {
      const { count } = threads;
      const found = await evaluateOnThreads(ruleSet, facts, { period }, threads);
      if (found.threads > 1) threaded += 1;
      const own = await controlTotals(found.outcome, facts);
      expect({ text, count, digest: own.digest }).toEqual({ text, count, digest });
      expect(sameText(found.outcome)).toBe(sameText(one.outcome));
    }
  }
  return threaded;
}

it("two and three threads of the machine come to the digest of one", { timeout: 120_000 }, async () => {
  const threaded = await withThreads(2, (two) => withThreads(3, (three) => compared([two, three])));
  expect(threaded).toBeGreaterThan(50);
});
