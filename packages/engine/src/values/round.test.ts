import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rounding } from "../rule-set.js";
import { fixedText, plainText } from "./decimal-text.js";
import {
  absolute,
  compare,
  divide,
  equal,
  type Fraction,
  fromInteger,
  fromText,
  fromUnits,
  multiply,
  negate,
  one,
  subtract,
  zero,
} from "./fraction.js";
import { type RoundingMode, round, roundToStep } from "./round.js";
import { settle } from "./settle.js";

const modes: readonly RoundingMode[] = ["half even", "half up", "up", "down"];
const values = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => divide(fromInteger(n), fromInteger(d)) ?? zero);

function text(value: string, mode: RoundingMode, places = 2): string {
  return fixedText(round(fromText(value), { mode, places }), places);
}

describe("round", () => {
  it.each<[string, string, string, string, string]>([
    // value, half even, half up, up, down
    ["12.345", "12.34", "12.35", "12.35", "12.34"],
    ["12.355", "12.36", "12.36", "12.36", "12.35"],
    ["-12.345", "-12.34", "-12.35", "-12.35", "-12.34"],
    ["-0.004", "0.00", "0.00", "-0.01", "0.00"],
    ["0.0051", "0.01", "0.01", "0.01", "0.00"],
    ["2.5", "2.50", "2.50", "2.50", "2.50"],
  ])("rounds %s", (value, ...expected) => {
    expect(modes.map((mode) => text(value, mode))).toEqual(expected);
  });

  it("rounds -2.5, -0.5 and -2.4 by size, not downwards", () => {
    expect(["-2.5", "-0.5", "-2.4"].map((value) => text(value, "half even", 0))).toEqual(["-2", "0", "-2"]);
  });

  it("is alike in sign, no further off than its mode allows, and changes nothing twice", () => {
    const places = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(values, fc.constantFrom(...modes), places, (value, mode, places) => {
        const rounding: Rounding = { mode, places };
        const rounded = round(value, rounding);
        expect(equal(round(negate(value), rounding), negate(rounded))).toBe(true);
        expect(equal(round(rounded, rounding), rounded)).toBe(true);
        const off = multiply(absolute(subtract(value, rounded)), fromInteger(10n ** BigInt(places)));
        const limit = mode.startsWith("half") ? fromText("0.5") : one;
        expect(compare(off, limit)).toBeLessThanOrEqual(0);
        const outward = compare(absolute(rounded), absolute(value));
        if (mode === "up") expect(outward).toBeGreaterThanOrEqual(0);
        if (mode === "down") expect(outward).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("rounds to multiples of a step", () => {
    const at = (value: string, step: string, mode: RoundingMode) => {
      const rounded = roundToStep(fromText(value), fromText(step), mode);
      return rounded && plainText(rounded);
    };
    expect(at("1234.56", "25", "half even")).toBe("1225");
    expect(at("1237.5", "25", "half up")).toBe("1250");
    expect(at("-1237.5", "25", "half up")).toBe("-1250");
    expect(at("1237.5", "25", "half even")).toBe("1250");
    expect(at("0.63", "-0.25", "down")).toBe("0.5");
    expect(at("0.51", "0.25", "up")).toBe("0.75");
    expect(at("1", "0", "up")).toBeUndefined();
  });
});

describe("settle", () => {
  const settled = (value: Fraction) => {
    const result = settle(value);
    return result && plainText(result);
  };

  it("rounds half even to 12 decimals", () => {
    expect(settled(fromUnits(15, 13))).toBe("0.000000000002");
    expect(settled(fromUnits(25, 13))).toBe("0.000000000002");
    expect(settled(divide(fromText("2"), fromText("3")) ?? zero)).toBe("0.666666666667");
    expect(settled(divide(fromText("-2"), fromText("3")) ?? zero)).toBe("-0.666666666667");
  });

  it("leaves values of at most 12 decimals alone and is alike in sign", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), values, (units, value) => {
        expect(settled(fromUnits(units, 12))).toBe(plainText(fromUnits(units, 12)));
        expect(settled(negate(value))).toBe(plainText(negate(settle(value) ?? zero)));
      }),
    );
  });

  it("refuses what reaches 10^22", () => {
    const bound = 10n ** 34n;
    expect(settled(fromUnits(bound - 1n, 12))).toBe("9999999999999999999999.999999999999");
    expect(settle(fromUnits(bound, 12))).toBeUndefined();
    expect(settle(fromUnits(-bound, 12))).toBeUndefined();
    expect(settle(fromUnits(bound * 10n - 1n, 13))).toBeUndefined();
  });
});
