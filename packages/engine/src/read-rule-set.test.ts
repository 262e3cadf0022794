import { describe, expect, it } from "vitest";
import { readRuleSet } from "./read-rule-set.js";
import { at, changed, edited, entry, everything, pathsOf, problemsOf } from "./testing/broken-rule-set.js";
import { ruleSetOfEverything } from "./testing/rule-set-of-everything.js";

const paths = pathsOf(everything());

describe("readRuleSet", () => {
  it("takes a rule set with every kind of value, and answers with a copy", () => {
    const original = ruleSetOfEverything();
    const read = readRuleSet(original);
    expect(read).toEqual({ ruleSet: original });
    expect("ruleSet" in read && read.ruleSet).not.toBe(original);
  });

  it("refuses a wrong type anywhere", () => {
    for (const path of paths) {
      expect(problemsOf(changed(path, null)), `null at ${path.join("/")}`).not.toEqual([]);
    }
  });

  it("refuses an unknown key anywhere", () => {
    for (const path of paths) {
      const value = at(everything(), path);
      if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
      expect(problemsOf(changed([...path, "surplus"], 0)), path.join("/")).not.toEqual([]);
    }
  });

  it("refuses empty lists where something must be decided", () => {
    for (const key of ["all", "any", "cases", "operands", "receivers", "versions"]) {
      const path = paths.find((candidate) => candidate.at(-1) === key);
      expect(path, key).toBeDefined();
      expect(problemsOf(changed(path ?? [], [])), key).not.toEqual([]);
    }
  });

  it("says where and what, and one problem for each broken part", () => {
    const json = edited((ruleSet) => {
      Reflect.deleteProperty(entry(ruleSet.sources), "dated");
      Reflect.set(entry(ruleSet.expressions), "op", "divided");
      Reflect.set(entry(ruleSet.rules), "priority", 0);
      Reflect.set(ruleSet.plan, "currency", "usd");
    });
    expect(problemsOf(json)).toEqual([
      "/plan/currency: The text is not written as ^[A-Z]{3}$ asks",
      '/sources/0: The key "dated" is missing',
      "/rules/0/priority: The number is below 1",
      expect.stringMatching(/^\/expressions\/0\/op: Expected one of "constant", "none"/),
    ]);
  });

  it("names the key that is missing at the top", () => {
    expect(problemsOf(changed(["payout"], undefined))).toEqual([': The key "payout" is missing']);
    expect(problemsOf({})).toEqual([': The key "format" is missing']);
    expect(problemsOf([])).toEqual([": Expected object"]);
  });
});
