/** The documentation's complete plans compile, and what their tests say is true. */

import { compilePlan, format, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { missed } from "../published/missed.js";
import { completePlans } from "./complete-plans.js";

const plans = completePlans();

it("finds complete plans on the language pages", () => {
  expect(plans.length).toBeGreaterThanOrEqual(18);
});

describe.each(plans)("$place", ({ text, options }) => {
  const { ruleSet, diagnostics, cases } = compilePlan(text, options);

  it("compiles without a diagnostic", () => {
    // A cliff is pointed out wherever one rate holds for everything.
    expect(diagnostics.filter(({ code }) => code !== "cliff")).toEqual([]);
    expect(ruleSet).toBeDefined();
    expect(cases.length).toBeGreaterThan(0);
  });

  it("is laid out", () => {
    expect(format(text)).toBe(text);
  });

  it.each(cases.map((planCase) => [planCase.title, planCase] as const))("%s", async (_, planCase) => {
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const result = await runCase(ruleSet, planCase);
    expect(result.faults).toEqual([]);
    expect(missed(result)).toEqual([]);
    expect(result.passed).toBe(true);
  });
});
