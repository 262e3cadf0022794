/** Every file of docs/language that is generated from the grammar, by its path there. */

import { ebnfRule } from "./ebnf.mjs";
import { railroadSvg } from "./railroad.mjs";
import { ownRules, readRules, ruleName, specialised, statements } from "./rules.mjs";

/**
 * @param serialised what the parser's `getSerializedGastProductions()` answers
 * @param categories words by category: `{ PeriodWord, AggregateWord, HitWord }`
 * @returns {Map<string, string>} text by path
 */
export function grammarFiles(serialised, categories) {
  const rules = readRules(serialised, categories);
  const files = new Map();
  const drawn = new Set(["file", "statement"]);
  for (const [page, rule] of statements) {
    const own = ownRules(ruleName(rule), rules);
    for (const name of own) drawn.add(name);
    const tracks = own.map((name) => [name === own[0] ? page : name, specialised(rules.get(name), page)]);
    files.set(`diagrams/${page}.svg`, railroadSvg(tracks));
  }
  const shared = [...rules].filter(([name]) => !drawn.has(name));
  files.set("diagrams/shared.svg", railroadSvg(shared));
  files.set("grammar.md", page(rules, shared));
  return files;
}

function page(rules, shared) {
  const section = (title, names) => [
    `## ${title}`,
    "",
    "```ebnf",
    ...names.map((name) => ebnfRule(name, rules.get(name))),
    "```",
    "",
  ];
  const named = [...new Set(statements.map(([, rule]) => ruleName(rule)))];
  return [
    "<!-- Generated from the parser's grammar by scripts/generate-grammar-diagrams.mjs. -->",
    "",
    "# Grammar",
    "",
    "The whole grammar of plan texts, generated from the parser. `[ ]` may be absent, `{ }` stands any number",
    "of times, `( )` groups, `|` separates alternatives. Words and signs of the language stand in quotation",
    "marks, rules in small letters, and in capitals what is written in the text:",
    "",
    "| | is | as in |",
    "|---|---|---|",
    ...legend.map(([token, text, example]) => `| ${token} | ${text} | ${example} |`),
    "",
    "Line breaks mean nothing but in the rows of `given`: a row ends at `;` or at the end of its line. How strongly",
    "operators bind is said under [expressions](expressions.md).",
    "",
    ...section("File", ["file", "statement"]),
    ...named.flatMap((name) => [
      ...section(`\`${name}\``, ownRules(name, rules)),
      ...pagesOf(name).flatMap((page) => [`![${page}](diagrams/${page}.svg)`, ""]),
    ]),
    ...section(
      "Shared parts and expressions",
      shared.map(([name]) => name),
    ),
    "![shared parts and expressions](diagrams/shared.svg)",
    "",
  ].join("\n");
}

const pagesOf = (name) => statements.filter(([, rule]) => ruleName(rule) === name).map(([page]) => page);

const legend = [
  ["NAME", "a name: letters of any script, digits and `_`; most words of the language too", "`bookings`"],
  ["WORD", "any name or word of the language", "`from`"],
  ["TYPE", "a type's word, or the name of a data set", "`payee`, `deals`"],
  ["CODE", "a currency", "`USD`"],
  ["TEXT", "text in quotation marks, on one line", '`"won"`'],
  ["NUMBER", "a number; `_` may separate digits", "`1_000.5`"],
  ["PERCENT", "a number with its sign", "`12.5%`"],
  ["MONEY", "a number and a currency, on one line", "`4_000 USD`"],
  ["DURATION", "a number of `days`, `months` or `units`", "`30 days`"],
  ["DATE", "a day", "`2026-03-31`"],
  ["PERIOD", "a quarter, month or half-year", "`2026-Q1`, `2026-03`, `2026-H1`"],
];
