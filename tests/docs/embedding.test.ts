/** The ten lines of docs/embedding.md, on the plan of docs/language/README.md. */

import { compilePlan } from "@attain/dsl";
import { calculate, canonicalText, factsFromRecords, readRuleSet } from "@attain/engine";
import { expect, it } from "vitest";
import { completePlans } from "./complete-plans.js";

it("pays as the page says", async () => {
  const page = completePlans().find(({ place }) => place.startsWith("language/README.md"));
  const { ruleSet } = compilePlan(page?.text ?? "");
  if (ruleSet === undefined) throw new Error("the plan does not compile");
  const text = canonicalText(ruleSet);

  const plan = readRuleSet(JSON.parse(text));
  if ("problems" in plan) throw new Error(plan.problems[0]?.message);
  const { facts, faults } = factsFromRecords(plan.ruleSet, {
    deals: [{ id: "D1", rep: "ann", amount: "90000.00", closed: "2026-01-20" }],
    quotas: [{ payee: "ann", quarter: "2026-Q1", amount: "100000" }],
  });
  const outcome = await calculate(plan.ruleSet, facts, { period: "2026-Q1" });
  expect([...faults, ...outcome.faults]).toEqual([]);
  expect(outcome.payouts.map(({ period, amount }) => `${period} ${amount}`)).toEqual([
    "2026-01 4500.00",
    "2026-02 0.00",
    "2026-03 0.00",
  ]);
});
