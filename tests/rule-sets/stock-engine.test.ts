/**
 * Every example's rule set passes its schema and its laws, has one text, and its decisions run on
 * json-rules-engine as it comes, given our operators and the one fact they read.
 */

import { readdirSync, readFileSync } from "node:fs";
import { compilePlan } from "@attain/dsl";
import {
  type Condition,
  canonicalText,
  digest,
  type Rule,
  type RuleSet,
  readRuleSet,
  type Slot,
} from "@attain/engine";
import { Engine } from "json-rules-engine";
import { describe, expect, it } from "vitest";
import { exactOperators } from "../../packages/engine/src/reference/deciding/rules-engine.js";
import { constantValue, type Value } from "../../packages/engine/src/reference/value.js";

const folder = new URL("../../examples/", import.meta.url);

const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(new URL(`${entry.name}/`, folder)).map((file) => `${entry.name}/${file}`))
  .filter((file) => file.endsWith(".plan"));

it("finds the examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

describe.each(examples)("%s", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const { ruleSet } = compilePlan(text);
  if (ruleSet === undefined) {
    it("compiles", () => expect(compilePlan(text).diagnostics).toEqual([]));
    return;
  }

  it("passes its schema and the laws behind it", () => {
    expect(readRuleSet(JSON.parse(JSON.stringify(ruleSet)))).toEqual({ ruleSet });
  });

  it("has the same bytes when it is compiled again, and when it was read from its text", async () => {
    const again = compilePlan(text).ruleSet;
    const read = readRuleSet(JSON.parse(canonicalText(ruleSet)));
    const texts = [again, "ruleSet" in read ? read.ruleSet : undefined].map(
      (each) => each && canonicalText(each),
    );
    expect(texts).toEqual([canonicalText(ruleSet), canonicalText(ruleSet)]);
    expect(await digest(canonicalText(ruleSet))).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([0, 1, 2, 3])(
    "is decided by stock json-rules-engine as its conditions say, values %i",
    async (seed) => {
      const engine = new Engine(JSON.parse(canonicalText(ruleSet)).rules);
      for (const operator of exactOperators(ruleSet.plan.fiscal)) engine.addOperator(operator);
      const kinds = kindsOf(ruleSet);
      const read = (slot: Slot) => valuesOf(kinds.get(slot) ?? "decimal")[(slot * 7 + seed) % 3] ?? absent;
      engine.addFact("slot", ({ slot }) => read(Number(slot)), { cache: false });
      const { results, failureResults } = await engine.run();
      expect(results.length + failureResults.length).toBe(ruleSet.rules.length);
      const held = new Set(results.map(({ name }) => name));
      const expected = ruleSet.rules.filter((rule) => holds(rule.conditions, read)).map(({ name }) => name);
      expect([...held].sort()).toEqual(expected.sort());
    },
  );
});

// ---------------------------------------------------------------- values to decide on

type Kind = "decimal" | "date" | "period" | "text" | "payee" | "yesno";

const absent: Value = { kind: "nothing" };

/** What each compared slot holds, as the operators that compare it tell. */
function kindsOf({ rules }: RuleSet): ReadonlyMap<Slot, Kind> {
  const kinds = new Map<Slot, Kind>();
  for (const comparison of rules.flatMap((rule: Rule) => comparisonsOf(rule.conditions))) {
    const { operator, params, value } = comparison;
    if (operator === "isPresent") continue;
    const kind = operator === "isYes" ? "yesno" : (/^[a-z]+/.exec(operator)?.[0] as Kind);
    kinds.set(params.slot, kind);
    if (typeof value !== "boolean") kinds.set(value.params.slot, kind);
  }
  return kinds;
}

type Comparison = Extract<Condition, { readonly fact: "slot" }>;

function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  return "not" in condition ? comparisonsOf(condition.not) : [condition];
}

/** Three values in ascending order, so that every order between two occurs. */
function valuesOf(kind: Kind): readonly Value[] {
  const values: Readonly<Record<Kind, readonly (Value | undefined)[]>> = {
    decimal: ["-1", "0.5", "1000000"].map((text) => constantValue({ kind: "number" }, text)),
    date: ["2026-01-31", "2026-02-28", "2027-01-01"].map((text) => constantValue({ kind: "date" }, text)),
    period: ["2026-Q1", "2026-Q2", "2027-Q1"].map((text) =>
      constantValue({ kind: "period", unit: "quarter" }, text),
    ),
    text: ["a", "b", "won"].map((text) => constantValue({ kind: "text" }, text)),
    payee: ["ann", "bob", "cem"].map((text) => constantValue({ kind: "payee" }, text)),
    yesno: ["no", "yes", "no"].map((text) => constantValue({ kind: "yesno" }, text)),
  };
  return values[kind].flatMap((value) => value ?? []);
}

// ---------------------------------------------------------------- what the conditions say

/** The conditions read once more, without the library. */
function holds(condition: Condition, read: (slot: Slot) => Value): boolean {
  if ("all" in condition) return condition.all.every((inner) => holds(inner, read));
  if ("any" in condition) return condition.any.some((inner) => holds(inner, read));
  if ("not" in condition) return !holds(condition.not, read);
  const { operator, params, value } = condition;
  const left = read(params.slot);
  if (typeof value === "boolean") {
    const state = operator === "isPresent" ? left.kind !== "nothing" : left.kind === "yesno" && left.yes;
    return state === value;
  }
  const order = ranked(left) - ranked(read(value.params.slot));
  if (operator.endsWith("NotEqual")) return order !== 0;
  if (operator.endsWith("LessOrEqual")) return order <= 0;
  if (operator.endsWith("GreaterOrEqual")) return order >= 0;
  if (operator.endsWith("Less")) return order < 0;
  return operator.endsWith("Greater") ? order > 0 : order === 0;
}

/** The position of a value among the three of its kind. */
function ranked(value: Value): number {
  return (
    (["decimal", "date", "period", "text", "payee"] as const)
      .flatMap((kind) => [
        valuesOf(kind)
          .map((each) => JSON.stringify(each))
          .indexOf(JSON.stringify(value)),
      ])
      .find((rank) => rank >= 0) ?? Number.NaN
  );
}
