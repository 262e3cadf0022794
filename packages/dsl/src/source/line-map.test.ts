import fc from "fast-check";
import { expect, it } from "vitest";
import { lineMap } from "./line-map.js";

const anyText = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "佣", "😀") });

it("counts lines and columns from 1", () => {
  const lines = lineMap("ab\r\nc\rd\n");
  expect(lines.lineCount).toBe(4);
  expect([0, 2, 4, 5, 6, 8].map((offset) => lines.position(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
  expect([1, 2, 3, 4, 5].map((line) => lines.lineText(line))).toEqual(["ab", "c", "d", "", ""]);
});

it("answers places that are not there with the nearest", () => {
  const lines = lineMap("ab\ncd");
  expect(lines.position(-3)).toEqual({ line: 1, column: 1 });
  expect(lines.position(99)).toEqual({ line: 2, column: 3 });
  expect(lines.offset({ line: 1, column: 9 })).toBe(2);
  expect(lines.offset({ line: 7, column: 1 })).toBe(5);
  expect(lines.offset({ line: 0, column: 4 })).toBe(0);
});

it("gives every offset back, but the middle of a line break", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      fc.pre(!(text[offset - 1] === "\r" && text[offset] === "\n"));
      const lines = lineMap(text);
      expect(lines.offset(lines.position(offset))).toBe(offset);
    }),
  );
});
