/**
 * The recipes compile in the plan that their page puts behind them, are laid out, and what their tests
 * say is true.
 */

import { readFileSync } from "node:fs";
import { compilePlan, format, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { missed } from "../published/missed.js";
import { recipesIn } from "./recipe-plans.js";

const recipes = recipesIn(readFileSync(new URL("../../docs/recipes.md", import.meta.url), "utf8"));

it("finds the recipes", () => {
  expect(recipes.length).toBeGreaterThanOrEqual(50);
});

describe.each(recipes)("$place", ({ text, plan }) => {
  const { ruleSet, diagnostics, cases } = compilePlan(plan);

  it("compiles without an error", () => {
    // What a recipe leaves of the plan behind it may have no use there.
    const pointedOut = ["never-used", "never-paid", "cliff"];
    expect(diagnostics.filter(({ code }) => !pointedOut.includes(code))).toEqual([]);
    expect(ruleSet).toBeDefined();
  });

  it("is laid out", () => {
    expect(format(`language 1\n\n${text}`)).toBe(`language 1\n\n${text}`);
  });

  it.each(cases.map((planCase) => [planCase.title, planCase] as const))("%s", async (_, planCase) => {
    if (ruleSet === undefined) throw new Error("the recipe does not compile");
    const result = await runCase(ruleSet, planCase);
    expect(result.faults).toEqual([]);
    expect(missed(result)).toEqual([]);
    expect(result.passed).toBe(true);
  });
});
