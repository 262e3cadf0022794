import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareText } from "./compare-text.js";

describe("compareText", () => {
  it("orders as UTF-8 bytes do", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      {
        examples: [
          ["\u{1F600}", "\uFFFD"],
          ["a\u{1F600}", "a\u{1F601}"],
          ["D10", "D9"],
          ["", "a"],
        ],
      },
    );
  });
});
