/**
 * The hard plans: small plans on which two readers, or two systems, come to two different amounts. Each
 * is named by its number in the design, and its own tests hold the amounts calculated by hand.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePlan, format, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { missed } from "../published/missed.js";

const folder = new URL("./", import.meta.url);
const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith(".plan"));

it("has hard plans", () => {
  expect(files).toContain("3.9.plan");
});

describe.each(files)("%s", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const { ruleSet, diagnostics, cases } = compilePlan(text);

  it("compiles without a diagnostic, is laid out, and has tests", () => {
    // A cliff is pointed out wherever one rate holds for everything.
    expect(diagnostics.filter(({ code }) => code !== "cliff")).toEqual([]);
    expect(format(text)).toBe(text);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.every(({ expectations }) => expectations.length > 0)).toBe(true);
  });

  it.each(cases.map((planCase) => [planCase.title, planCase] as const))("%s", async (_, planCase) => {
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const result = await runCase(ruleSet, planCase);
    expect(result.faults).toEqual([]);
    expect(missed(result)).toEqual([]);
    expect(result.passed).toBe(true);
  });
});
