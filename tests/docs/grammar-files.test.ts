/** The grammar pages and diagrams are generated: the committed ones must fit the parser. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PlanGrammar } from "../../packages/dsl/src/syntax/grammar.js";
import { aggregateWords, hitWords, periodWords } from "../../packages/dsl/src/syntax/words.js";
import { grammarFiles } from "../../scripts/grammar/grammar-files.mjs";

const files: ReadonlyMap<string, string> = grammarFiles(new PlanGrammar().getSerializedGastProductions(), {
  PeriodWord: periodWords,
  AggregateWord: aggregateWords,
  HitWord: hitWords,
});

describe("generated grammar files", () => {
  it.each([...files])("%s is up to date (node scripts/generate-grammar-diagrams.mjs)", (path, text) => {
    expect(readFileSync(new URL(`../../docs/language/${path}`, import.meta.url), "utf8")).toBe(text);
  });
});
