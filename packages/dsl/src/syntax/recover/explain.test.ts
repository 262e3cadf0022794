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
      "`from` is a word of the language and cannot be a name here. Choose another name, such as `from_`; of a column, its data may stand before it: `deals.from`",
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
    ["a => b", "`=>` is no comparison. Write >= instead of =>"],
    ["a =< b", "`=<` is no comparison. Write <= instead of =<"],
    ["a != b", "`!=` is no comparison. Write <> for: is not"],
    ["10% of a", "A part of an amount is taken with `*`. Write 10% * a"],
    ["salary of payee", "What belongs to `payee` stands behind it. Write payee.salary"],
    ["$1,000", "`$` is no currency; an amount names its own behind the number. Write 1_000 USD"],
    ["500 €", "`€` is no currency; an amount names its own behind the number. Write 500 EUR"],
    ["USD 500", "A currency stands behind its number. Write 500 USD"],
    ["500 USD prorated", "An amount for the days in the plan is written around it. Write prorate(500 USD)"],
    ["sum(a where b > 1 Feb 2026)", "A date is written year-month-day. Write 2026-02-01"],
    ["sum(a where b > Feb 1, 2026)", "A date is written year-month-day. Write 2026-02-01"],
    ["sum(a where b > December 31 2026)", "A date is written year-month-day. Write 2026-12-31"],
  ])("%j", (text, answer) => {
    expect(measure(text)).toEqual([answer]);
  });
});

describe("dates where nothing else may stand", () => {
  it.each([
    ["02/01/2026", "Write 2026-02-01, or 2026-01-02 if the day stands first"],
    ["31/01/2026", "Write 2026-01-31"],
    ["1/31/2026", "Write 2026-01-31"],
    ["Jan 2026", "Write 2026-01"],
    ["2026-02-30", "2026-02 has 28 days"],
    ["2026-30-02", "Write year, month and day with four, two and two digits, such as 2026-01-31"],
  ])("%j", (date, help) => {
    const answers = parse(`language 1\ncomponent c per month from ${date} { pay 5 USD }`).diagnostics;
    expect(answers.map((diagnostic) => [diagnostic.code, diagnostic.help])).toEqual([["not-a-date", help]]);
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
    ["measure m per quarter = a => b", "measure m per quarter = a >= b"],
    ["measure m per quarter = a =< b", "measure m per quarter = a <= b"],
    ["measure m per quarter = a != b", "measure m per quarter = a <> b"],
    ["measure m per quarter = $1,000.50 * a", "measure m per quarter = 1_000.50 USD * a"],
    ["measure m per quarter = 500$ * a", "measure m per quarter = 500 USD * a"],
    ["measure m per quarter = salary of payee", "measure m per quarter = payee.salary"],
    [
      "component c per month { pay 5 USD  cap 9 USD pr year excess lost }",
      "component c per month { pay 5 USD  cap 9 USD per year excess lost }",
    ],
  ])("%j becomes %j", (text, expected) => {
    expect(mended(text).replace(/ {2,}\|/, " |")).toBe(expected);
  });
});
