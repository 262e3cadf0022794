import { describe, expect, it } from "vitest";
import { acceleratorQuarter, ExplanationBuilder } from "../testing/explanation-builder.js";
import type { Explanation, ExplanationNode, Operation } from "./explanation.js";
import { outcomeOf } from "./operation-outcome.js";
import { replay } from "./replay.js";

/** The explanation with one node changed. */
function tampered(index: number, change: Partial<ExplanationNode>): Explanation {
  const explanation = acceleratorQuarter();
  return {
    ...explanation,
    nodes: explanation.nodes.map((node, at) => (at === index ? { ...node, ...change } : node)),
  };
}

describe("replay", () => {
  it("gives the amount again", () => {
    expect(replay(acceleratorQuarter())).toEqual({ amount: "66000" });
    expect(acceleratorQuarter().amount).toBe("66000.00");
  });

  it("names every node that does not follow from its inputs, and no other", () => {
    const { nodes } = acceleratorQuarter();
    for (const [index, node] of nodes.entries()) {
      if (node.operation === "leaf") continue;
      const found = replay(tampered(index, { value: "7" }));
      const mismatches = "mismatches" in found ? found.mismatches : [];
      expect(mismatches[0], node.label).toEqual({
        node: index,
        label: node.label,
        said: "7",
        found: node.value,
      });
    }
  });

  it("sees a leaf that no longer fits what follows from it", () => {
    const found = replay(tampered(0, { value: "1000001" }));
    expect("mismatches" in found && found.mismatches.map(({ label }) => label)).toContain("bookings");
  });

  it("sees an amount that is not the root's value", () => {
    const found = replay({ ...acceleratorQuarter(), amount: "66000.01" });
    expect(found).toEqual({
      mismatches: [
        { node: acceleratorQuarter().root, label: "commission", said: "6600001/100", found: "66000" },
      ],
    });
  });

  it("refuses inputs that come later, and a root that is not there", () => {
    const b = new ExplanationBuilder();
    const leaf = b.leaf("a", "1");
    const explanation = b.build(leaf);
    const forward: ExplanationNode = {
      ...explanation.nodes[0],
      operation: "same",
      inputs: [1],
    } as ExplanationNode;
    expect("mismatches" in replay({ ...explanation, nodes: [forward] })).toBe(true);
    expect("mismatches" in replay({ ...explanation, root: 7 })).toBe(true);
  });

  it("takes what was not evaluated as nothing", () => {
    const b = new ExplanationBuilder();
    const no = b.compare("1 > 2", "decimalGreater", b.leaf("1", "1"), b.leaf("2", "2"));
    const unasked = b.node("compare", "unasked", [], { why: "not evaluated" });
    const all = b.all("both", [no, unasked]);
    const gate = b.node("gate", "gate", [all, b.leaf("pay", "5")]);
    expect(replay(b.build(gate))).toEqual({ amount: "0" });
  });
});

