import { describe, expect, it } from "vitest";
import { parse } from "../parse.js";

const told = (text: string) =>
  parse(`language 1\n${text}`).diagnostics.map(({ message, help }) => `${message}. ${help}`);
const component = (line: string) => told(`component c per quarter {\n  ${line}\n}`);
const measure = (value: string) => told(`measure m per quarter = ${value}`);

/** The text after the first fix of its only diagnostic. */
function mended(text: string): string {
  const whole = `language 1\n${text}`;
  const [diagnostic, ...others] = parse(whole).diagnostics;
  expect(others).toEqual([]);
  const edits = [...(diagnostic?.fixes?.[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  expect(edits).not.toEqual([]);
  const fixed = edits.reduce(
    (before, { span, text: instead }) => before.slice(0, span.start) + instead + before.slice(span.end),
    whole,
  );
  return fixed.slice("language 1\n".length);
}

describe("what is missing", () => {
  it.each([
    [
      "pay bookings at",
      "A name is missing after `at`. Write it as in: pay bookings at commission_rate(attainment)",
    ],
    [
      "cap 5 USD",
      "`per` or `excess` is missing after `5 USD`. Write it as in: cap 50_000 USD per year excess lost",
    ],
    [
      "pay a at t x)",
      "`(` is missing before `x`. Write it as in: pay bookings at commission_rate(attainment)",
    ],
    [
      "gate a >= 3 past",
      "`paid` or `lost` is missing after `past`. Write it as in: gate attainment >= 30% past paid",
    ],
  ])("%j", (line, answer) => {
    expect(component(line)).toEqual([answer]);
  });

  it.each([
    ["component per quarter { pay 5 USD }", "A name is missing before `per`"],
    ["component c quarter { pay 5 USD }", "`per` is missing before `quarter`"],
    ["measure m per quarter sum(a)", "`=` is missing before `sum`"],
    ["measure m = a", "`per` is missing after `m`"],
    ["data d { id : key }", "A type such as `money` or `date` is missing before `key`"],
    ["given d (a, b) {\n  1 2\n}", "`,` is missing before `2`"],
    ["deals { id : text key }", "The word that begins this statement is missing before `deals`"],
  ])("%j", (text, message) => {
    expect(told(text)[0]?.split(". ")[0]).toBe(message);
  });
});

describe("what does not belong there", () => {
  it.each([
    [
      "bonus 5 USD",
      "`bonus` does not belong here; here comes `pay`, `grant`, `share`, `rank`, `gate`, `times` or others",
    ],
    ["pay 5 USD bonus", "`bonus` does not belong here"],
    ["vest 5 per year", "`5` does not belong here; here comes a percentage such as 5%"],
  ])("%j", (line, message) => {
    expect(component(line)[0]?.split(". ")[0]).toBe(message);
  });

  it("names the words that cannot be names", () => {
    expect(told("measure from per quarter = 5")).toEqual([
      "`from` is a word of the language and cannot be a name here. Choose another name, or write what it belongs to before it, such as deals.from",
    ]);
  });
});

describe("habits", () => {
  it.each([
    ["a == b", "Values are compared with one `=`. Write = instead of =="],
    ["1,000 * a", "A comma cannot stand inside a number. Write 1_000"],
    ["5 usd", "`usd` is not a currency. A currency is three capitals, such as 5 USD"],
    [
      "if a then b",
      "`if` does not begin a value. Write a choice: first { when attainment >= 100% : 10% otherwise : 5% }",
    ],
    ["sum(a, last 3 months)", "The unit stands in the singular here. Write last 3 month"],
  ])("%j", (text, answer) => {
    expect(measure(text)).toEqual([answer]);
  });
});

describe("fixes", () => {
  it.each([
    ["measure m per quarter sum(a)", "measure m per quarter = sum(a)"],
    ["measure m per quarter = a == b", "measure m per quarter = a = b"],
    ["measure m per quarter = 1,000 * a", "measure m per quarter = 1_000 * a"],
    ["measure m per quarter = a + + b", "measure m per quarter = a +  b"],
    ["measure m per quarter = sum(a, last 3 months)", "measure m per quarter = sum(a, last 3 month)"],
    ['data d { stage : "a", "b" }', 'data d { stage : "a" | "b" }'],
    ["mesure m per quarter = a", "measure m per quarter = a"],
    ["data d { id : text ky }", "data d { id : text key }"],
    ["component c per quarter {\n  pay 5 USD\n", "component c per quarter {\n  pay 5 USD }\n"],
    ["component c per quarter\n  pay 5 USD\n}", "component c per quarter {\n  pay 5 USD\n}"],
    ["component c per quarter {\n  pay 5 USD\n}}", "component c per quarter {\n  pay 5 USD\n}"],
    ["deals { id : text key }", "data deals { id : text key }"],
    ['test "a { }', 'test "a { }"'],
    ["measure m per quarter = a ≥ b", "measure m per quarter = a >= b"],
  ])("%j becomes %j", (text, expected) => {
    expect(mended(text).replace(/ {2,}\|/, " |")).toBe(expected);
  });
});
