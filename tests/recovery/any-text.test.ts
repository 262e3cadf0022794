import { type Parsed, parse, type Span } from "@attain/dsl";
import fc from "fast-check";
import { expect, it } from "vitest";
import { samples } from "./samples.js";

const sample = fc.constantFrom(...samples.map(({ text }) => text));

/** Pieces that plans are made of, and some that would break a careless reader. */
const piece = fc.oneof(
  fc.constantFrom(..."{}()[],;:.|=<>+-*/%\"'@#\\`".split("")),
  fc.constantFrom(
    "\n",
    "\r\n",
    "\n  ",
    " ",
    "\t",
    "//",
    "///",
    '"a',
    "\u200d",
    "\u202e",
    "\ud800",
    "\u2028",
    "\u0000",
  ),
  fc.constantFrom("2026-Q1", "2026-13-40", "2026-3", "30%", "1_000 USD", "5 days", "1e9", "0x1", "__proto__"),
  fc.constantFrom("constructor", "佣金", "été", "e\u0301te\u0301", "𝒳", "a\u200db"),
  fc.constantFrom(...new Set(samples.flatMap(({ text }) => parse(text).tokens.map((token) => token.text)))),
);
const madeUp = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(" "));
const glued = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

it("reads any text without throwing, with every place inside it", () => {
  const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), madeUp, glued);
  fc.assert(
    fc.property(anything, (text) => holds(text, parse(text))),
    { numRuns: 1000 },
  );
});

it("reads any beginning of a plan", () => {
  fc.assert(
    fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
      const prefix = text.slice(0, Math.floor(text.length * share));
      holds(prefix, parse(prefix));
    }),
    { numRuns: 300 },
  );
});

it("reads plans with parts taken out, doubled or made up", () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const edit = fc.tuple(place, fc.nat(30), fc.oneof(fc.constant(""), glued));
  fc.assert(
    fc.property(sample, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      const edited = edits.reduce((before, [share, length, instead]) => {
        const at = Math.floor(before.length * share);
        return before.slice(0, at) + instead + before.slice(at + length);
      }, text);
      holds(edited, parse(edited));
    }),
    { numRuns: 300 },
  );
});

it.each([
  ["brackets", "language 1\nmeasure a per month = ", "(", 10_000],
  ["braces", "language 1\nmeasure a per month = ", "first { when ", 10_000],
  ["calls", "language 1\nmeasure a per month = ", "f(", 10_000],
  ["operators", "language 1\nmeasure a per month = 1", " + 1", 10_000],
  ["minus signs", "language 1\nmeasure a per month = ", "-", 10_000],
  ["dots", "language 1\nmeasure a per month = a", ".b", 10_000],
  ["blocks", "language 1\n", "data d {\n", 2_000],
  ["closers", "language 1\n", "}\n", 10_000],
  ["strange characters", "language 1\n", "@", 10_000],
  ["strange lines", "language 1\n", "@ x\n", 5_000],
  ["quotation marks", "language 1\n", '"', 10_001],
  ["rows", "language 1\ngiven d (a) {\n", "x, \n", 5_000],
])("reads endless %s", (_, beginning, repeated, times) => {
  const text = beginning + repeated.repeat(times);
  holds(text, parse(text));
});

/** Every place lies in the text, and the place of a part in the place of its whole. */
function holds(text: string, { file, diagnostics, tokens, comments }: Parsed): void {
  for (const { span } of [...diagnostics, ...tokens, ...comments]) inside(span, file.span);
  expect(file.span).toEqual({ start: 0, end: text.length });
  for (const token of tokens) expect(text.slice(token.span.start, token.span.end)).toBe(token.text);
  nested(file, file.span);
}

function nested(value: unknown, whole: Span): void {
  if (typeof value !== "object" || value === null) return;
  const span = "span" in value ? (value.span as Span) : whole;
  inside(span, whole);
  for (const [key, part] of Object.entries(value)) if (key !== "span") nested(part, span);
}

function inside(span: Span, whole: Span): void {
  if (whole.start <= span.start && span.start <= span.end && span.end <= whole.end) return;
  expect(span, `inside ${JSON.stringify(whole)}`).toEqual({ inside: whole });
}
