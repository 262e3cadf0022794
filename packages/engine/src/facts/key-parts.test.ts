import fc from "fast-check";
import { expect, it } from "vitest";
import type { DistinctTexts } from "./facts.js";
import { KeyParts, type KeyProof, keyPartOf } from "./key-parts.js";
import { encodeUtf8 } from "./utf8.js";

function distinct(keys: readonly string[]): DistinctTexts {
  const starts = Uint32Array.from([0, ...keys.map((_, index) => keys.slice(0, index + 1).join("").length)]);
  return { bytes: encodeUtf8(keys.join("")), starts, isAscending: false };
}

const parts = fc.array(
  fc.array(
    fc.integer({ min: 0, max: 400 }).map((key) => `D${key}`),
    { maxLength: 8 },
  ),
  { maxLength: 8 },
);

/** The same keys as a file in order would have them. */
const sorted = (keys: readonly (readonly string[])[]) => {
  const all = keys.flat().sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return keys.map(({ length }, index) => {
    const from = keys.slice(0, index).flat().length;
    return all.slice(from, from + length);
  });
};

function shows(keys: readonly (readonly string[])[], proof: KeyProof): boolean {
  const found = new KeyParts();
  for (const part of keys) {
    const own = keyPartOf(distinct(part), proof);
    if (own === undefined) return false;
    found.add(own);
  }
  return found.areDistinct();
}

it("never takes keys for different of which two are equal", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom<KeyProof>("order", "hashes"), (keys, proof) => {
      const areDistinct = new Set(keys.flat()).size === keys.flat().length;
      if (!areDistinct) {
        expect(shows(keys, proof)).toBe(false);
        expect(shows(sorted(keys), proof)).toBe(false);
      } else {
        expect(shows(sorted(keys), "order")).toBe(true);
        expect(shows(sorted(keys).reverse(), "order")).toBe(true);
        expect(shows(keys, "hashes")).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