describe("outcomeOf", () => {
  const detail = (text: string) =>
    Object.fromEntries(
      text
        .split(";")
        .filter(Boolean)
        .map((pair) => pair.split("=") as [string, string]),
    );

  it.each<[Operation, readonly (string | null)[], string, string | null]>([
    ["same", ["2026-01-01"], "", "2026-01-01"],
    ["add", ["1/3", "1/6", "1/2"], "", "1"],
    ["add", [], "", null],
    ["sum", [], "", "0"],
    ["sum", ["1", null], "", null],
    ["multiply", ["2/3", "3/2", "5"], "", "5"],
    ["min", ["2", "-3", "1"], "", "-3"],
    ["max", ["2", "-3", "7/3"], "", "7/3"],
    ["subtract", ["1", "1/3"], "", "2/3"],
    ["subtract", ["1", "2", "3"], "", null],
    ["divide", ["1", "-3"], "", "-1/3"],
    ["divide", ["1", "0"], "", null],
    ["negate", ["1/3"], "", "-1/3"],
    ["round", ["-1/8"], "mode=half even;places=2", "-3/25"],
    ["round", ["1/8"], "mode=half up;places=2", "13/100"],
    ["round", ["17", "5"], "mode=down", "15"],
    ["round", ["17"], "mode=sideways;places=2", null],
    ["settle", ["1/3"], "", "333333333333/1000000000000"],
    ["settle", ["100000000000000000000000"], "", null],
    ["count", [null, "x"], "", "2"],
    ["average", ["1", "2"], "", "3/2"],
    ["average", [], "", null],
    ["compare", ["1/3", "1/3"], "operator=decimalGreaterOrEqual", "yes"],
    ["compare", ["1/3", "1/3"], "operator=decimalLess", "no"],
    ["compare", ["1/3", "x"], "operator=decimalLess", null],
    ["compare", ["2026-02-28", "2026-03-01"], "operator=dateLess", "yes"],
    ["compare", ["2026-Q1", "2026-Q2"], "operator=periodGreater", "no"],
    ["compare", ["2026-Q1", "2026"], "operator=periodEqual", null],
    ["compare", ["AE", "AE"], "operator=textEqual", "yes"],
    ["compare", ["ann", "bob"], "operator=payeeNotEqual", "yes"],
    ["compare", ["no"], "operator=isYes;expected=false", "yes"],
    ["compare", ["yes"], "operator=isYes;expected=false", "no"],
    ["compare", [null], "operator=isPresent;expected=true", "no"],
    ["compare", [null], "operator=isPresent;expected=false", "yes"],
    ["compare", ["1", "1"], "operator=decimalAlike", null],
    ["all", ["yes", "yes"], "", "yes"],
    ["all", ["yes", "no", null], "", "no"],
    ["all", ["yes", null], "", null],
    ["any", ["no", "yes", null], "", "yes"],
    ["any", ["no", "no"], "", "no"],
    ["any", ["no", null], "", null],
    ["not", ["no"], "", "yes"],
    ["not", [null], "", null],
    ["choose", ["no", "1", "yes", "2", null, "3"], "hit=first", "2"],
    ["choose", ["no", "1", "no", "2", "9"], "hit=first;otherwise=yes", "9"],
    ["choose", ["no", "1"], "hit=first", null],
    ["choose", [null, "1", "yes", "2"], "hit=first", null],
    ["choose", ["yes", "1", "yes", "2"], "hit=unique", null],
    ["choose", ["yes", "text", "no", null], "hit=unique", "text"],
    ["choose", ["yes", "1", "yes", "2", "no", "4"], "hit=sum", "3"],
    ["choose", ["yes", "1", "yes", "2"], "hit=max", "2"],
    ["choose", ["yes", "1", "yes", "2"], "hit=min", "1"],
    ["slice", ["100", "0", "1"], "lower=1/4;upper=1/2", "25"],
    ["slice", ["100", "0", "1"], "lower=2", "0"],
    ["slice", ["-100", "1", "0"], "upper=1/4", "-25"],
    ["slice", ["100", "-1", "1"], "upper=1/2", "75"],
    ["slice", ["100", "1", "1"], "lower=1/2", "100"],
    ["spread", ["100"], "parts=3;through=1;leftover=last;mode=half even;places=2", "3333/100"],
    ["spread", ["100"], "parts=3;through=3;leftover=last;mode=half even;places=2", "100"],
    ["spread", ["100", "1", "2", "1"], "through=2;leftover=first;mode=half up;places=0", "75"],
    ["spread", ["100"], "parts=3;through=1;leftover=last;mode=half even", null],
    ["spread", ["100"], "parts=3;through=1;leftover=none;mode=half even;places=2", null],
    ["spread", ["1/3"], "parts=3;through=1;leftover=largest;mode=half even;places=2", null],
    ["spread", ["1", "0", "0"], "through=1;leftover=last;mode=half even;places=2", null],
    ["interpolate", ["3/2", "1", "10", "2", "20"], "", "15"],
    ["interpolate", ["1", "1", "10", "1", "20"], "", null],
    ["weighted", ["1/5", "10", "3/5", "20"], "missing=shared", "35/2"],
    ["weighted", ["1/5", null, "4/5", "20"], "missing=shared", "20"],
    ["weighted", ["1/5", null, "4/5", "20"], "missing=zero", "16"],
    ["weighted", ["1/5", null, "4/5", "20"], "missing=fault", null],
    ["weighted", ["1/5", null], "missing=shared", null],
    ["gate", ["yes", "yes", "5"], "", "5"],
    ["gate", ["yes", "no", null], "", "0"],
    ["gate", ["yes", null, "5"], "", null],
    ["daysAverage", ["10", "20"], "days=31,59", "149/9"],
    ["daysAverage", ["10", "20"], "days=31", null],
    ["shift", ["2026-01-31", "1"], "unit=months", "2026-02-28"],
    ["shift", ["2026-01-31", "-31"], "unit=days", "2025-12-31"],
    ["shift", ["2026-01-31", "1/2"], "unit=days", null],
    ["days", ["2026-03-01", "2026-02-27"], "", "-2"],
  ])("%s of %j with %s is %s", (operation, inputs, details, value) => {
    const node = {
      operation,
      label: "",
      value: null,
      shown: "",
      inputs: [],
      place: null,
      why: "applied",
    } as const;
    expect(outcomeOf({ ...node, detail: detail(details) }, inputs)).toBe(value);
  });
});
