/**
 * What is called proved is never refuted, whatever the plan: proofs and the search for counterexamples know
 * nothing of each other. `ATTAIN_CASES=1000` tries more plans.
 */

import { claimsOf, compilePlan, proveClaim } from "@attain/dsl";
import { search } from "@attain/dsl/search";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inventedPlan } from "./invented-plan.js";

const numRuns = Number(process.env.ATTAIN_CASES ?? 60);

describe("a proof", () => {
  it("is never refuted", async () => {
    let proved = 0;
    await fc.assert(
      fc.asyncProperty(inventedPlan, async (source) => {
        const compilation = compilePlan(source);
        if (compilation.ruleSet === undefined) return;
        const { checked, sources } = compilation;
        const [claim] = claimsOf(checked, ({ start, end }) => sources.whole.slice(start, end));
        if (claim === undefined || "why" in claim || proveClaim(claim, checked) === undefined) return;
        proved += 1;
        const found = await search(claim, source, compilation, {}, { cases: 25, seed: proved });
        expect(found?.violation).toBeUndefined();
      }),
      { numRuns },
    );
    expect(proved).toBeGreaterThan(numRuns / 20);
  });
});
