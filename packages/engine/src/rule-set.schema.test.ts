import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateRuleSetValidator } from "../scripts/generate-rule-set-validator.mjs";
import schema from "./rule-set.schema.json" with { type: "json" };
import { changed, everything, type Json, pathsOf, problemsOf } from "./testing/broken-rule-set.js";
import { ruleSetOfEverything } from "./testing/rule-set-of-everything.js";

const paths = pathsOf(everything());

describe("rule-set.schema.json", () => {
  const isRuleSet = new Ajv({ strict: true, allErrors: false }).compile(schema);

  it("compiles in strict ajv and agrees with the shipped validator", () => {
    expect(isRuleSet(everything())).toBe(true);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })),
        (path, value) => {
          const json = changed(path, value as Json | undefined);
          // What the schema refuses is refused; what else is refused, only by laws beyond it.
          if (!isRuleSet(json)) expect(problemsOf(json)).not.toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is covered by the rule set of everything, key by key and answer by answer", () => {
    const text = JSON.stringify(everything());
    const missing = Object.values(schema.definitions as Record<string, { properties?: object }>)
      .flatMap(({ properties }) => Object.keys(properties ?? {}))
      .filter((key) => !text.includes(`"${key}":`));
    expect(missing).toEqual([]);
    const used = new Set(ruleSetOfEverything().expressions.map(({ op }) => op));
    expect(schema.definitions.expression.properties.op.enum.filter((op) => !used.has(op as "none"))).toEqual(
      [],
    );
  });

  it("has a validator that is up to date and builds no code at run time", async () => {
    const file = new URL("./generated/rule-set-validator.ts", import.meta.url);
    const text = await readFile(file, "utf8");
    expect(text).toBe(generateRuleSetValidator());
    expect(text).not.toMatch(/\brequire\(|\bFunction\(|\beval\(|^import /m);
  });
});
