/** The longest chain of steps that a rule set may have is one that the evaluator survives. */

import { describe, expect, it } from "vitest";
import { calculate, explain } from "../calculate.js";
import { replay } from "../explain/replay.js";
import { factsFromRecords } from "../facts/read-facts.js";
import { readRuleSet } from "../read-rule-set.js";
import type { Expression, Rule, RuleSet, Slot } from "../rule-set.js";

const place = { line: 1, column: 1, length: 1 };
const usd = { kind: "money", currency: "USD" } as const;

type Link = (previous: Slot, add: (expression: Expression) => Slot, rules: Rule[]) => Slot;

const negation: Link = (operand, add) => add({ op: "negate", operand, place });

/** A value that is 5 when the one before it is positive: a decision within a decision. */
const decision: Link = (previous, add, rules) => {
  const nought = add({ op: "constant", type: usd, value: "0", place });
  const name = `case ${rules.length}`;
  const value = { fact: "slot", params: { slot: nought } } as const;
  const params = { slot: previous };
  rules.push({
    name,
    conditions: { all: [{ fact: "slot", params, operator: "decimalGreater", value, priority: 1 }] },
    event: { type: "case", params: { place } },
    priority: 1,
  });
  const five = add({ op: "constant", type: usd, value: "5", place });
  return add({ op: "choose", hit: "first", cases: [{ when: name, then: five }], otherwise: nought, place });
};

/** Pays ann what the last of so many links comes to. */
function chained(links: number, link: Link): RuleSet {
  const expressions: Expression[] = [];
  const rules: Rule[] = [];
  const add = (expression: Expression) => expressions.push(expression) - 1;
  const one = add({ op: "constant", type: { kind: "percent" }, value: "1", place });
  const rep = add({ op: "column", column: "rep", place });
  const amount = add({ op: "column", column: "amount", place });
  const credited = add({ op: "credited", place });
  let base = add({
    op: "aggregate",
    function: "sum",
    over: { credit: "booking" },
    value: credited,
    window: { kind: "period" },
    place,
  });
  for (let made = 0; made < links; made += 1) base = link(base, add, rules);
  const column = { key: false, optional: false, place };
  return {
    format: "attain/1",
    language: 1,
    plan: {
      name: "chain",
      from: "2026-01-01",
      through: "2026-12-31",
      currency: "USD",
      rounding: { mode: "half even", places: 2 },
      fiscal: { month: 1, named: "start" },
    },
    sources: [
      {
        name: "deals",
        dated: false,
        columns: [
          { ...column, name: "id", type: { kind: "text" }, header: "id", key: true },
          { ...column, name: "rep", type: { kind: "payee" }, header: "rep" },
          { ...column, name: "amount", type: usd, header: "amount" },
          { ...column, name: "closed", type: { kind: "date" }, header: "closed" },
        ],
        place,
      },
    ],
    parameters: [],
    tables: [],
    tiers: [],
    matrices: [],
    credits: [
      {
        name: "booking",
        of: { source: "deals" },
        on: "closed",
        scope: {},
        worth: amount,
        type: usd,
        receivers: [{ kind: "to", who: rep, share: one, ifAny: false, place }],
        place,
      },
    ],
    figures: [],
    components: [
      {
        name: "bonus",
        clauses: [],
        grain: { owner: "payee", per: "month" },
        type: usd,
        versions: [{ pay: { base, place }, gates: [], times: [], floors: [], caps: [], place }],
        paidPer: "month",
        rounding: { mode: "half even", places: 2 },
        place,
      },
    ],
    payout: { per: "month", components: ["bonus"], place },
    rules,
    expressions,
  };
}

const deals = [{ id: "D1", rep: "ann", amount: "5", closed: "2026-01-10" }];

describe("a chain of 400 steps", () => {
  // Component, aggregate, credit and a leaf are four of them; a decision takes two.
  it.each([
    ["negations", negation, 396],
    ["decisions", decision, 198],
  ])("of %s is calculated and explained, and a longer one is refused", async (_name, link, longest) => {
    const ruleSet = chained(longest, link);
    expect(readRuleSet(ruleSet)).toEqual({ ruleSet });
    const { facts, faults } = factsFromRecords(ruleSet, { deals });
    expect(faults).toEqual([]);
    const outcome = await calculate(ruleSet, facts, { period: "2026-01" });
    expect(outcome.faults).toEqual([]);
    expect(outcome.payouts.map(({ amount }) => amount)).toEqual(["5.00"]);
    const answer = await explain(ruleSet, facts, { payee: "ann", period: "2026-01", component: "bonus" });
    expect("nodes" in answer && replay(answer)).toEqual({ amount: "5" });
    expect(readRuleSet(chained(longest + 1, link))).toMatchObject({
      problems: [{ message: "The value is a chain of more than 400 steps" }],
    });
  });
});
