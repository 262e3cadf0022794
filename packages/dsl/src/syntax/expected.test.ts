import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Expected, expectedAfter } from "./expected.js";
import { PlanGrammar } from "./grammar.js";
import { fits, membersOf, type Terminals } from "./grammar-rules.js";
import { lex } from "./lex.js";
import type { TokenType } from "./token.js";
import { AggregateWord } from "./token-types.js";

const folder = new URL("../../../../tests/plans/samples/", import.meta.url);
const samples = readdirSync(folder).map((name) => ({
  name,
  tokens: [...lex(readFileSync(new URL(name, folder), "utf8")).tokens],
}));
const typesOf = (tokens: readonly { readonly tokenType: { readonly name: string } }[]) =>
  tokens.map(({ tokenType }) => ({ type: tokenType.name as TokenType }));
const after = (rule: Parameters<typeof expectedAfter>[0], text: string) =>
  expectedAfter(rule, typesOf(lex(text).tokens));
const terminals = (next: readonly Expected[] = []) => next.map(({ terminal }) => terminal);

describe.each(samples)("$name", ({ tokens }) => {
  it("offers, before every token, that token", () => {
    const types = typesOf(tokens);
    let reached = expectedAfter("file", []);
    for (const { type } of types) {
      const offered: readonly Expected[] = reached?.next ?? [];
      expect(offered.some(({ terminal }) => fits(type, terminal))).toBe(true);
      reached = reached?.after(type);
    }
    expect(reached?.complete).toBe(true);
  });
});

it("offers what the parser's own content assist offers, and the colon of a column called `key`", () => {
  const grammar = new PlanGrammar();
  const tokens = samples.flatMap((sample) => sample.tokens.slice(0, 160));
  for (let start = 0; start < tokens.length; start += 160) {
    const some = tokens.slice(start, start + 160);
    for (let end = 0; end <= some.length; end += 3) {
      const before = some.slice(0, end);
      // A lone `sum` may still be a name: theirs has decided already.
      if (before.at(-1)?.tokenType.CATEGORIES?.includes(AggregateWord)) continue;
      const theirs = grammar
        .computeContentAssist("file", before)
        .map(({ nextTokenType }) => nextTokenType.name);
      const ours = terminals(expectedAfter("file", typesOf(before))?.next);
      const known = kinds(theirs as Terminals[]);
      expect(kinds(ours).filter((type) => type !== "Colon" || known.includes(type))).toEqual(known);
    }
  }
});

function kinds(offered: readonly Terminals[]): TokenType[] {
  return [...new Set(offered.flatMap((terminal) => membersOf(terminal)))].sort();
}

it("says where a name stands, so that the right names can be offered", () => {
  const rules = after("componentClause", "pay bookings at")?.next.map((each) => each.rules.at(-1));
  expect(rules).toEqual(["rateUse"]);
  expect(terminals(after("componentClause", "cap 5 USD per")?.next)).toEqual(["PeriodWord"]);
  expect(terminals(after("creditHeader", "credit booking of deals")?.next)).toEqual(["on", "for", "from"]);
});

it("knows when something is whole", () => {
  expect(after("componentClause", "pay bookings")?.complete).toBe(true);
  expect(after("componentClause", "cap 5 USD")?.complete).toBe(false);
  expect(after("componentClause", "cap cap cap")).toBeUndefined();
});
