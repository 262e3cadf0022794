/** Law: products in pairs of doubles are those of big integers, settled half even too, up to the proved sizes. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dividedBig } from "./integer.js";
import { productHalves, productsInHalves, quotientHalves, quotientsInHalves } from "./two-doubles.js";

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const runs = Number(process.env.ATTAIN_CASES ?? "2000");
const mostSafe = Number.MAX_SAFE_INTEGER;

/** Whole numbers of every size, edges first. */
const whole = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(0, 1, 2, 3, 5, 125, 2 ** 26, 2 ** 27 + 1, 2 ** 52, 2 ** 52 + 1, mostSafe - 1, mostSafe),
      fc.tuple(fc.nat(52), fc.double({ min: 0, max: 1, noNaN: true })).map(([bits, part]) => {
        const reach = 2 ** (bits + 1);
        return Math.min(Math.floor(part * reach), mostSafe);
      }),
    ),
    fc.boolean(),
  )
  .map(([size, isNegative]) => (isNegative ? 0 - size : size));

const unit = fc.integer({ min: 1, max: 50 }).map((shift) => 2 ** shift);
/** What settling takes off: a power of ten, as scales are. */
const divisor = fc.integer({ min: 1, max: 15 }).map((places) => 10 ** places);

function joined(high: number, low: number, by: number): bigint {
  return BigInt(high) * BigInt(by) + BigInt(low);
}

describe("pairs of doubles", () => {
  it("hold every product that they are said to hold", () => {
    let held = 0;
    fc.assert(
      fc.property(whole, whole, unit, (a, b, by) => {
        const most = Math.abs(a) * Math.abs(b);
        const bounds = productHalves(most, by);
        if (bounds === undefined || bounds.high > mostSafe || bounds.low > mostSafe) return;
        held += 1;
        const halves = { high: new Float64Array(1), low: new Float64Array(1) };
        productsInHalves(Float64Array.of(a), Float64Array.of(b), 1, by, halves);
        const [high, low] = [halves.high[0] ?? 0, halves.low[0] ?? 0];
        expect(joined(high, low, by)).toBe(BigInt(a) * BigInt(b));
        expect(Math.abs(high)).toBeLessThanOrEqual(bounds.high);
        expect(Math.abs(low)).toBeLessThanOrEqual(bounds.low);
      }),
      { numRuns: runs },
    );
    expect(held).toBeGreaterThan(runs / 4);
  });

  it("settle every product as big integers do", () => {
    let held = 0;
    fc.assert(
      fc.property(whole, whole, divisor, unit, (a, b, over, by) => {
        const most = Math.abs(a) * Math.abs(b);
        const bounds = quotientHalves(most, over, by);
        if (bounds === undefined || bounds.high > mostSafe || bounds.low > mostSafe) return;
        held += 1;
        const halves = { high: new Float64Array(1), low: new Float64Array(1) };
        quotientsInHalves(Float64Array.of(a), Float64Array.of(b), 1, over, by, halves);
        const [high, low] = [halves.high[0] ?? 0, halves.low[0] ?? 0];
        expect(joined(high, low, by)).toBe(dividedBig(BigInt(a) * BigInt(b), BigInt(over), "half even"));
        expect(Math.abs(high)).toBeLessThanOrEqual(bounds.high);
        expect(Math.abs(low)).toBeLessThanOrEqual(bounds.low);
      }),
      { numRuns: runs },
    );
    expect(held).toBeGreaterThan(runs / 4);
  });

  it("settle ties to the even side, on both sides of nought", () => {
    const a = [5, 15, 25, -5, -15, -25, 2 ** 52 + 5, 45];
    const halves = { high: new Float64Array(a.length), low: new Float64Array(a.length) };
    quotientsInHalves(Float64Array.from(a), new Float64Array(a.length).fill(1), a.length, 10, 2, halves);
    const found = a.map((_, lane) => joined(halves.high[lane] ?? 0, halves.low[lane] ?? 0, 2));
    expect(found).toEqual(a.map((value) => dividedBig(BigInt(value), 10n, "half even")));
  });
});
