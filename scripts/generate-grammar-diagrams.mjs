/**
 * Writes docs/language/grammar.md and the railroad diagrams beside it from the grammar of the built
 * parser: `npm run build && node scripts/generate-grammar-diagrams.mjs`. A test compares them.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PlanGrammar } from "../packages/dsl/dist/syntax/grammar.js";
import { aggregateWords, hitWords, periodWords } from "../packages/dsl/dist/syntax/words.js";
import { grammarFiles } from "./grammar/grammar-files.mjs";

const target = new URL("../docs/language/", import.meta.url);
mkdirSync(new URL("diagrams/", target), { recursive: true });

const files = grammarFiles(new PlanGrammar().getSerializedGastProductions(), {
  PeriodWord: periodWords,
  AggregateWord: aggregateWords,
  HitWord: hitWords,
});
for (const [path, text] of files) writeFileSync(new URL(path, target), text);
console.log(`${files.size} files written to ${fileURLToPath(target)}`);
