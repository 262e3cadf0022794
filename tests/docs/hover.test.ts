/** An editor has a sentence for every word of the plans in the documentation. */

import { functionHelp, languageService, partHelp, wordHelp } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { completePlans } from "./complete-plans.js";

const explained = new Set([wordHelp, functionHelp, partHelp].flatMap((help) => Object.keys(help)));
/** People of an example who are called like a word. */
const people = new Set(["top"]);

describe.each(completePlans())("$place", ({ text, options }) => {
  it("is explained word by word", () => {
    const open = languageService().open(text, options);
    const words = open.document.tokens.filter(
      (token) => explained.has(token.text) && !people.has(token.text),
    );
    expect(words.length).toBeGreaterThan(20);
    const silent = words.filter(({ span }) => !open.hover(span.start));
    expect(silent.map(({ text: word, span }) => `${word} at ${span.start}`)).toEqual([]);
  });
});
