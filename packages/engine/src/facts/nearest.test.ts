import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.js";

describe("nearest", () => {
  it.each([
    ["amuont", ["account", "amount"], "amount"],
    ["Close Date", ["closed", "close_date"], "close_date"],
    ["anne", ["bob", "ann"], "ann"],
    ["cat", ["dog"], undefined],
    ["a", ["b"], "b"],
    ["ab", ["zz"], undefined],
    ["x", [], undefined],
    ["rep", ["rap", "rip"], "rap"],
  ])("takes %j among %j for %j", (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});
