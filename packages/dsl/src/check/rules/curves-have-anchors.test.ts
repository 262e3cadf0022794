import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const curve = (rows: string) =>
  findings(paying("pay bookings at rate(0.5)", `tiers rate curve {\n${rows}\nbeyond flat\n}`));

describe("a curve is a line through points", () => {
  it("needs two, with or without a row below", () => {
    expect(curve("from 10% : 1%\nfrom 20% : 2%")).toEqual([]);
    expect(curve("below 10% : 0%\nfrom 10% : 1%\nfrom 20% : 2%")).toEqual([]);
    expect(curve("from 10% : 1%")).toEqual(["curve-without-anchors: rate"]);
    expect(curve("below 10% : 0%\nfrom 10% : 1%")).toEqual(["curve-without-anchors: rate"]);
  });

  it("has no open edges", () => {
    expect(curve("from 10% : 1%\nabove 20% : 2%")).toEqual(["curve-without-anchors: above 20% : 2%"]);
  });
});
