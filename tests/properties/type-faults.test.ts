/** Law: a plan that compiles without an error never meets a value of the wrong type when it runs. */

import { compilePlan, parse, runCase } from "@attain/dsl";
import fc from "fast-check";
import { expect, it } from "vitest";
import { planTexts } from "./plan-texts.js";

const plans = planTexts().filter(({ text }) => compilePlan(text).cases.length > 0);

/** What only a mistake of checking or lowering can lead to. */
const typeFaults = ["unfit-value", "figure-out-of-reach", "figure-cycle", "formula-too-large"];

async function typeFaultsOf(text: string): Promise<readonly string[]> {
  const { ruleSet, cases } = compilePlan(text);
  if (ruleSet === undefined) return [];
  const messages: string[] = [];
  for (const planCase of cases) {
    const { faults } = await runCase(ruleSet, planCase);
    const wrong = faults.filter((fault) => typeFaults.includes(fault.code));
    messages.push(...wrong.map((fault) => `line ${fault.line}: ${fault.message}`));
  }
  return messages;
}

/** A plan with one word in place of another of its kind: many of these still mean something. */
function edited(): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...plans), fc.nat(), fc.nat()).map(([{ text }, at, to]) => {
    const { tokens } = parse(text);
    const token = tokens[at % tokens.length];
    const alike = tokens.filter((other) => other.type === token?.type && other.text !== token.text);
    const instead = alike[to % Math.max(alike.length, 1)];
    if (token === undefined || instead === undefined) return text;
    return text.slice(0, token.span.start) + instead.text + text.slice(token.span.end);
  });
}

it.each(plans.map(({ name, text }) => [name, text] as const))("%s", async (_name, text) => {
  expect(await typeFaultsOf(text)).toEqual([]);
});

it("holds for whatever else compiles", async () => {
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(edited(), async (text) => {
      if (compilePlan(text).ruleSet === undefined) return;
      compiled += 1;
      expect(await typeFaultsOf(text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(compiled).toBeGreaterThan(50);
});
