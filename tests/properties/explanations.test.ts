/**
 * Laws of explanations, of the examples' payouts, of what the plans' own tests expect, and of any deals:
 * they replay to the calculated amount, keep to their schema, their lines add up, every view shows them,
 * and what would reach the next tier does.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePlan } from "@attain/dsl";
import {
  type Change,
  calculate,
  type Explanation,
  explain,
  type Facts,
  type FigureLine,
  factsFromRecords,
  type Outcome,
  type RuleSet,
  readFacts,
  renderTree,
  replay,
  sameDecimal,
  sumDecimals,
  viewsOf,
  whyNotSentence,
} from "@attain/engine";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import schema from "../../packages/engine/src/explain/explanation.schema.json" with { type: "json" };
import { readFolder } from "../examples/calculate-example.js";
import * as dividing from "./dividing-plan.js";
import { planTexts } from "./plan-texts.js";

const plans = planTexts().flatMap(({ name, text }) => {
  const { ruleSet, cases } = compilePlan(text);
  return ruleSet === undefined ? [] : [{ name, ruleSet, cases }];
});

const isExplanation = new Ajv({ strict: true }).compile(schema);

/** The explanation of a figure line, after every law was held against it. */
async function explained(
  ruleSet: RuleSet,
  facts: Facts,
  { payee, period, name }: FigureLine,
  outcome: Outcome,
): Promise<Explanation> {
  // Where a period is cut, as by role, its parts are explained together.
  const parts = outcome.figures.filter(
    (line) => line.name === name && line.payee === payee && line.period === period,
  );
  const value = sumDecimals(parts.map((line) => line.value));
  const answer = await explain(ruleSet, facts, { payee, period, component: name });
  if ("faults" in answer) throw new Error(answer.faults.map(({ message }) => message).join("\n"));
  const where = `${name} of ${payee}, ${period}`;
  expect(sameDecimal(answer.amount, value), where).toBe(true);
  expect(
    isExplanation(JSON.parse(JSON.stringify(answer))),
    `${where}: ${JSON.stringify(isExplanation.errors)}`,
  ).toBe(true);
  expect(replay(answer), where).toEqual({ amount: answer.nodes[answer.root]?.value });
  const views = viewsOf(answer);
  expect(views.sentence(), where).toMatch(/^.+ earned .+\.$/s);
  expect(views.flat()).toHaveLength(answer.nodes.length);
  expect(renderTree(views.tree())).not.toBe("");
  for (const why of views.whyNot()) expect(whyNotSentence(why), where).toMatch(/\.$/);
  const lines = outcome.lines.filter(
    (line) => line.component === name && line.payee === payee && line.period === period,
  );
  if (lines.length > 0) {
    const { total, lines: shown, limits } = views.statement(outcome.lines);
    expect(sameDecimal(total, value), where).toBe(true);
    // A deal stands once, however often it was credited.
    const deals = new Set(lines.map(({ date, key }) => `${date} ${key}`));
    expect(shown).toHaveLength(deals.size);
    expect(limits.every(({ before, after }) => before !== after)).toBe(true);
  }
  return answer;
}

/** The components among an outcome's figures. */
function earnedLines({ figures }: Outcome, { components }: RuleSet): readonly FigureLine[] {
  const names = new Set(components.map(({ name }) => name));
  return figures.filter(({ name }) => names.has(name));
}

describe("the examples", () => {
  const folder = fileURLToPath(new URL("../../examples/", import.meta.url));
  const examples = plans.flatMap(({ name, ruleSet }) => {
    const data = `${folder}${name.split("/")[1]}/data`;
    return name.startsWith("examples/") && existsSync(data) ? [{ name, ruleSet, data }] : [];
  });

  it("are found", () => expect(examples.length).toBeGreaterThanOrEqual(2));

  it.each(examples)("$name explains what it pays", async ({ ruleSet, data }) => {
    const { facts } = readFolder(ruleSet, data);
    const outcome = await calculate(ruleSet, facts, { period: "2026-Q2" });
    const earned = earnedLines(outcome, ruleSet);
    // Every seventh, so that people, components and periods of all kinds are among them.
    const some = earned.filter((_, index) => index % 7 === 0);
    expect(some.length).toBeGreaterThan(5);
    for (const line of some) await explained(ruleSet, facts, line, outcome);
  });
});

describe("the plans' own tests", () => {
  const cases = plans.flatMap(({ name, ruleSet, cases: all }) =>
    all.map((planCase) => ({ name: `${name}: ${planCase.title}`, ruleSet, planCase })),
  );

  it("are found", () => expect(cases.length).toBeGreaterThan(50));

  it.each(cases)("$name", async ({ ruleSet, planCase }) => {
    const { facts: rows } = readFacts(ruleSet, planCase.tables, { mayBeEmpty: () => true });
    const facts = { ...rows, fixed: planCase.fixed, parameters: planCase.parameters };
    for (const period of new Set(planCase.expectations.map((expectation) => expectation.period))) {
      const outcome = await calculate(ruleSet, facts, { period });
      if (outcome.faults.length > 0) continue;
      for (const line of earnedLines(outcome, ruleSet)) {
        if (line.period === period) await explained(ruleSet, facts, line, outcome);
      }
    }
  });
});

