import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changed,
  edited,
  entry,
  everything,
  type Json,
  pathsOf,
  place,
  problemsOf,
  push,
} from "../testing/broken-rule-set.js";

const paths = pathsOf(everything());

describe("hostile input", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["a function", () => 1],
    ["not a number", Number.NaN],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["an array with a hole", new Array(4_000_000_000)],
    ["a deep array", nested(200_000, (inner) => [inner])],
    [
      "a deep condition",
      edited((r) => {
        Reflect.set(
          entry(r.rules),
          "conditions",
          nested(200_000, (not) => ({ not })),
        );
      }),
    ],
    ["a circle", circle()],
    ["a key __proto__", JSON.parse('{"__proto__": {"format": "attain/1"}}')],
    [
      "long names",
      edited((r) => {
        r.plan.name = "x".repeat(1_000_000);
      }),
    ],
    [
      "many bad entries",
      edited((r) => {
        Reflect.set(
          r,
          "expressions",
          Array.from({ length: 400_000 }, () => ({})),
        );
      }),
    ],
  ])("%s is refused with at most fifty problems", (_name, value) => {
    const problems = problemsOf(value);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(50);
  });

  it("does not follow chains that would overflow the stack of an evaluator", () => {
    const json = edited((r) => {
      let value = 0;
      for (let step = 0; step < 100_000; step += 1) value = push(r, { op: "negate", operand: value, place });
      entry(entry(r.figures).versions).value = value;
    });
    expect(problemsOf(json)).toEqual([expect.stringMatching(/chain of more than 400 steps/)]);
  });

  it("sees a chain that is long only in sum", () => {
    const json = edited((r) => {
      const { versions } = entry(r.figures);
      const longer = (slot: number) => {
        let value = slot;
        for (let step = 0; step < 300; step += 1) value = push(r, { op: "negate", operand: value, place });
        return value;
      };
      const first = longer(0);
      versions.push({ value: first, place }, { value: longer(first), place });
    });
    expect(problemsOf(json)).toEqual([expect.stringMatching(/chain of more than 400 steps/)]);
  });

  it("answers in time although every step is asked twice by the next", () => {
    const json = edited((r) => {
      let value = 0;
      for (let step = 0; step < 300; step += 1)
        value = push(r, { op: "add", operands: [value, value], place });
      entry(entry(r.figures).versions).value = value;
    });
    expect(problemsOf(json)).toEqual([]);
  });

  it("never throws on any JSON, nor on any change of a rule set", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (path, value) => {
        expect(Array.isArray(problemsOf(changed(path, value as Json)))).toBe(true);
      }),
    );
  });
});

function nested(depth: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = around(value);
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = {};
  value.value = value;
  return value;
}
