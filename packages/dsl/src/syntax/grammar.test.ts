import { generateCstDts } from "chevrotain";
import { expect, it } from "vitest";
import { PlanGrammar } from "./grammar.js";

const heading = `/**
 * The parse tree's types, generated from the grammar: \`npx vitest run grammar.test --update\` writes them anew.
 * biome-ignore-all format: generated
 * biome-ignore-all lint: generated
 */

`;

it("has parse tree types that fit the grammar", async () => {
  const grammar = new PlanGrammar({ checked: true });
  const types = generateCstDts(grammar.getGAstProductions(), { includeVisitorInterface: false });
  await expect(heading + types).toMatchFileSnapshot("./cst.ts");
});
