import { exact } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, roundStep, roundTicks } from "./scale.js";

const of = exact.fromExactText;

describe("scales", () => {
  it("have round steps", () => {
    expect(roundTicks(of("180000"), 5).map(exact.toExactText)).toEqual(["0", "50000", "100000", "150000"]);
    expect(exact.toExactText(roundStep(of("3/1000")))).toBe("1/200");
    expect(roundTicks(exact.zero, 5)).toHaveLength(1);
  });

  it("never have more ticks than asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 1_000 }), (n, d) => {
        const most = of(`${n}/${d}`);
        const ticks = roundTicks(most, 5);
        return ticks.length >= 2 && ticks.length <= 6 && placeOf(most, most) === 10_000;
      }),
    );
  });
});
