import type { ReadFacts } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, column, readFiles, ruleSetOf, source } from "./rule-set-of.js";

const ruleSet = ruleSetOf([
  source("deals", [column("id", "text", { key: true }), column("amount", "number")]),
]);

const id = fc.constantFrom("D1", "D2", "D10", " D1", "é", "e\u0301", "\u00a0D2", "x y", "佣金", "", '"q"');
const rows = fc.array(fc.tuple(id, fc.constantFrom("1", "2.50", "x", "")), { maxLength: 30 });

function read(lines: readonly (readonly [string, string])[], piece = 1 << 20): ReadFacts {
  const csv = ["id,amount", ...lines.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`))];
  return readFiles(ruleSet, { deals: csv.join("\n") }, { mayBeEmpty: () => true, piece });
}

describe("a key that is a text of its own in every row", () => {
  it("stands twice exactly where a row before has it, in any order of the file", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (lines, piece) => {
        const result = read(lines, piece);
        const names = lines.map(([text]) => text.trim().normalize("NFC"));
        const good = lines.map(
          ([, amount], row) => names[row] !== "" && (amount === "1" || amount === "2.50"),
        );
        const repeated = names.flatMap((name, row) =>
          good[row] && names.findIndex((other, at) => good[at] && other === name) < row ? [row + 2] : [],
        );
        const duplicates = result.faults.filter(({ code }) => code === "duplicate-key");
        expect(duplicates.map(({ line }) => line)).toEqual(repeated);
        const out = new Set(names.filter((_, row) => !good[row] || repeated.includes(row + 2)));
        const kept = names.filter((name, row) => good[row] && !out.has(name));
        expect(cells(result, "deals", "id")).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });

  it("has codes and texts when somebody asks", () => {
    const ids = result("D1", "D3", "D2", "é");
    expect(ids?.kind === "text" && [[...ids.codes], [...ids.dictionary]]).toEqual([
      [0, 1, 2, 3],
      ["D1", "D3", "D2", "é"],
    ]);
  });

  it("may stand twice where rows have versions", () => {
    const versions = "id,amount,known\nD1,1,2026-01-01\nD1,2,2026-01-02\nD1,3,2026-01-02\n";
    const { faults } = readFiles(ruleSet, { deals: versions });
    expect(faults.map(({ code, line }) => [code, line])).toEqual([["duplicate-key", 4]]);
  });
});

function result(...ids: readonly string[]) {
  return read(ids.map((name) => [name, "1"] as const))
    .facts.tables.get("deals")
    ?.columns.get("id");
}
