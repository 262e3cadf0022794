import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOfEquals } from "./first-of-equals.js";
import { encodeUtf8 } from "./utf8.js";

function distinct(texts: readonly string[]) {
  const pieces = texts.map(encodeUtf8);
  const starts = new Uint32Array(texts.length + 1);
  for (const [index, piece] of pieces.entries()) starts[index + 1] = (starts[index] ?? 0) + piece.length;
  return { bytes: Uint8Array.from(pieces.flatMap((piece) => [...piece])), starts, isAscending: false };
}

describe("first of equals", () => {
  it("is found for every text, however many there are", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 2 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), fc.boolean(), (few, isMany) => {
        const texts = isMany ? Array.from({ length: 5_000 }, (_, index) => `D${(index * 7) % 4_990}`) : few;
        const firsts = firstOfEquals(distinct(texts));
        const first = new Map(texts.map((text, index) => [text, index] as const).reverse());
        const expected = texts.map((text) => first.get(text));
        if (first.size === texts.length) expect(firsts).toBeUndefined();
        else expect([...(firsts ?? [])]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
