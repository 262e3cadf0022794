/**
 * Examples that vendors, regulators and open-source projects have published, each as a plan whose own
 * tests hold the published numbers. A file is named by its example.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePlan, format, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { missed } from "./missed.js";

const folder = new URL("./", import.meta.url);
const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith(".plan"));

it("has the published examples", () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
});

describe.each(files)("%s", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const { ruleSet, diagnostics, cases } = compilePlan(text);

  it("compiles without a diagnostic and has tests", () => {
    // A cliff is pointed out wherever one rate holds for everything.
    expect(diagnostics.filter(({ code }) => code !== "cliff")).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.every(({ expectations }) => expectations.length > 0)).toBe(true);
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
