import { describe, expect, it } from "vitest";
import { lex } from "./lex.js";

const types = (text: string) => lex(text).tokens.map(({ tokenType }) => tokenType.name);
const told = (text: string) =>
  lex(text).diagnostics.map(({ code, span, help }) => [code, text.slice(span.start, span.end), help]);

describe("words", () => {
  it("are whole: no word of the language is cut out of a name", () => {
    expect(types("pay payees paying per period")).toEqual([
      "pay",
      "payees",
      "Identifier",
      "per",
      "Identifier",
    ]);
    expect(types("USD usd USDT EUR_1")).toEqual(["Code", "Identifier", "Identifier", "Identifier"]);
  });

  it("end at a joiner, which could hide in them", () => {
    expect(told("a\u200db")).toMatchObject([
      ["hidden-character", "\u200d", expect.stringContaining("Delete")],
    ]);
  });
});

describe("numbers", () => {
  it.each([
    ["30%", ["Percent"]],
    ["4_000 USD", ["Money"]],
    ["4_000\nUSD", ["Number", "Code"]],
    ["30 days", ["Quantity"]],
    ["30 day", ["Number", "day"]],
    ["2026-01-31", ["Date"]],
    ["2026-Q1 2026-H2 2026-03", ["Period", "Period", "Period"]],
    ["4000-10", ["Number", "Minus", "Number"]],
    ["10-2", ["Number", "Minus", "Number"]],
    ["d-2026-01-01", ["Identifier", "Minus", "Date"]],
    ["5 USDX", ["Number", "Identifier"]],
  ])("%j", (text, expected) => {
    expect(types(text)).toEqual(expected);
  });
});

describe("characters that no plan contains", () => {
  it.each([
    ["“EMEA”", "“", 'Write texts between straight marks, such as "EMEA"'],
    ["a – b", "–", "Write - instead"],
    ["a ≥ b", "≥", "Write >= instead"],
    ["a， b", "，", "Write , instead"],
    ["30 %", "%", "Write it straight after its number, such as 30%"],
    ["a @@ b", "@@", "Delete it, or put it in quotation marks if it belongs to a text"],
    ["a 😀 b", "😀", "Delete it, or put it in quotation marks if it belongs to a text"],
  ])("%j is told once, with what to write", (text, found, help) => {
    expect(told(text)).toEqual([["unexpected-character", found, help]]);
  });

  it("mend all quotation marks of a line at once", () => {
    const text = "when “a”, „b“ : 1\n“c”";
    const [first, second, ...others] = lex(text).diagnostics;
    expect(first?.fixes?.[0]?.edits).toHaveLength(4);
    expect(second?.fixes?.[0]?.edits).toHaveLength(2);
    expect(others).toEqual([]);
  });

  it("are found in texts and comments too, where they turn the direction of the text", () => {
    expect(told('"a\u202eb" // \u2066')).toMatchObject([
      ["hidden-character", "\u202e", expect.anything()],
      ["hidden-character", "\u2066", expect.anything()],
    ]);
  });

  it("are not the blanks of letters and of Chinese", () => {
    expect(types("\ufeffa\u00a0b\u3000c")).toEqual(["Identifier", "Identifier", "Identifier"]);
    expect(told("\ufeffa\u00a0b\u3000c")).toEqual([]);
  });
});

it("ends an open text with its line", () => {
  const text = 'label "no end\nnext "x"';
  expect(types(text)).toEqual(["Identifier", "Text", "Identifier", "Text"]);
  expect(told(text)).toMatchObject([["unterminated-text", '"no end', expect.anything()]]);
});
