import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const tiers = (mode: string, end: string) =>
  findings(
    paying("pay bookings at rate(0.5)", `tiers rate ${mode} {\nfrom 0 : 1\nfrom 2 : 2\n${end}\n}`),
  ).filter((each) => each.includes("clause"));

describe("tiers say where they end, if it matters", () => {
  it("accumulating ones where the last is full and what holds past it", () => {
    expect(tiers("accumulating", "end 3 beyond rising")).toEqual([]);
    expect(tiers("accumulating", "end 3")).toEqual(["missing-clause: rate"]);
    expect(tiers("accumulating", "beyond flat")).toEqual(["missing-clause: rate"]);
  });

  it("curves what holds past the last point", () => {
    expect(tiers("curve", "beyond flat")).toEqual([]);
    expect(tiers("curve", "")).toEqual(["missing-clause: rate"]);
    expect(tiers("curve", "end 3 beyond flat")).toEqual(["needless-clause: 3"]);
  });

  it("others nothing", () => {
    expect(tiers("retroactive", "")).toEqual([]);
    expect(tiers("retroactive", "beyond flat")).toEqual(["needless-clause: rate"]);
  });
});
