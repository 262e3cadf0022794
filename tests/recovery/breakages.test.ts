import { compilePlan, parse, type Token } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { badText, measure, otherBreakages, type Summary, summaryText, tokenBreakages } from "./breakages.js";
import { firstPlan, samples } from "./samples.js";

const told = (summary: Summary) => `${summaryText(summary)}\n${badText(summary)}`;
const share = (count: number, { tried, legal }: Summary) => count / (tried - legal);

it.each(samples)("reads $name as it stands", ({ text }) => {
  expect(parse(text).diagnostics).toEqual([]);
});

it("answers a broken token with one error in its place, the other statements intact", () => {
  const summary = measure(firstPlan, tokenBreakages(firstPlan));
  expect(summary.tried - summary.legal, told(summary)).toBeGreaterThan(500);
  expect(share(summary.good, summary), told(summary)).toBeGreaterThanOrEqual(0.995);
});

it("answers so when names and types are checked, too", () => {
  const compile = (text: string) => {
    const { parsed, diagnostics } = compilePlan(text);
    return { file: parsed.file, diagnostics };
  };
  const summary = measure(firstPlan, tokenBreakages(firstPlan), compile);
  expect(share(summary.oneError, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
  expect(share(summary.othersIntact, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
  // A definition that is misspelt or gone is noticed where its name is used.
  expect(share(summary.inPlace, summary), told(summary)).toBeGreaterThanOrEqual(0.94);
});

it("stands other slips nearly as well", () => {
  const some = otherBreakages(firstPlan).filter((_, at) => at % 3 === 0);
  const summary = measure(firstPlan, some);
  expect(share(summary.oneError, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
  expect(share(summary.othersIntact, summary), told(summary)).toBeGreaterThanOrEqual(0.995);
  // Without its first line a block tells only by its second line that something is wrong.
  expect(share(summary.inPlace, summary), told(summary)).toBeGreaterThanOrEqual(0.98);
});

it.each(samples)("stands slips in $name, which it was not made for", ({ text }) => {
  const some = [...tokenBreakages(text), ...otherBreakages(text)].filter((_, at) => at % 11 === 0);
  const summary = measure(text, some);
  expect(share(summary.oneError, summary), told(summary)).toBeGreaterThanOrEqual(0.97);
  expect(share(summary.othersIntact, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
});

describe.each([
  ["without indentation", firstPlan.replace(/^ +/gm, ""), 0.99],
  ["with braces on lines of their own", firstPlan.replace(/ \{\n/g, "\n{\n"), 0.99],
  ["with tabs and CRLF", firstPlan.replace(/^ +/gm, "\t").replace(/\n/g, "\r\n"), 0.99],
])("a text %s", (_, text, least) => {
  it("stands slips as well", () => {
    const some = tokenBreakages(text).filter((_, at) => at % 4 === 0);
    const summary = measure(text, some);
    expect(share(summary.good, summary), told(summary)).toBeGreaterThanOrEqual(least);
  });
});

it("tells two slips in two statements as two errors", () => {
  const { tokens, file } = parse(firstPlan);
  const statementOf = ({ span }: Token) =>
    file.statements.findIndex((each) => each.span.start <= span.start && span.end <= each.span.end);
  const blanked = (text: string, { span: { start, end } }: Token) =>
    text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  const single = tokens.filter((token) => parse(blanked(firstPlan, token)).diagnostics.length === 1);
  const pairs = single.flatMap((one, at) => {
    const other = single[(at * 7 + 31) % single.length];
    return other && at % 3 === 0 && statementOf(one) !== statementOf(other) ? [[one, other] as const] : [];
  });
  const wrong = pairs.filter(
    ([one, other]) => parse(blanked(blanked(firstPlan, one), other)).diagnostics.length !== 2,
  );
  expect(pairs.length).toBeGreaterThan(50);
  expect(wrong.map(([one, other]) => `${one.line} ${one.text}, ${other.line} ${other.text}`)).toEqual([]);
});
