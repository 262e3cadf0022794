import fc from "fast-check";
import { expect, it } from "vitest";
import type { SummedCells } from "../../facts/summed-rows.js";
import { SumsJoiner } from "./sums-joiner.js";

const safe = Number.MAX_SAFE_INTEGER;

/** Sums of two payees and one month: some at the edge of what doubles hold, some in halves, at several scales. */
const cells = fc.record({
  low: fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()),
  high: fc.option(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }))),
  scale: fc.constantFrom(2, 2, 2, 4),
  isLarge: fc.boolean(),
});
type Cells = typeof cells extends fc.Arbitrary<infer Value> ? Value : never;

function summed({ low, high, scale, isLarge }: Cells): SummedCells {
  const small = low.map((value) => (isLarge ? value : value % 1_000));
  return {
    low: Float64Array.from(small),
    high: high === null ? undefined : Float64Array.from(high),
    shift: high === null ? 0 : 44,
    scale,
    counts: Int32Array.from(small, (value) => Math.abs(value) % 7),
  };
}

/** In units of 10^-4. */
function unitsOf({ low, high, shift, scale }: SummedCells, cell: number): bigint {
  const value = BigInt(low[cell] ?? 0) + (BigInt(high?.[cell] ?? 0) << BigInt(shift));
  return value * 10n ** BigInt(4 - scale);
}

it("adds parts up exactly, whoever they are of and however wide they are", () => {
  const part = fc.tuple(cells, fc.constantFrom(undefined, ["ann", "bob"], ["bob", "cy"], ["dee", "ann"]));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const asked = [{ credit: "booking", where: undefined, isCounted: true }];
      const joiner = new SumsJoiner(asked, ["ann", "bob"], 1);
      const expected = new Map<string, { value: bigint; count: number }>();
      for (const [own, payees] of parts) {
        const sums = summed(own);
        joiner.add({ rowCount: 3, payees, cells: [sums] });
        for (const [place, payee] of (payees ?? ["ann", "bob"]).entries()) {
          const before = expected.get(payee) ?? { value: 0n, count: 0 };
          const count = before.count + (sums.counts?.[place] ?? 0);
          expected.set(payee, { value: before.value + unitsOf(sums, place), count });
        }
      }
      const { sums, rowCount } = joiner.finish("deals") ?? {};
      const [found] = [...(sums?.cells.values() ?? [])];
      expect(rowCount).toBe(3 * parts.length);
      for (const [payee, { value, count }] of expected) {
        const place = sums?.payees.indexOf(payee) ?? -1;
        expect(found && unitsOf(found, place)).toBe(value);
        expect(found?.counts?.[place]).toBe(count);
        expect(Math.abs(found?.low[place] ?? 0)).toBeLessThanOrEqual(safe);
      }
    }),
    { numRuns: 500 },
  );
});
