import { languageService, wordHelp } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { edited, offsetOf, sample, sampleText } from "./sample-plan.js";

describe("hover", () => {
  it("says something about every name of the plan, where it is defined and wherever it is used", () => {
    const { occurrences } = sample.document;
    expect(occurrences.length).toBeGreaterThan(70);
    for (const { name } of occurrences) {
      for (const offset of [name.span.start, name.span.end]) {
        const found = sample.hover(offset);
        expect(found?.span).toEqual(name.span);
        expect(found?.title).toContain(name.text);
        const { type, documentation, details } = found ?? {};
        expect([type, documentation, ...(details ?? [])].join("")).not.toBe("");
      }
    }
  });

  it("explains every word of the language where it is one", () => {
    const { tokens, names } = sample.document;
    const words = tokens.filter(({ type, span }) => type in wordHelp && !names.has(span.start));
    expect(words.length).toBeGreaterThan(90);
    for (const { span, text } of words) expect(sample.hover(span.start)?.details, text).toHaveLength(1);
  });

  it("tells type, currency and grain of a figure, and its formula", () => {
    expect(sample.hover(offsetOf("attainment >= 30%"))).toMatchObject({
      title: "measure attainment per quarter",
      type: "a number, one for each payee and quarter",
      details: ["bookings / target"],
    });
    expect(sample.hover(offsetOf("bookings / target"))?.type).toBe(
      "money in USD, one for each payee and quarter",
    );
  });

  it("tells what one more of what is sold is paid", () => {
    const found = sample.hover(offsetOf("commission per quarter"));
    expect(found?.details.slice(-6)).toEqual([
      expect.stringMatching(/^What one more of `bookings` pays, with .*payee\.target_pay = 100_000 USD$/),
      "from 0 USD: nothing more",
      "from 30_000 USD: 1_200 USD more at once, then 4%",
      "from 50_000 USD: 8%",
      "from 100_000 USD: 15%",
      "from 2_060_000 USD: nothing more",
    ]);
  });

  it("shows a parameter's values with their dates", () => {
    expect(sample.hover(offsetOf("accelerator\n}"))).toMatchObject({
      title: "param accelerator",
      type: "a percentage",
      details: ["12% from 2026-01-01", "15% from 2026-07-01"],
    });
  });

  it("shows how a column is declared, also behind a path", () => {
    expect(sample.hover(offsetOf("rep.region", 4))).toMatchObject({
      title: 'payees.region : "EMEA" | "APAC" | "AMER"',
      type: 'one of "EMEA", "APAC", "AMER"',
    });
    expect(sample.hover(offsetOf("closed     : date"))?.details).toContain('In the file: "Close Date"');
    expect(sample.hover(offsetOf("split if any"))?.details).toContain("If the cell is empty: 0%");
  });

  it("repeats the author's documentation", () => {
    const { text, offset } = edited(
      "measure attainment",
      "/// What counts for the rate.\nmeasure atta|>inment",
    );
    expect(languageService().open(text).hover(offset)?.documentation).toBe("What counts for the rate.");
  });

  it("explains functions, `payee` and what every data set has", () => {
    expect(sample.hover(offsetOf("prorate("))?.details[0]).toMatch(/days in the plan/);
    expect(sample.hover(offsetOf("payee.target_pay"))?.details[0]).toMatch(/whose number/);
    expect(sample.hover(offsetOf("payee.managers", 7))?.details[0]).toMatch(/above the payee/);
    expect(sample.hover(offsetOf("(id, from,", 6))?.details[0]).toMatch(/from which the row holds/);
  });

  it("has nothing to say about signs and comments", () => {
    expect(sample.hover(offsetOf("{"))).toBeUndefined();
    expect(sample.hover(offsetOf("// each", 4))).toBeUndefined();
    expect(sample.hover(sampleText.length + 100)).toBeUndefined();
  });
});
