import { describe, expect, it } from "vitest";
import { acceleratorQuarter, ExplanationBuilder } from "../testing/explanation-builder.js";
import { renderTree, tree } from "./tree.js";

describe("tree", () => {
  it("shows what a shared node is made of once, and refers to it afterwards", () => {
    const text = renderTree(tree(acceleratorQuarter()));
    expect(text.split("\n").filter((line) => line.includes("quotas.amount"))).toHaveLength(1);
    expect(text.split("\n").filter((line) => line.includes("see above"))).toHaveLength(3);
  });

  it("is drawn with its places, rows, clauses and dated values", () => {
    expect(renderTree(tree(acceleratorQuarter({ booked: "500000" })))).toBe(
      `
commission = 22,000.00 USD  [rounded; line 70; Plan letter 4.2]
└─ gate = 22,000.00 USD  [met]
   ├─ attainment >= 30% = yes  [met; line 73]
   │  ├─ attainment = 55.56 %  [line 63]
   │  │  ├─ bookings = 500,000.00 USD  [line 61]
   │  │  │  └─ booking = 500,000.00 USD  [deals.csv:2]
   │  │  └─ quotas.amount = 900,000.00 USD  [quotas.csv:2]
   │  └─ 30 %
   └─ cap 3 * payee.target_pay per year = 22,000.00 USD
      ├─ bookings at commission_rate(attainment) = 22,000.00 USD  [line 72]
      │  ├─ pay = 18,000.00 USD
      │  │  ├─ from 0 % = 450,000.00 USD
      │  │  │  ├─ booking = 500,000.00 USD  [deals.csv:2]
      │  │  │  ├─ attainment before = 0 %
      │  │  │  └─ attainment = 55.56 %  [line 63; see above]
      │  │  └─ from 0 % = 4 %  [line 66]
      │  └─ pay = 4,000.00 USD
      │     ├─ from 50 % = 50,000.00 USD
      │     │  ├─ booking = 500,000.00 USD  [deals.csv:2]
      │     │  ├─ attainment before = 0 %
      │     │  └─ attainment = 55.56 %  [line 63; see above]
      │     └─ from 50 % = 8 %  [line 67]
      └─ 3 * payee.target_pay = 180,000.00 USD
         ├─ 3
         └─ payee.target_pay = 60,000.00 USD per year`.slice(1),
    );
  });

  it("stops at a depth and says how much is below", () => {
    const shallow = tree(acceleratorQuarter(), { depth: 1 });
    expect(shallow.children.map(({ hidden, children }) => ({ hidden, children }))).toEqual([
      { hidden: 2, children: [] },
    ]);
    expect(renderTree(shallow)).toBe(
      [
        "commission = 66,000.00 USD  [rounded; line 70; Plan letter 4.2]",
        "└─ gate = 66,000.00 USD  [met]",
        "   └─ ... 2 more below",
      ].join("\n"),
    );
  });

  it("shows in full where there is room what was cut off before", () => {
    const b = new ExplanationBuilder();
    const shared = b.node("sum", "shared", [b.leaf("leaf", "1")]);
    const root = b.node("add", "root", [b.node("same", "far", [shared]), shared]);
    const [far, near] = tree(b.build(root), { depth: 2 }).children;
    expect(far?.children[0]?.hidden).toBe(1);
    expect(near?.again).toBe(false);
    expect(near?.children).toHaveLength(1);
  });

  it("survives chains that are deeper than anybody reads", () => {
    const b = new ExplanationBuilder();
    let node = b.leaf("start", "1");
    for (let step = 0; step < 20_000; step += 1) node = b.node("same", `step ${step}`, [node]);
    expect(renderTree(tree(b.build(node))).split("\n")).toHaveLength(202);
  });

  it("tells a value that is only handed on under its name once, at its origin", () => {
    const b = new ExplanationBuilder();
    let node = b.node("same", "origin", [b.leaf("cell", "1")]);
    for (let step = 0; step < 20_000; step += 1) node = b.node("same", "origin", [node]);
    expect(renderTree(tree(b.build(node)))).toBe("origin = 1\n└─ cell = 1");
  });
});
