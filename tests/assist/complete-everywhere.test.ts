import { languageService, wordHelp } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { planTexts } from "../properties/plan-texts.js";

describe("completion in every plan", () => {
  const service = languageService();

  // What a wrong plan names at the wrong place need not be offered there.
  const plans = planTexts().filter(({ name }) => !/\/bad[/.-]/.test(name));

  it.each(plans)("offers every word of the language and every name used in $name", ({ text, options }) => {
    const answers = service.open(text, options);
    const { occurrences, tokens, names } = answers.document;
    const uses = new Set(occurrences.filter((one) => !one.isDefinition).map(({ name }) => name.span.start));
    const missing = tokens
      .filter(
        ({ type, span }) => uses.has(span.start) || (Object.hasOwn(wordHelp, type) && !names.has(span.start)),
      )
      .filter((token) => {
        const word = token.text.normalize("NFC");
        return !answers.complete(token.span.start).some(({ label }) => label === word);
      });
    expect(missing.map(({ line, column, text: word }) => `${line}:${column} ${word}`)).toEqual([]);
  });
});
