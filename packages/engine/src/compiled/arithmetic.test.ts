/**
 * Law: random formulas over random columns come to the same in fractions and in scaled integers, faults
 * included, whether the integers are doubles or big.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate } from "../calculate.js";
import type { Slot } from "../rule-set.js";
import { factsOf, PlanBuilder } from "../testing/plan-builder.js";
import { usualSettings } from "./bound.js";
import { calculateCompiled } from "./calculate-compiled.js";
import { prepare } from "./prepare.js";

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const cases = Number(process.env.ATTAIN_CASES ?? "60");

/** A formula as data, so that fast-check can make it smaller. */
type Tree =
  | { readonly op: "column"; readonly column: number }
  | { readonly op: "number"; readonly text: string }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "else";
      readonly parts: readonly [Tree, Tree];
    }
  | { readonly op: "choose"; readonly parts: readonly [Tree, Tree, Tree] }
  | { readonly op: "negate"; readonly parts: readonly [Tree] }
  | {
      readonly op: "round";
      readonly parts: readonly [Tree];
      readonly step: string;
      readonly mode: "half even" | "half up" | "up" | "down";
    };

const literal = fc.oneof(
  fc.constantFrom(
    "0",
    "1",
    "-1",
    "3",
    "7",
    "0.5",
    "0.000000000001",
    "100",
    "9007199254740991",
    "9007199254740993",
    "0.3333",
  ),
  fc.integer({ min: -100_000, max: 100_000 }).map((units) => (units / 100).toFixed(2)),
);

const columns = ["a", "b", "c", "d"] as const;

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.nat(columns.length - 1).map((column): Tree => ({ op: "column", column })),
    literal.map((text): Tree => ({ op: "number", text })),
    fc
      .record({
        op: fc.constantFrom("add", "subtract", "multiply", "divide", "min", "max", "else"),
        parts: fc.tuple(tie("tree"), tie("tree")),
      })
      .map((node) => node as Tree),
    fc.tuple(tie("tree"), tie("tree"), tie("tree")).map((parts): Tree => ({ op: "choose", parts })),
    fc.tuple(tie("tree")).map((parts): Tree => ({ op: "negate", parts })),
    fc
      .record({
        op: fc.constant("round" as const),
        parts: fc.tuple(tie("tree")),
        step: fc.constantFrom("0.01", "1", "0.25", "7", "0"),
        mode: fc.constantFrom("half even", "half up", "up", "down"),
      })
      .map((node) => node as Tree),
  ),
}));

const cell = fc.oneof(
  { weight: 5, arbitrary: literal },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "9999999999999999999999",
      "-123456789012.123456789012",
      "4503599627370496.5",
      "0.125",
    ),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 3, maxLength: 3 });

function written(plan: PlanBuilder, formula: Tree): Slot {
  const of = (part: Tree) => written(plan, part);
  switch (formula.op) {
    case "column":
      return plan.lookup("payees", { id: plan.payee() }, columns[formula.column] ?? "a");
    case "number":
      return plan.number(formula.text);
    case "add":
    case "multiply":
    case "min":
    case "max":
      return plan.value({ op: formula.op, operands: formula.parts.map(of) });
    case "subtract":
    case "divide":
      return plan.value({ op: formula.op, left: of(formula.parts[0]), right: of(formula.parts[1]) });
    case "else":
      return plan.otherwise(of(formula.parts[0]), of(formula.parts[1]));
    case "negate":
      return plan.value({ op: "negate", operand: of(formula.parts[0]) });
    case "round":
      return plan.value({
        op: "round",
        value: of(formula.parts[0]),
        step: plan.number(formula.step),
        mode: formula.mode,
      });
    case "choose": {
      const [left, right, other] = formula.parts.map(of);
      const [a, b, c] = [left ?? 0, right ?? 0, other ?? 0];
      const when = plan.rule(plan.compare(a, "decimalLess", b));
      return plan.value({ op: "choose", hit: "first", cases: [{ when, then: c }], otherwise: a });
    }
  }
}

describe("formulas in scaled integers", () => {
  it("come to what they come to in fractions, faults included", { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 12, maxLength: 12 }), rows, async (trees, cells) => {
        const plan = new PlanBuilder({ from: "2026-01-01", through: "2026-01-31" });
        const optional = Object.fromEntries(columns.map((column) => [column, "number optional"]));
        plan.data("payees", { id: "payee key", ...optional });
        for (const [index, formula] of trees.entries()) {
          plan.measure(`m${index}`, "month", written(plan, formula), { type: { kind: "number" } });
        }
        const ruleSet = plan.build();
        const payees = cells.map((row, index) => ({
          id: `p${index}`,
          ...Object.fromEntries(columns.map((column, place) => [column, row[place]])),
        }));
        const facts = factsOf(ruleSet, { payees });
        const expected = await calculate(ruleSet, facts, { period: "2026-01" });
        const prepared = prepare(ruleSet);
        for (const isWide of [false, true]) {
          const found = calculateCompiled(
            prepared,
            facts,
            { period: "2026-01" },
            { ...usualSettings, isWide },
          );
          expect(found).toEqual({ outcome: expected });
        }
      }),
      { numRuns: cases },
    );
  });
});
