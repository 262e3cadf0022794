import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactColumn } from "../facts.js";
import { groupRows } from "./row-groups.js";

describe("row groups", () => {
  it("are equal exactly where the cells are", () => {
    const row = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.boolean());
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.boolean(), (rows, isWide) => {
        const columns: FactColumn[] = [
          { kind: "text", codes: Int32Array.from(rows, ([a]) => a), dictionary: ["a", "b", "c", "d"] },
          { kind: "date", days: Int32Array.from(rows, ([, b]) => b - 1) },
          {
            kind: "decimal",
            scale: 0,
            units: isWide ? rows.map(([, , c]) => BigInt(c)) : Float64Array.from(rows, ([, , c]) => c),
            present: Uint8Array.from(rows, ([, , , d]) => (d ? 1 : 0)),
          },
        ];
        const { groups, count } = groupRows(columns, rows.length);
        const keys = rows.map(([a, b, c, d]) => `${a} ${b} ${d ? c : "-"}`);
        for (const [i, key] of keys.entries()) {
          expect(groups[i]).toBeLessThan(count);
          for (const [j, other] of keys.entries()) expect(groups[i] === groups[j]).toBe(key === other);
        }
      }),
    );
  });
});
