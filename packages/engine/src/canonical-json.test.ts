import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, digest } from "./canonical-json.js";
import { readRuleSet } from "./read-rule-set.js";
import schema from "./rule-set.schema.json" with { type: "json" };
import { ruleSetOfEverything } from "./testing/rule-set-of-everything.js";

/** The same JSON with the keys of every object in another order. */
function shuffled<T>(value: T, swap: () => boolean): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, swap)) as T;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, shuffled(inner as unknown, swap)] as const,
  );
  return Object.fromEntries(entries.sort(() => (swap() ? -1 : 1))) as T;
}

describe("canonicalText", () => {
  it("is JSON of the same rule set, indented by two, with a newline at the end", () => {
    const text = canonicalText(ruleSetOfEverything());
    expect(JSON.parse(text)).toEqual(ruleSetOfEverything());
    expect(text).toMatch(
      /^\{\n {2}"format": "attain\/1",\n {2}"language": 1,\n {2}"plan": \{\n {4}"name": "everything",\n/,
    );
    expect(text.endsWith("\n}\n")).toBe(true);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it("does not depend on the order in which keys were written", () => {
    const text = canonicalText(ruleSetOfEverything());
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (choices) => {
        const swap = () => choices.next().value ?? false;
        expect(canonicalText(shuffled(ruleSetOfEverything(), swap))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it("survives reading", () => {
    const text = canonicalText(ruleSetOfEverything());
    const read = readRuleSet(JSON.parse(text));
    expect("ruleSet" in read && canonicalText(read.ruleSet)).toBe(text);
  });

  it("sorts key columns by their names alone, whatever these are", () => {
    const ruleSet = ruleSetOfEverything();
    const place = { line: 1, column: 1, length: 1 };
    const keys = Object.fromEntries([
      ["when", 1],
      ["佣金", 2],
      ["op", 3],
      ["a", 4],
    ]);
    const expressions = [{ op: "lookup", source: "s", keys, column: "c", place } as const];
    expect(canonicalText({ ...ruleSet, expressions })).toContain(
      '"keys": {\n        "a": 4,\n        "op": 3,\n        "when": 1,\n        "佣金": 2\n      }',
    );
  });

  it("knows the rank of every key of the format", () => {
    const keys = Object.values(schema.definitions as Record<string, { properties?: object }>)
      .concat(schema)
      .flatMap(({ properties }) => Object.keys(properties ?? {}));
    // A key without a rank would come after `place`, among the unknown ones.
    for (const key of keys) {
      const bare = { place: 1, zz: 3, [key]: 2 } as unknown as Parameters<typeof canonicalText>[0];
      expect(canonicalText(bare).trim(), key).toMatch(
        key === "place" ? /"place": 2/ : /": 2,\n {2}"place": 1/,
      );
    }
  });
});

describe("digest", () => {
  it.each(["", "a", "佣金 €\n", canonicalText(ruleSetOfEverything())])(
    "is the SHA-256 of the text's UTF-8",
    async (text) => {
      expect(await digest(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    },
  );
});