describe("any deals", () => {
  const seller = plans.find(({ name }) => name.includes("software-seller"));
  if (seller === undefined) throw new Error("the software seller's plan does not compile");
  const { ruleSet } = seller;
  const people = ["ann", "bob"].map((id) => ({
    id,
    from: "2026-01-01",
    role: "AE",
    region: id === "ann" ? "EMEA" : "AMER",
    target_pay: "20000",
  }));
  const quotas = ["ann", "bob"].flatMap((payee) =>
    ["2026-Q1", "2026-Q2"].map((quarter) => ({ payee, quarter, amount: "300000" })),
  );

  const deal = fc.record({
    rep: fc.constantFrom("ann", "bob"),
    split: fc.constantFrom("0", "0.25", "0.333333333333", "1"),
    cents: fc.integer({ min: -9_999_999, max: 29_999_999 }),
    product: fc.constantFrom("platform", "services", "support"),
    stage: fc.constantFrom("won", "won", "won", "lost"),
    closed: fc.integer({ min: 0, max: 170 }),
    first_deal: fc.boolean(),
  });

  function factsOf(deals: readonly (typeof deal extends fc.Arbitrary<infer T> ? T : never)[]): Facts {
    const rows = deals.map(({ cents, closed, ...rest }, index) => ({
      ...rest,
      id: `D${index}`,
      partner: rest.rep === "ann" ? "bob" : "ann",
      amount: centsText(cents),
      closed: new Date(Date.UTC(2026, 0, 1 + closed)).toISOString().slice(0, 10),
    }));
    const { facts, faults } = factsFromRecords(
      ruleSet,
      { payees: people, quotas, deals: rows },
      { mayBeEmpty: () => true },
    );
    expect(faults).toEqual([]);
    return facts;
  }

  it("are explained as they are paid", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { maxLength: 12 }), async (deals) => {
        const facts = factsOf(deals);
        const outcome = await calculate(ruleSet, facts, { period: "2026-H1" });
        expect(outcome.faults).toEqual([]);
        for (const line of earnedLines(outcome, ruleSet)) await explained(ruleSet, facts, line, outcome);
      }),
      { numRuns: 40 },
    );
  });

  it("reach the next tier with what the explanation asks for, and not with a cent less", async () => {
    await fc.assert(
      // From 30 % of the quota on; below it the gate is shut, and no tier is asked for.
      fc.asyncProperty(fc.integer({ min: 9_000_000, max: 29_999_999 }), async (cents) => {
        const next = await nextTier(cents);
        expect(next?.wanted).toMatch(/^(0.5|1)$|%$/);
        const missing = centsOf(next?.drive?.by ?? "");
        expect((await nextTier(cents + missing - 1))?.wanted).toBe(next?.wanted);
        expect((await nextTier(cents + missing))?.wanted).not.toBe(next?.wanted);
      }),
      { numRuns: 25 },
    );
  });

  /** What bob, who has sold one deal, is told about the tier above. */
  async function nextTier(cents: number): Promise<Change | undefined> {
    const sold = { rep: "bob", split: "0", product: "services", stage: "won", closed: 10 } as const;
    const facts = factsOf([{ ...sold, first_deal: false, cents }]);
    const request = { payee: "bob", period: "2026-Q1", component: "commission" };
    const answer = await explain(ruleSet, facts, request);
    if ("faults" in answer) throw new Error(answer.faults[0]?.message);
    const need = viewsOf(answer)
      .whyNot()
      .find(({ about }) => about === "tier")?.need;
    return need?.kind === "change" ? need : undefined;
  }
});

describe("what payees divide", () => {
  /** What a payee reads of each component: how much of what, which place, what the budget left. */
  const says: Readonly<Record<string, RegExp>> = {
    largest: / of 100\.00 USD/,
    running: / of 100\.01 USD/,
    by_team: / of 3\.33 USD| no part in the share/,
    back: / of -7\.00 USD/,
    pooled: /(prize of|no prize for) place \d of \d/,
    asked: /USD|nothing was credited/,
    cut: /USD|nothing was credited/,
    stops: /USD|nothing was credited/,
    scaled: /USD|nothing was credited/,
  };

  it("is explained as it is paid: shares, prizes, budgets and amounts in other currencies", async () => {
    await fc.assert(
      fc.asyncProperty(dividing.rosters, dividing.deals, async (payees, deals) => {
        const { facts, faults } = factsFromRecords(
          dividing.ruleSet,
          { payees, deals, fx: dividing.rates("1.1", "0.0064") },
          { mayBeEmpty: () => true },
        );
        expect(faults).toEqual([]);
        const outcome = await calculate(dividing.ruleSet, facts, { period: "2026-Q1" });
        for (const line of earnedLines(outcome, dividing.ruleSet)) {
          const answer = await explained(dividing.ruleSet, facts, line, outcome);
          expect(viewsOf(answer).sentence()).toMatch(says[line.name] ?? /^$/);
          for (const why of viewsOf(answer).whyNot()) expect(why.about).toBe("budget");
        }
      }),
      { numRuns: 8 },
    );
  });
});

/** Of an exact text that is a whole number of cents. */
function centsOf(exact: string): number {
  const [n = "", d = "1"] = exact.split("/");
  expect(100 % Number(d)).toBe(0);
  return Number(n) * (100 / Number(d));
}

function centsText(cents: number): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
