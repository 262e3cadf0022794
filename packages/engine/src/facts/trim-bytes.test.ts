import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trimmedEnd, trimmedStart } from "./trim-bytes.js";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";

describe("trimming bytes", () => {
  it("takes off what trim takes off a text", () => {
    const spaces = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => character.trim() === "",
    );
    const character = fc.oneof(
      fc.constantFrom(...spaces),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
        const text = characters.join("");
        const bytes = encodeUtf8(text);
        const start = trimmedStart(bytes, 0, bytes.length);
        expect(decodeUtf8(bytes, start, trimmedEnd(bytes, start, bytes.length))).toBe(text.trim());
      }),
      { numRuns: 1_000, examples: spaces.map((space) => [[space, "x", space, space]]) },
    );
  });
});
