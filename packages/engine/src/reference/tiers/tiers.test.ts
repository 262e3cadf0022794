import { describe, expect, it } from "vitest";
import { type Fraction, fromText, toExactText } from "../../values/fraction.js";
import {
  accumulatingLine,
  curveLine,
  cutAtEdges,
  hasReached,
  isAscending,
  rateAt,
  standingTier,
  type Tier,
  type TierList,
  valueOn,
} from "./tiers.js";

const f = fromText;
const tier = (edge: Tier["edge"], threshold: string, value: string): Tier => ({
  edge,
  threshold: f(threshold),
  value: f(value),
});
const list = (...[first, ...others]: readonly Tier[]): TierList => {
  if (first === undefined) throw new Error("tiers have a row");
  return [first, ...others];
};
const text = (value: Fraction) => toExactText(value);

const rates = list(tier("from", "0", "1"), tier("from", "100", "2"), tier("above", "200", "3"));

describe("where a value stands", () => {
  it.each([
    ["99", 0],
    ["100", 1],
    ["200", 1],
    ["200.01", 2],
  ])("%s stands in tier %i: from includes its edge, above does not", (value, index) => {
    expect(standingTier(rates, f(value))).toBe(index);
  });

  it("extends the first tier downwards", () => {
    expect(standingTier(rates, f("-50"))).toBe(0);
    expect(text(rateAt(rates, f("-50")))).toBe("1");
  });

  it("has reached a below row always and a threshold only from it on", () => {
    expect(hasReached(tier("below", "10", "1"), f("-99"))).toBe(true);
    expect(hasReached(tier("from", "0", "1"), f("-1"))).toBe(false);
  });
});

describe("thresholds", () => {
  it("ascend, and may share an edge that one includes and the other passes", () => {
    expect(isAscending(rates)).toBe(true);
    expect(isAscending(list(tier("below", "80", "0"), tier("from", "80", "1")))).toBe(true);
    expect(isAscending(list(tier("from", "80", "0"), tier("above", "80", "1")))).toBe(true);
    expect(isAscending(list(tier("from", "80", "0"), tier("from", "80", "1")))).toBe(false);
    expect(isAscending(list(tier("from", "80", "0"), tier("from", "70", "1")))).toBe(false);
  });
});

describe("cutting a step at the edges", () => {
  const parts = (part: string, before: string, after: string, cut?: string) =>
    cutAtEdges(rates, f(part), f(before), f(after), cut === undefined ? undefined : f(cut)).map(
      (slice) => `${slice.tier}: ${text(slice.part)}`,
    );

  it("gives each tier its share of the way", () => {
    expect(parts("1000", "50", "250")).toEqual(["0: 250", "1: 500", "2: 250"]);
  });

  it("does the same on the way back", () => {
    expect(parts("-1000", "250", "50")).toEqual(["0: -250", "1: -500", "2: -250"]);
  });

  it("prices what lies under the first threshold in the first tier", () => {
    expect(parts("100", "-50", "50")).toEqual(["0: 100"]);
  });

  it("leaves a step that does not move whole, in the tier it stands in", () => {
    expect(parts("70", "100", "100")).toEqual(["1: 70"]);
    expect(parts("70", "200", "200")).toEqual(["1: 70"]);
  });

  it("cuts at one more edge where the top rate starts", () => {
    expect(parts("150", "0", "150", "120")).toEqual(["0: 100", "1: 20", "1: 30"]);
  });

  it("loses nothing", () => {
    const slices = cutAtEdges(rates, f("7"), f("13"), f("999"));
    const total = slices.reduce(
      (sum, slice) =>
        sum +
        Number(
          text(slice.part)
            .split("/")
            .reduce((n, d) => String(Number(n) / Number(d))),
        ),
      0,
    );
    expect(total).toBeCloseTo(7, 10);
  });
});

describe("curves", () => {
  const curve = list(
    tier("below", "70", "0"),
    tier("from", "70", "50"),
    tier("from", "100", "100"),
    tier("from", "120", "150"),
  );
  const at = (value: string, beyond: "flat" | "rising" = "flat") =>
    text(valueOn(curveLine(curve, f(value), beyond), f(value)));

  it.each([
    ["69.99", "0"],
    ["70", "50"],
    ["85", "75"],
    ["100", "100"],
    ["110", "125"],
    ["120", "150"],
    ["200", "150"],
  ])("at %s it is %s", (value, expected) => {
    expect(at(value)).toBe(expected);
  });

  it("keeps the last slope when it is rising", () => {
    expect(at("140", "rising")).toBe("200");
  });

  it("is flat under the first anchor without a below row", () => {
    const line = curveLine(list(tier("from", "80", "40"), tier("from", "100", "50")), f("10"), "flat");
    expect(text(valueOn(line, f("10")))).toBe("40");
  });

  it("of one anchor is that value everywhere", () => {
    const one = list(tier("from", "80", "40"));
    for (const beyond of ["flat", "rising"] as const) {
      expect(text(valueOn(curveLine(one, f("500"), beyond), f("500")))).toBe("40");
    }
  });
});

describe("accumulating tiers", () => {
  const points = list(
    tier("from", "0", "10"),
    tier("from", "1000", "40"),
    tier("from", "3000", "100"),
    tier("from", "8000", "2000"),
  );
  const at = (value: string, beyond: "flat" | "rising" = "flat") =>
    text(valueOn(accumulatingLine(points, f(value), f("20000"), beyond), f(value)));

  it.each([
    ["200", "2"],
    ["300", "3"],
    ["1500", "20"],
    ["1200", "14"],
    ["2000", "30"],
    ["4500", "80"],
    ["20000", "2150"],
    ["32000", "2150"],
  ])("at %s they come to %s", (value, expected) => {
    expect(at(value)).toBe(expected);
  });

  it("go on rising when they say so, and fall below the first start", () => {
    expect(at("32000", "rising")).toBe("4150");
    expect(at("-100")).toBe("-1");
  });
});
