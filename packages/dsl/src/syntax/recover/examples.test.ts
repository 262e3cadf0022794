import { expect, it } from "vitest";
import { grammarRules } from "../grammar-rules.js";
import { lex } from "../lex.js";
import { read } from "../parser.js";
import { exampleOf } from "./examples.js";

const rules = [...grammarRules().keys()];
const examples = rules.flatMap((rule) => {
  const example = exampleOf([rule]);
  return example === undefined ? [] : [{ rule, example }];
});

it.each(examples)("is read: $example", ({ example }) => {
  const { tokens, diagnostics } = lex(example);
  expect(diagnostics).toEqual([]);
  const closed = lex(`${example} }`).tokens;
  const reading = rules.filter((rule) => read(rule, tokens).tree || read(rule, closed).tree);
  expect(reading).not.toEqual([]);
});

it("has one for every clause and header", () => {
  const wanted = rules.filter(
    (rule) =>
      /Line$|Header$|Clause$|Row$/.test(rule) &&
      !/^(plan|data|table|matrix|tiers|credit|scorecard|goal|component|payout|journal|test)Clause$/.test(
        rule,
      ),
  );
  expect(wanted.filter((rule) => exampleOf([rule]) === undefined)).toEqual([]);
});
