import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slackBytes } from "./record-batch.js";
import { TextDictionary } from "./text-dictionary.js";
import { encodeUtf8 } from "./utf8.js";

/** The quick way and the long way must know the same. */
function codeOf(dictionary: TextDictionary, text: string): number {
  const bytes = encodeUtf8(`<${text}>${">".repeat(slackBytes)}`);
  const end = bytes.length - slackBytes - 1;
  const known = dictionary.find(bytes, 1, end);
  expect(dictionary.findQuickly(bytes, new DataView(bytes.buffer), 1, end)).toBe(known);
  return known >= 0 ? known : dictionary.add(bytes, 1, end);
}

describe("text dictionary", () => {
  it("gives one code to one text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: "grapheme", maxLength: 4 }), fc.stringMatching(/^[ab\0]{0,14}$/)),
          { maxLength: 3_000 },
        ),
        (texts) => {
          const dictionary = new TextDictionary();
          const codes = texts.map((text) => codeOf(dictionary, text));
          const distinct = [...new Set(texts)];
          expect(codes).toEqual(texts.map((text) => distinct.indexOf(text)));
          expect(dictionary.texts()).toEqual(distinct);
          expect(distinct.map((_, code) => dictionary.text(code))).toEqual(distinct);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("keeps many texts apart while it grows", () => {
    const dictionary = new TextDictionary();
    const texts = Array.from({ length: 50_000 }, (_, index) => `D${index % 7 === 0 ? "é" : ""}${index}`);
    expect(texts.map((text) => codeOf(dictionary, text))).toEqual([...texts.keys()]);
    expect(texts.map((text) => codeOf(dictionary, text))).toEqual([...texts.keys()]);
    expect(dictionary.texts()).toEqual(texts);
  });

  it("knows another spelling by the code it was given", () => {
    const dictionary = new TextDictionary();
    const [proper, other] = [encodeUtf8("é"), encodeUtf8("e\u0301")];
    const code = dictionary.add(proper, 0, proper.length);
    dictionary.addSpelling(other, 0, other.length, code);
    expect(dictionary.find(other, 0, other.length)).toBe(code);
    expect(dictionary.size).toBe(1);
    expect(codeOf(dictionary, "x")).toBe(1);
    expect(dictionary.texts()).toEqual(["é", "x"]);
  });

  it("keeps texts apart, and is quick, where all have one hash", () => {
    const texts = collidingTexts(8);
    const dictionary = new TextDictionary();
    expect(texts.map((text) => codeOf(dictionary, text))).toEqual([...texts.keys()]);
    expect(texts.map((text) => codeOf(dictionary, text))).toEqual([...texts.keys()]);
    expect(dictionary.texts()).toEqual(texts);
  });
});

/** 2^steps texts of one FNV-1a hash: a pair that collides, behind it a pair that collides from there on, and so on. */
function collidingTexts(steps: number): readonly string[] {
  let texts = [""];
  let state = 0x811c9dc5 | 0;
  for (let step = 0; step < steps; step += 1) {
    const seen = new Map<number, string>();
    for (let number = 0; seen.size === number; number += 1) {
      const piece = number.toString(36).padStart(4, "0");
      let hash = state;
      for (const character of piece) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
      const other = seen.get(hash);
      if (other === undefined) seen.set(hash, piece);
      else {
        texts = texts.flatMap((text) => [text + other, text + piece]);
        state = hash;
      }
    }
  }
  return texts;
}
