import { languageService, type OutlineEntry } from "@attain/dsl";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, offsetOf, sample, sampleText } from "./sample-plan.js";

describe("outline", () => {
  it("lists the statements with what is in them", () => {
    const entries = sample.outline();
    expect(entries.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "plan enterprise_ae",
      "data payees",
      "data deals",
      "data quotas",
      "param accelerator",
      "table weight",
      "credit booking",
      "credit team_booking",
      "measure bookings",
      "quota target",
      "measure attainment",
      "tiers commission_rate",
      "component commission",
      "component new_logo",
      "payout payout",
      "given payees",
      "given quotas",
      "test an accelerator quarter",
    ]);
    expect(entries[3]?.children.map(({ name, detail }) => `${name} ${detail}`)).toEqual([
      "payee payee key",
      "quarter quarter key",
      "amount money",
    ]);
    expect(entries[12]?.children.map(({ name }) => name)).toEqual(["clause", "pay", "gate", "cap", "paid"]);
    expect(entries[17]?.children.map(({ kind }) => kind)).toEqual(["given", "expect", "expect"]);
  });

  it("nests places, names inside of statements, children inside of parents", () => {
    function check(entry: OutlineEntry, within: { start: number; end: number }): void {
      expect(entry.span.start).toBeGreaterThanOrEqual(within.start);
      expect(entry.span.end).toBeLessThanOrEqual(within.end);
      expect(entry.nameSpan.start).toBeGreaterThanOrEqual(entry.span.start);
      expect(entry.nameSpan.end).toBeLessThanOrEqual(entry.span.end);
      for (const child of entry.children) check(child, entry.span);
    }
    for (const entry of sample.outline()) check(entry, { start: 0, end: sampleText.length });
  });

  it("still lists the other statements when one cannot be read", () => {
    const { text } = edited("quota   target", "quo|>ta   = target");
    const names = languageService()
      .open(text)
      .outline()
      .map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["bookings", "attainment", "commission", "an accelerator quarter"]),
    );
  });
});

describe("folding", () => {
  it("folds blocks and comments of several lines", () => {
    const { text } = edited(
      "/// Enterprise account executives.",
      "// One.\n// Two.\n/// Enterprise account executives.|>",
    );
    const ranges = languageService().open(text).folding();
    expect(ranges).toContainEqual({ startLine: 3, endLine: 5, kind: "comment" });
    expect(ranges).toContainEqual({ startLine: 6, endLine: 11, kind: "block" });
    for (const { startLine, endLine } of ranges) expect(endLine).toBeGreaterThan(startLine);
    expect(ranges.filter(({ kind }) => kind === "block")).toHaveLength(15);
  });
});

describe("semantic tokens", () => {
  const kindAt = (piece: string, within = 0) =>
    sample.semanticTokens().find(({ offset }) => offset === offsetOf(piece, within))?.kind;

  it("say what words and names are where they stand", () => {
    expect(kindAt("payees    where role")).toBe("keyword");
    expect(kindAt("payees dated")).toBe("source");
    expect(kindAt("role = ")).toBe("column");
    expect(kindAt("payee key")).toBe("type");
    expect(kindAt("weight(product, rep")).toBe("table");
    expect(kindAt("accelerator\n}")).toBe("parameter");
    expect(kindAt("prorate(")).toBe("function");
    expect(kindAt("sum(booking)", 4)).toBe("credit");
    expect(kindAt("at commission_rate", 3)).toBe("tiers");
    expect(kindAt("3 * payee")).toBe("number");
    expect(kindAt("2026-Q1")).toBe("date");
    expect(kindAt("// each")).toBe("comment");
    expect(kindAt("/// Enterprise")).toBe("documentation");
  });

  it("come in order, do not overlap and cover every word", () => {
    let end = 0;
    for (const { offset, length } of sample.semanticTokens()) {
      expect(offset).toBeGreaterThanOrEqual(end);
      end = offset + length;
    }
    const offsets = new Set(sample.semanticTokens().map(({ offset }) => offset));
    for (const { span, text } of sample.document.tokens) {
      if (/^[\p{L}\d"]/u.test(text)) expect(offsets.has(span.start), text).toBe(true);
    }
  });
});

describe("diagnostics and fixes", () => {
  it("have lines and columns", () => {
    const { text, offset } = edited("bookings at commission_rate", "|>bokings at commission_rate");
    const [found, ...others] = languageService().open(text).diagnostics();
    const line = text.slice(0, offset).split("\n").length;
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: "unknown-name",
      start: { line, column: 10 },
      end: { line, column: 17 },
    });
  });

  it("offer what a diagnostic proposes, at its place and on its line", () => {
    const { text, offset } = edited("bookings at commission_rate", "|>bokings at commission_rate");
    const answers = languageService().open(text);
    for (const place of [offset, offset + 3, offset + 7, offset + 12]) {
      const [fix] = answers.fixes(place);
      expect(fix?.edits[0]?.text).toBe("bookings");
    }
    expect(answers.fixes(0)).toEqual([]);
  });

  it("offer for two findings of one code on one line each its own", () => {
    const { text, offset } = edited("bookings at commission_rate", "|>bokings at commision_rate");
    const answers = languageService().open(text);
    const second = offset + "bokings at ".length;
    const written = (start: number, end?: number) =>
      answers.fixes(start, end).flatMap(({ edits }) => edits.map((edit) => edit.text));
    expect(written(offset)).toEqual(["bookings"]);
    expect(written(second, second + "commision_rate".length)).toEqual(["commission_rate"]);
    expect(written(offset, second + 1)).toEqual(["bookings", "commission_rate"]);
  });
});

describe("the language service", () => {
  it("reads a text once for all its answers", () => {
    const service = languageService();
    expect(service.open(sampleText)).toBe(service.open(sampleText));
    expect(service.open("language 1").document.text).toBe("language 1");
    expect(service.open(sampleText).format()).toBe(sample.format());
  });

  it("answers about any beginning of a plan", () => {
    const service = languageService();
    for (let end = 0; end < sampleText.length; end += 29) {
      const answers = service.open(sampleText.slice(0, end));
      expect(() => {
        answers.complete(end);
        answers.hover(end);
        answers.definition(end);
        answers.references(end);
        answers.outline();
        answers.folding();
        answers.semanticTokens();
        answers.fixes(end);
        answers.format();
      }).not.toThrow();
    }
  });

  it("answers about a plan with any piece missing, at any offset", () => {
    const service = languageService();
    const place = fc.nat({ max: sampleText.length });
    fc.assert(
      fc.property(place, fc.nat({ max: 40 }), place, (start, length, offset) => {
        const answers = service.open(sampleText.slice(0, start) + sampleText.slice(start + length));
        for (const at of [start, offset]) {
          answers.complete(at);
          answers.hover(at);
          answers.definition(at);
          answers.fixes(at);
          answers.rename(at, "other");
        }
        answers.outline();
        answers.semanticTokens();
      }),
      { numRuns: 60 },
    );
  });
});
