import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.js";
import { fixedText, plainText } from "./decimal-text.js";
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fromText,
  fromUnits,
  isZero,
  multiply,
  negate,
  subtract,
  zero,
} from "./fraction.js";

const totals = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((units) => fromUnits(units, 2));
const weights = fc.array(
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 1, max: 50 }))
    .map(([n, d]): Fraction => divide(fromUnits(n, 3), fromUnits(d, 0)) ?? zero),
  { minLength: 1, maxLength: 20 },
);

function split(total: string, ...parts: string[]): string[] | undefined {
  return allocate(fromText(total), parts.map(fromText), 2)?.map((part) => fixedText(part, 2));
}

describe("allocate", () => {
  it("gives units left over to the largest remainders, then to the first", () => {
    expect(split("100", "1", "1", "1")).toEqual(["33.34", "33.33", "33.33"]);
    expect(split("-100", "1", "1", "1")).toEqual(["-33.34", "-33.33", "-33.33"]);
    expect(split("0.05", "50", "30", "20")).toEqual(["0.03", "0.01", "0.01"]);
    expect(split("0.01", "0", "1")).toEqual(["0.00", "0.01"]);
    expect(split("10", "3", "-1")).toEqual(["15.00", "-5.00"]);
  });

  it("has nothing to go by when weights sum to zero", () => {
    expect(split("1", "0", "0")).toBeUndefined();
    expect(split("1", "2", "-2")).toBeUndefined();
    expect(split("1")).toBeUndefined();
    expect(split("0", "0", "0")).toEqual(["0.00", "0.00"]);
  });

  it("refuses a total that was not rounded", () => {
    expect(() => split("0.001", "1")).toThrow("not rounded");
  });

  it("conserves the total, alike in sign, each part within a unit of its exact share", () => {
    fc.assert(
      fc.property(totals, weights, (total, weights) => {
        const sum = weights.reduce(add, zero);
        fc.pre(!isZero(sum));
        const parts = allocate(total, weights, 2) ?? [];
        expect(equal(parts.reduce(add, zero), total)).toBe(true);
        const reversed = allocate(negate(total), weights, 2) ?? [];
        expect(reversed.map(plainText)).toEqual(parts.map((part) => plainText(negate(part))));
        for (const [index, part] of parts.entries()) {
          const exact = divide(multiply(total, weights[index] ?? zero), sum) ?? zero;
          expect(compare(absolute(subtract(part, exact)), fromText("0.01"))).toBe(-1);
        }
      }),
    );
  });
});
