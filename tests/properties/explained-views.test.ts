/** What a payee reads of an amount: each deal once, its price, what limits did, and what would bring more. */

import { explain, factsFromRecords, replay, type Views, viewsOf, whyNotSentence } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { RulePlan } from "../semantics/law.js";

const plan = RulePlan.of(`language 1
plan views { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key  attainment : percent }
data deals { id : text key  rep : payee  partner : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 50%  to partner 50% }
measure sales per month = sum(sale)
measure ratio per month = sales / 900 USD
tiers line curve { below 50% : 0%  from 50% : 50%  from 100% : 100%  from 120% : 150%  beyond flat }
tiers points accumulating { from 0% : 100 USD  from 50% : 400 USD  end 100%  beyond flat }
tiers whole retroactive { from 0 : 1%  from 1 : 2% }
component on_line per month { pay 1_000 USD at line(payee.attainment) }
component in_points per month { pay points(payee.attainment) }
component fixed per month { pay 500 USD }
component retro per month { pay sales at whole(ratio) }
component formula per month { pay 10% * sum(sale) + 5 USD * count(sale) }
component capped per month { pay sum(sale * 10%)  times 2  cap 20 USD excess lost }
component gated per month { pay 5 USD  gate ratio >= 1 }
payout per month { pay on_line, in_points, fixed, retro, formula, capped, gated }
`);

async function viewOf(component: string, attainment: string): Promise<{ views: Views; lines: string[] }> {
  const records = {
    payees: [
      { id: "ann", attainment },
      { id: "bob", attainment },
    ],
    deals: [
      { id: "D1", rep: "ann", partner: "ann", amount: "300", closed: "2026-01-05" },
      { id: "D2", rep: "ann", partner: "bob", amount: "200", closed: "2026-01-06" },
    ],
  };
  const { facts } = factsFromRecords(plan.ruleSet, records);
  const answer = await explain(plan.ruleSet, facts, { payee: "ann", period: "2026-01", component });
  if ("faults" in answer) throw new Error(answer.faults[0]?.message);
  const views = viewsOf(answer);
  const { lines, limits } = views.statement((await plan.run(records, "2026-01")).lines);
  const told = lines.map(({ key, amount, pieces }) =>
    [key, amount, ...pieces.map(({ base, rate }) => `${base} at ${rate}`)].join(": "),
  );
  return {
    views,
    lines: [...told, ...limits.map((limit) => `${limit.label}: ${limit.before} to ${limit.after}`)],
  };
}

describe("the statement", () => {
  it.each([
    // Half of D1 twice: one line of 300.
    ["retro", ["D1: 3.00: 150.00 USD at 1 %: 150.00 USD at 1 %", "D2: 1.00: 100.00 USD at 1 %"]],
    ["formula", ["D1: 40.00: 150.00 USD at 10 %: 150.00 USD at 10 %", "D2: 15.00: 100.00 USD at 10 %"]],
    [
      "capped",
      [
        "D1: 15.00: 150.00 USD at 10 %: 150.00 USD at 10 %",
        "D2: 5.00: 100.00 USD at 10 %",
        "times of 2: 40.00 USD to 80.00 USD",
        "cap of 20.00 USD: 80.00 USD to 20.00 USD",
      ],
    ],
    ["fixed", [": 500.00"]],
  ])("of %s", async (component, expected) => {
    expect((await viewOf(component, "85%")).lines).toEqual(expected);
  });
});

describe("why not more", () => {
  it.each([
    [
      "on_line",
      "85%",
      "To the next point of line: payee.attainment is 85 % and must be at least 100 %, which takes 15 percentage points more.",
    ],
    [
      "on_line",
      "30%",
      "To the next tier: payee.attainment is 30 % and must be at least 50 %, which takes 20 percentage points more.",
    ],
    ["on_line", "130%", ""],
    [
      "in_points",
      "30%",
      "To the next point of points: payee.attainment is 30 % and must be at least 50 %, which takes 20 percentage points more.",
    ],
    ["fixed", "85%", ""],
    // 4 / 9 is missing 5 / 9: rounded up, so that what is asked for is enough.
    [
      "gated",
      "85%",
      "The gate is shut: ratio is 0.44 and must be at least 1, which takes 0.56 more (500.00 USD more sales).",
    ],
  ])("of %s at %s", async (component, attainment, sentence) => {
    expect(
      (await viewOf(component, attainment)).views
        .whyNot()
        .map((why) => whyNotSentence(why))
        .join(" "),
    ).toBe(sentence);
  });
});

describe("of groups, of parts of a period and of other currencies", () => {
  const grouped = RulePlan.of(`language 1
plan groups {
  effective from 2026-01-01 through 2026-12-31  currency USD  exchange fx  changes closing  round half even
}
data fx dated { currency : text key  usd : number }
data payees dated { id : payee key  team : text  role : text }
data deals { id : text key  rep : payee  amount : money EUR  closed : date }
credit sale of deals on closed { worth amount in USD on closed  to rep 100% }
credit abroad of deals on closed { worth amount  to rep 100% }
measure team_sales per team, quarter = sum(sale)
measure cut_sales per quarter, role = sum(sale)
component of_team per quarter { pay 1% * team_sales  gate team_sales >= 500 USD  paid per quarter }
component by_role per quarter, role { pay 10% * cut_sales  paid per quarter }
component later per quarter { pay 10% * sum(abroad in USD on closed)  paid per quarter }
payout per quarter { pay of_team, by_role, later }
`);

  it.each([
    ["of_team", "10.10", "ann earned 10.10 USD of_team for 2026-Q1: 1,010.00 USD at 1 %."],
    [
      "by_role",
      "71.00",
      "ann earned 71.00 USD by_role for 2026-Q1: 11.00 USD as AE plus 60.00 USD as Senior.",
    ],
    ["later", "71.00", "ann earned 71.00 USD later for 2026-Q1: 710.00 USD at 10 %."],
  ])("%s is told", async (component, amount, sentence) => {
    const { facts, faults } = factsFromRecords(grouped.ruleSet, {
      fx: [
        { currency: "EUR", from: "2026-01-01", usd: "1.1" },
        { currency: "EUR", from: "2026-02-01", usd: "1.2" },
      ],
      payees: [
        { id: "ann", from: "2026-01-01", team: "North", role: "AE" },
        { id: "ann", from: "2026-02-10", team: "North", role: "Senior" },
        { id: "bob", from: "2026-01-01", team: "North", role: "AE" },
      ],
      deals: [
        { id: "D1", rep: "ann", amount: "100", closed: "2026-01-05" },
        { id: "D2", rep: "ann", amount: "500", closed: "2026-03-05" },
        { id: "D3", rep: "bob", amount: "250", closed: "2026-02-05" },
      ],
    });
    expect(faults).toEqual([]);
    const answer = await explain(grouped.ruleSet, facts, { payee: "ann", period: "2026-Q1", component });
    if ("faults" in answer) throw new Error(answer.faults[0]?.message);
    expect(answer.amount).toBe(amount);
    expect(replay(answer)).toEqual({ amount: answer.nodes[answer.root]?.value });
    expect(viewsOf(answer).sentence()).toBe(sentence);
  });
});
