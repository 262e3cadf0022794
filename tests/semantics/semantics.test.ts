/**
 * Every rule of docs/language/rules.md has a directory here, by its name: a good plan whose tests were
 * worked out by hand, a bad plan that begins with the answer it is given, and a law that holds for any data.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compilePlan, lineMap, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { missed } from "../published/missed.js";
import { type BadPlan, type Law, RulePlan } from "./law.js";
import { pageRules, rules } from "./rules.js";

const here = fileURLToPath(new URL(".", import.meta.url));

const directories = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((group) =>
    readdirSync(join(here, group.name), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((rule) => `${group.name}/${rule.name}`),
  );

const read = (rule: string, file: string) => readFileSync(join(here, rule, file), "utf8");

describe("the rules of the language", () => {
  it("are each shown by a directory, and each directory shows one", () => {
    expect([...directories].sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  it("are all on the page of rules", () => {
    const linked = new Set(rules.flatMap(({ links }) => links));
    expect(pageRules.filter((rule) => !linked.has(rule))).toEqual([]);
    expect([...linked].filter((link) => !pageRules.includes(link))).toEqual([]);
  });

  it("are not a few", () => expect(rules.length).toBeGreaterThanOrEqual(30));
});

const loaded = await Promise.all(
  directories.map(async (rule) => {
    const { law, bad = [] } = (await import(pathToFileURL(join(here, rule, "law.ts")).href)) as {
      readonly law: Law;
      readonly bad?: readonly BadPlan[];
    };
    const own = readdirSync(join(here, rule))
      .filter((file) => /^bad.*\.plan$/.test(file))
      .map((plan) => ({ plan, text: read(rule, plan) }))
      .map(({ plan, text }) => ({ plan, text, answer: announced(text) }));
    const elsewhere = bad.map(({ plan, answer }) => ({ plan, answer, text: read("../plans", plan) }));
    return { rule, law, bad: [...own, ...elsewhere] };
  }),
);

describe.each(loaded)("$rule", ({ rule, law, bad }) => {
  const text = read(rule, "good.plan");
  const { diagnostics, ruleSet, cases } = compilePlan(text);

  it("is kept by its good plan", async () => {
    expect(diagnostics.filter(({ severity }) => severity !== "information")).toEqual([]);
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) {
      const result = await runCase(ruleSet, each);
      expect(result.faults).toEqual([]);
      expect({ test: each.title, missed: missed(result) }).toEqual({ test: each.title, missed: [] });
    }
  });

  it("has a bad plan", () => expect(bad).not.toEqual([]));

  it.each(bad)("answers $plan in one place", async ({ text: badText, answer }) => {
    expect((await answers(badText)).join("; ")).toBe(answer);
  });

  it(`holds for any data: ${law.title}`, async () => {
    expect(law.title).toMatch(/^[a-z].*[^.]$/);
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    await law.holds(new RulePlan(text, ruleSet));
  });
});

/** `error unknown-name at 12:9`, as the first line of a bad plan announces it. */
function announced(text: string): string | undefined {
  return /^\/\/ ((?:error|warning|fault) [a-z0-9-]+ at \d+:\d+): \S/.exec(text)?.[1];
}

async function answers(text: string): Promise<readonly string[]> {
  const { diagnostics, ruleSet, cases } = compilePlan(text);
  const lines = lineMap(text);
  const told = diagnostics.map(({ code, severity, span }) => {
    const { line, column } = lines.position(span.start);
    return `${severity} ${code} at ${line}:${column}`;
  });
  if (ruleSet === undefined) return told;
  const faults = new Set<string>();
  for (const each of cases) {
    for (const { code, line, column } of (await runCase(ruleSet, each)).faults) {
      faults.add(`fault ${code} at ${line}:${column}`);
    }
  }
  return [...told, ...faults];
}
