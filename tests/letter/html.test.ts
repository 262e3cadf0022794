import { letterLanguages } from "@attain/dsl";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letterHtml } from "../../packages/cli/src/letter/html.js";
import { exampleLetter, exampleNames, exampleText, letterOf } from "./letter-of.js";
import { readMarkup } from "./well-formed.js";

const allowed = new Set(
  "html head meta title body main p h1 h2 h3 i span b div dl dt dd section blockquote ul li table caption thead tbody tfoot tr th td figure figcaption svg line path circle text pre code".split(
    " ",
  ),
);

/** A plan whose words are somebody's: in names of people and things, labels, texts and titles. */
function planWith(words: string): string {
  const quoted = JSON.stringify(words).replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const literal = quoted.includes("\\") ? JSON.stringify(words.replace(/[\\"]/g, "")) : quoted;
  return `language 1
/// ${words}
plan p ${literal} { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  stage : text  closed : date header ${literal} }
credit sale of deals on closed { where stage <> ${literal}  worth amount  to rep 100% }
measure sales per month = sum(sale)
component commission per month ${literal} { clause ${literal}  pay 5% * sales }
payout per month { pay commission }
test ${literal} {
  given deals (id, rep, amount, stage, closed) { ${literal}, ${literal}, 100 USD, "won", 2026-01-05 }
  expect commission for ${literal}, 2026-01 = 5 USD
}
`;
}

describe("a letter as a page", () => {
  it.each(exampleNames.flatMap((name) => letterLanguages.map((language) => ({ name, language }))))(
    "of $name in $language is well-formed, and runs and fetches nothing",
    async ({ name, language }) => {
      const html = letterHtml(await exampleLetter(name, language));
      const { elements, attributes, text } = readMarkup(html);
      expect(elements.filter((element) => !allowed.has(element))).toEqual([]);
      expect(attributes.filter((attribute) => attribute.startsWith("on") || attribute === "style")).toEqual(
        [],
      );
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|@import|url\(/i);
      expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("http://");
      expect(elements.filter((element) => element === "h1")).toHaveLength(1);
      expect(elements.filter((element) => element === "svg").length).toBeGreaterThan(0);
      expect(text).not.toContain("undefined");
      expect(text).not.toContain("[object");
    },
  );

  it("has tables that can be read aloud: headings of columns, and a name for every drawing", async () => {
    const html = letterHtml(await exampleLetter("medical-devices", "en"));
    expect(html.match(/<th /g)?.length).toBe(html.match(/<th scope="col"/g)?.length);
    expect(html.match(/<svg /g)?.length).toBe(html.match(/role="img" aria-label="[^"]+"/g)?.length);
    const labelled = [...html.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(labelled.every((id) => html.includes(`id="${id}"`))).toBe(true);
    expect(new Set(labelled).size).toBe(labelled.length);
  });

  it("shows hostile words as words", async () => {
    const words = `</title></style><script>alert(1)</script>&amp;'"><img src=x onerror=alert(1)>`;
    const plan = planWith(words.replaceAll('"', "\u201D"));
    const { text, elements } = readMarkup(letterHtml(await letterOf(plan)));
    expect(elements.filter((element) => !allowed.has(element))).toEqual([]);
    expect(text).toContain(
      "</title></style><script>alert(1)</script>&amp;'\u201D><img src=x onerror=alert(1)>",
    );
  });

  it("holds for whatever words a plan has", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<script>",
        "</p>",
        "&lt;",
        "&#0;",
        "]]>",
        "<!--",
        "-->",
        "'",
        "`",
        "{{x}}",
        "__proto__",
        "佣金",
        "\u202E",
      ),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    );
    const words = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.join("").replace(/["\\\p{Cc}\p{Zl}\p{Zp}]/gu, ""))
      .filter((text) => text.trim() !== "" && text.isWellFormed());
    let told = 0;
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...letterLanguages), async (text, language) => {
        let letter: Awaited<ReturnType<typeof letterOf>>;
        try {
          letter = await letterOf(planWith(text.trim()), language);
        } catch {
          // The plan itself was refused.
          return;
        }
        const { elements, attributes } = readMarkup(letterHtml(letter));
        expect(elements.filter((element) => !allowed.has(element))).toEqual([]);
        expect(attributes.filter((attribute) => attribute.startsWith("on"))).toEqual([]);
        told += 1;
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(20);
  });

  it("the same plan gives the same bytes", async () => {
    const text = exampleText("software-seller");
    expect(letterHtml(await letterOf(text))).toBe(letterHtml(await letterOf(text)));
  });
});
