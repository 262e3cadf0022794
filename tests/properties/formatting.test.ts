import { format, parse } from "@attain/dsl";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mangledPlan } from "./mangled-plan.js";
import { planTexts } from "./plan-texts.js";

const plans = planTexts();

/** The tree without places. */
function shape(text: string): unknown {
  return JSON.parse(JSON.stringify(parse(text).file, (key, value) => (key === "span" ? undefined : value)));
}

function comments(text: string): unknown {
  return parse(text).comments.map(({ kind, ownLine, text: content }) => ({
    kind,
    ownLine,
    text: content.trimEnd(),
  }));
}

function expectLawfulLayout(text: string): void {
  const once = format(text) ?? "unreadable";
  expect(shape(once)).toEqual(shape(text));
  expect(comments(once)).toEqual(comments(text));
  expect(format(once)).toBe(once);
  expect(once).not.toMatch(/[ \t]\n|\n\n\n|\t|^\n/);
}

describe("formatting", () => {
  it.each(plans)("keeps tree and comments of $name, and is done after once", ({ text }) => {
    if (parse(text).diagnostics.some(({ severity }) => severity === "error")) {
      expect(format(text)).toBeUndefined();
    } else {
      expectLawfulLayout(text);
    }
  });

  it("keeps tree and comments of any plan, however it was written", () => {
    const readable = plans.map(({ text }) => text).filter((text) => format(text) !== undefined);
    expect(readable.length).toBeGreaterThan(0);
    let tried = 0;
    fc.assert(
      fc.property(mangledPlan(readable), (text) => {
        fc.pre(format(text) !== undefined);
        tried += 1;
        expectLawfulLayout(text);
      }),
      { numRuns: 250 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it("does not depend on how a plan was laid out, but for line breaks, comments and empty lines", () => {
    const blanks = fc.constantFrom("", " ", "\t", "    ");
    fc.assert(
      fc.property(
        fc.constantFrom(...plans.map(({ text }) => text)),
        fc.array(blanks, { minLength: 1, maxLength: 50 }),
        (text, indents) => {
          const indented = text
            .split("\n")
            .map((line, index) => (indents[index % indents.length] ?? "") + line.trimStart())
            .join("\n");
          expect(format(indented)).toBe(format(text));
        },
      ),
      { numRuns: 50 },
    );
  });
});
