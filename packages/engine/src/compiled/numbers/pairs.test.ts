/** Laws: pairs of doubles calculate as big integers do, up to the sizes that are said to fit. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dividedBig, type RoundingMode } from "./integer.js";
import {
  comparedPairs,
  dividedPairs,
  fitsDivision,
  mostFactor,
  mostPaired,
  Pairs,
  pairOf,
  pairsOfHalves,
  pairsTimes,
  safeOf,
  sumOfPairs,
} from "./pairs.js";

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const numRuns = Number(process.env.ATTAIN_CASES ?? "2000");
const mostSafe = Number.MAX_SAFE_INTEGER;
const unit = 2n ** 32n;

/** Of every size up to 2^bits; edges of pairs and of doubles first. */
const big = (bits: number) =>
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom(
          0n,
          1n,
          2n,
          unit - 1n,
          unit,
          unit + 1n,
          2n ** 53n - 1n,
          2n ** 53n,
          2n ** BigInt(bits),
        ),
        fc.nat(bits).chain((size) => fc.bigInt(0n, 2n ** BigInt(size))),
      ),
      fc.boolean(),
    )
    .map(([size, isNegative]) => (size > 2n ** BigInt(bits) ? 0n : isNegative ? -size : size));

const paired = big(84);

function one(value: bigint): Pairs {
  const { high, low } = pairOf(value);
  return new Pairs(Float64Array.of(high), Float64Array.of(low));
}

function expectPair(pairs: Pairs, value: bigint): void {
  expect(pairs.at(0)).toBe(value);
  // One form for each number, so that orders can be told half by half.
  expect([pairs.high[0], pairs.low[0]].map((half) => (half ?? Number.NaN) + 0)).toEqual([
    Number(value >> 32n),
    Number(value & (unit - 1n)),
  ]);
}

describe("pairs of doubles", () => {
  it("hold doubles and come back to them", () => {
    fc.assert(
      fc.property(big(53), (value) => {
        if (value > BigInt(mostSafe) || value < -BigInt(mostSafe)) return;
        const pairs = Pairs.of(Float64Array.of(Number(value)));
        expectPair(pairs, value);
        expect(safeOf(pairs)?.[0]).toBe(Number(value));
      }),
      { numRuns },
    );
    expect(safeOf(one(2n ** 53n))).toBeUndefined();
  });

  it("add, take away and compare", () => {
    fc.assert(
      fc.property(big(83), big(83), (a, b) => {
        expectPair(sumOfPairs(one(a), one(b), 1), a + b);
        expectPair(sumOfPairs(one(a), one(b), -1), a - b);
        expect(comparedPairs(one(a), one(b))[0]).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { numRuns },
    );
  });

  it("multiply", () => {
    fc.assert(
      fc.property(paired, big(50), (a, b) => {
        if (Math.abs(Number(a)) * Math.abs(Number(b)) > mostPaired) return;
        expectPair(pairsTimes(one(a), Number(b)), a * b);
        expectPair(pairsTimes(one(a), Float64Array.of(Number(b))), a * b);
      }),
      { numRuns },
    );
    expectPair(pairsTimes(one(-1n), mostFactor), -BigInt(mostFactor));
  });

  it("divide with every rounding", () => {
    const modes: readonly RoundingMode[] = ["half even", "half up", "up", "down"];
    let held = 0;
    fc.assert(
      fc.property(
        paired,
        fc.oneof(fc.constantFrom(1, 2, 3, 10, 10 ** 14, 10 ** 15), fc.integer({ min: 1, max: 2 ** 50 })),
        fc.constantFrom(-1n, 0n, 1n),
        (a, by, beside) => {
          // Halves, and what lies right beside them.
          const half = (BigInt(by) * (2n * (a / BigInt(2 * by)) + 1n)) / 2n + beside;
          for (const value of [a, half]) {
            if (!fitsDivision(Math.abs(Number(value)), by) || value > 2n ** 84n) continue;
            held += 1;
            for (const mode of modes) {
              const found = dividedPairs(one(value), by, mode)[0] ?? Number.NaN;
              expect(BigInt(found)).toBe(dividedBig(value, BigInt(by), mode));
            }
          }
        },
      ),
      { numRuns },
    );
    expect(held).toBeGreaterThan(numRuns / 8);
  });

  it("are what halves of any unit come to", () => {
    fc.assert(
      fc.property(big(52), big(53), fc.integer({ min: 1, max: 50 }), (high, low, shift) => {
        const value = high * 2n ** BigInt(shift) + low;
        const found = pairsOfHalves(Float64Array.of(Number(high)), Float64Array.of(Number(low)), shift);
        if (found === undefined) expect(Math.abs(Number(value))).toBeGreaterThan(mostPaired / 2);
        else {
          expectPair(found.pairs, value);
          expect(Math.abs(Number(value))).toBeLessThanOrEqual(found.most);
        }
      }),
      { numRuns },
    );
  });
});
