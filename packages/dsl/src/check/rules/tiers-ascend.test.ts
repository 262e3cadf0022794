import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const tiers = (rows: string, mode = "retroactive") =>
  findings(
    paying("pay bookings at rate(0.5)", `param edge : number = 3\ntiers rate ${mode} {\n${rows}\n}`),
  ).filter((each) => each.startsWith("tiers-not"));

describe("thresholds ascend", () => {
  it("accepts rising ones, and `from` before `above` at one threshold", () => {
    expect(tiers("from 0 : 1\nfrom 1/3 : 2\nfrom 0.34 : 3")).toEqual([]);
    expect(tiers("from 0 : 1\nfrom 1 : 2\nabove 1 : 3")).toEqual([]);
    expect(tiers("below 1 : 0\nfrom 1 : 2")).toEqual([]);
  });

  it("refuses falling and equal ones", () => {
    expect(tiers("from 0 : 1\nfrom 2 : 2\nfrom 1 : 3")).toEqual(["tiers-not-ascending: 1"]);
    expect(tiers("from 0 : 1\nfrom 1 : 2\nfrom 100% : 3")).toEqual(["tiers-not-ascending: 100%"]);
    expect(tiers("from 0 : 1\nabove 1 : 2\nfrom 1 : 3")).toEqual(["tiers-not-ascending: 1"]);
  });

  it("puts a row below in front, without a gap behind it", () => {
    expect(tiers("from 0 : 1\nbelow 1 : 2")).toEqual(["tiers-not-ascending: 1"]);
    expect(tiers("below 1 : 0\nfrom 2 : 2")).toEqual(["tiers-not-ascending: 2"]);
  });

  it("fills the last tier above its threshold", () => {
    expect(tiers("from 0 : 1\nfrom 2 : 2\nend 3\nbeyond flat", "accumulating")).toEqual([]);
    expect(tiers("from 0 : 1\nfrom 2 : 2\nend 2\nbeyond flat", "accumulating")).toEqual([
      "tiers-not-ascending: 2",
    ]);
  });

  it("leaves thresholds that are calculated to the run", () => {
    expect(tiers("from 0 : 1\nfrom edge : 2\nfrom 1 : 3")).toEqual([]);
  });
});
