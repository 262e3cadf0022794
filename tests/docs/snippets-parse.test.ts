/** Pieces of plans in the language pages are written as the grammar has them. */

import { readFileSync } from "node:fs";
import { parse } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { statementWords } from "../../packages/dsl/src/syntax/words.js";
import { documents } from "./complete-plans.js";

const fence = /^```attain\n([\s\S]*?)^```$/gmu;
const begins = new RegExp(`^(?:use|language|${statementWords.join("|")})\\b`, "u");

const pieces = documents()
  .filter((page) => page.startsWith("language/"))
  .flatMap((page) => {
    const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
    return [...text.matchAll(fence)].map(({ 1: piece = "", index }) => ({
      place: `${page}, line ${text.slice(0, index).split("\n").length + 1}`,
      piece,
    }));
  })
  .filter(({ piece }) => begins.test(piece));

describe.each(pieces)("$place", ({ piece }) => {
  it("can be read", () => {
    const text = piece.startsWith("language") ? piece : `language 1\n${piece}`;
    expect(parse(text).diagnostics.map(({ message }) => message)).toEqual([]);
  });
});
