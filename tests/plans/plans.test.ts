import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan, parse, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { linkOptions } from "./link-options.js";

const here = fileURLToPath(new URL(".", import.meta.url));

const plansIn = (folder: "good" | "bad") =>
  readdirSync(here, { recursive: true, encoding: "utf8" })
    .filter((file) => basename(join(file, "..")) === folder && file.endsWith(".plan"))
    .sort();

const read = (file: string) => readFileSync(join(here, file), "utf8");

const compile = (file: string, text = read(file)) => compilePlan(text, linkOptions(join(here, file)));

describe("good plans compile", () => {
  it.each([...plansIn("good"), "enterprise-ae.plan"])("%s", (file) => {
    const { diagnostics, ruleSet } = compile(file);
    // A cliff is pointed out wherever one rate holds for everything.
    expect(diagnostics.filter(({ code }) => code !== "cliff")).toEqual([]);
    expect(ruleSet).toBeDefined();
  });

  it.each(plansIn("good"))("%s says what is true", async (file) => {
    const { ruleSet, cases } = compile(file);
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    for (const each of cases) {
      const { passed, faults } = await runCase(ruleSet, each);
      expect({ test: each.title, faults, passed }).toEqual({ test: each.title, faults: [], passed: true });
    }
  });
});

describe("bad plans are told exactly one thing", () => {
  it.each(plansIn("bad"))("%s", (file) => {
    const text = read(file);
    const announced = /^\/\/ ([a-z-]+): /.exec(text)?.[1];
    const { diagnostics, ruleSet } = compile(file, text);
    expect(diagnostics.map(({ code }) => code)).toEqual([announced]);
    const [found] = diagnostics;
    // A file for other plans has nothing wrong, and is no plan.
    expect(ruleSet === undefined).toBe(found?.severity === "error" || found?.code === "shared-file");
    // One sentence in the author's words, and what to do.
    expect(found?.message).not.toMatch(/\.$/);
    expect(found?.help).toBeTruthy();
    expect(found?.span.end).toBeLessThanOrEqual(text.length);
  });

  it.each(plansIn("bad"))("%s is mended by its fixes", (file) => {
    const text = read(file);
    for (const { code, fixes } of compile(file, text).diagnostics) {
      for (const { edits } of fixes ?? []) {
        const mended = [...edits]
          .sort((a, b) => b.span.start - a.span.start)
          .reduce((so, { span, text: by }) => so.slice(0, span.start) + by + so.slice(span.end), text);
        expect(parse(mended).diagnostics).toEqual([]);
        expect(compile(file, mended).diagnostics.map((after) => after.code)).not.toContain(code);
      }
    }
  });
});
