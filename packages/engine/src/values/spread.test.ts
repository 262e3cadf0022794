import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Leftover, Rounding } from "../rule-set.js";
import { plainText } from "./decimal-text.js";
import { add, compare, equal, fromInteger, fromText, fromUnits, negate, one, zero } from "./fraction.js";
import { spread } from "./spread.js";

const cents: Rounding = { mode: "half even", places: 2 };

function equally(total: string, parts: number, leftover: Leftover): string[] | undefined {
  return spread(fromText(total), Array(parts).fill(one), leftover, cents)?.map(plainText);
}

const leftovers = fc.constantFrom<Leftover>("largest", "first", "last", "running");
const modes = fc.constantFrom<Rounding["mode"]>("half even", "half up", "up", "down");
const totals = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((units) => fromUnits(units, 2));
const weights = fc.array(
  fc.bigInt({ min: 1n, max: 10n ** 6n }).map((units) => fromUnits(units, 3)),
  { minLength: 1, maxLength: 40 },
);

describe("spread", () => {
  it("places what rounding leaves over", () => {
    expect(equally("100", 3, "last")).toEqual(["33.33", "33.33", "33.34"]);
    expect(equally("100", 3, "first")).toEqual(["33.34", "33.33", "33.33"]);
    expect(equally("100", 3, "largest")).toEqual(["33.34", "33.33", "33.33"]);
    expect(equally("100", 3, "running")).toEqual(["33.33", "33.34", "33.33"]);
    const months = equally("5000", 36, "last");
    expect(months?.slice(0, 35)).toEqual(Array(35).fill("138.89"));
    expect(months?.at(-1)).toBe("138.85");
  });

  it("has nothing to go by when the weights cancel, unless there is nothing to spread", () => {
    const cancelling = [one, negate(one)];
    expect(spread(one, cancelling, "last", cents)).toBeUndefined();
    expect(spread(zero, cancelling, "last", cents)).toEqual([zero, zero]);
  });

  it("gives nothing to whoever weighs nothing", () => {
    const ends = [zero, one, one, one, zero];
    expect(spread(fromText("100"), ends, "first", cents)?.map(plainText)).toEqual([
      "0",
      "33.34",
      "33.33",
      "33.33",
      "0",
    ]);
    fc.assert(
      fc.property(totals, weights, leftovers, modes, (total, shares, leftover, mode) => {
        const parts = spread(total, [zero, ...shares, zero], leftover, { mode, places: 2 }) ?? [];
        expect([parts.at(0), parts.at(-1)].map((part) => plainText(part ?? one))).toEqual(["0", "0"]);
      }),
    );
  });

  it("loses nothing, whatever is left over", () => {
    fc.assert(
      fc.property(totals, weights, leftovers, modes, (total, shares, leftover, mode) => {
        const parts = spread(total, shares, leftover, { mode, places: 2 }) ?? [];
        expect(parts).toHaveLength(shares.length);
        expect(equal(parts.reduce(add, zero), total)).toBe(true);
      }),
    );
  });

  it("takes nothing from anybody to give it to others", () => {
    const up = spread(fromText("2"), Array(4).fill(one), "last", { mode: "half up", places: 0 });
    expect(up?.map(plainText)).toEqual(["1", "1", "0", "0"]);
    fc.assert(
      fc.property(totals, weights, leftovers, modes, (total, shares, leftover, mode) => {
        const parts = spread(total, shares, leftover, { mode, places: 2 }) ?? [];
        const against = parts.filter((part) => compare(part, zero) === -compare(total, zero));
        expect(against.filter((part) => !equal(part, zero))).toEqual([]);
      }),
    );
  });

  it("spreads a reversal as it spread the amount", () => {
    fc.assert(
      fc.property(totals, weights, leftovers, modes, (total, shares, leftover, mode) => {
        const parts = spread(total, shares, leftover, { mode, places: 2 }) ?? [];
        const reversed = spread(negate(total), shares, leftover, { mode, places: 2 }) ?? [];
        expect(parts.map((part, index) => plainText(add(part, reversed[index] ?? one)))).toEqual(
          parts.map(() => "0"),
        );
      }),
    );
  });

  it("strays no further from the even share than rounding does, but for the part that takes the rest", () => {
    const rounding: Rounding = { mode: "half up", places: 2 };
    const parts = spread(fromText("1000"), [1, 2, 3, 4].map(fromInteger), "running", rounding);
    expect(parts?.map(plainText)).toEqual(["100", "200", "300", "400"]);
  });
});
