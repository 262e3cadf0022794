import { describe, expect, it } from "vitest";
import type { RuleSet } from "../rule-set.js";
import {
  edited,
  entry,
  everything,
  place,
  problemsOf,
  push,
  slotOf,
  type Writable,
} from "../testing/broken-rule-set.js";

describe("what a schema cannot say", () => {
  const cases: readonly [law: string, edit: (ruleSet: Writable<RuleSet>) => void, problem: RegExp][] = [
    [
      "slots are in range",
      (r) => {
        entry(r.credits).worth = 4000;
      },
      /^\/credits\/0\/worth: There is no expression in slot 4000/,
    ],
    [
      "rules exist",
      (r) => {
        r.plan.payees = "nobody";
      },
      /^\/plan\/payees: There is no rule named "nobody"/,
    ],
    [
      "rule names are unique",
      (r) => {
        entry(r.rules, 1).name = entry(r.rules).name;
      },
      /^\/rules\/1\/name: The name "eligible 0" is taken/,
    ],
    [
      "figures and components share their names",
      (r) => {
        entry(r.components).name = "attainment";
      },
      /^\/components\/0\/name: The name "attainment" is taken/,
    ],
    [
      "columns are unique",
      (r) => {
        entry(entry(r.sources).columns, 1).name = "id";
      },
      /^\/sources\/0\/columns\/1\/name: The name "id" is taken/,
    ],
    [
      "sources exist",
      (r) => {
        entry(r.credits).of = { source: "sales" };
      },
      /^\/credits\/0\/of\/source: There is no source named "sales"/,
    ],
    [
      "tiers exist",
      (r) => {
        entry(entry(r.components).versions).pay.at = { tiers: "x", axis: 0 };
      },
      /pay\/at\/tiers: There is no tiers named "x"/,
    ],
    [
      "payouts name components",
      (r) => {
        r.payout.components = ["attainment"];
      },
      /^\/payout\/components\/0: "attainment" is a figure/,
    ],
    [
      "a component is paid once",
      (r) => {
        r.payout.components = ["bonus", "bonus"];
      },
      /^\/payout\/components\/1: "bonus" is paid twice/,
    ],
    [
      "components are paid as often as the payout",
      (r) => {
        r.payout.per = "year";
      },
      /^\/payout\/components\/0: "commission" is paid per quarter, more often/,
    ],
    [
      "a payee has one payout",
      (r) => {
        r.personalPayouts?.push(entry(r.personalPayouts));
      },
      /^\/personalPayouts\/1: "ann" has two payouts/,
    ],
    [
      "everybody is paid on the same dates",
      (r) => {
        for (const personal of r.personalPayouts ?? []) personal.per = "half";
      },
      /^\/personalPayouts\/0: "ann" is paid on other dates/,
    ],
    [
      "pay is converted at rates that there are",
      (r) => {
        delete r.plan.exchange;
      },
      /^\/payout\/exchange: Pay is converted, and the plan has no rates/m,
    ],
    [
      "days exist",
      (r) => {
        r.plan.through = "2026-02-30";
      },
      /^\/plan\/through: 2026-02-30 is no day/,
    ],
    [
      "spans run forward",
      (r) => {
        r.plan.through = "2025-12-31";
      },
      /^\/plan\/through: 2025-12-31 lies before 2026-01-01/,
    ],
    [
      "numbers are decimals",
      (r) => {
        Reflect.set(entry(r.expressions), "value", "1e5");
      },
      /^\/expressions\/0\/value: "1e5" is not a decimal/,
    ],
    [
      "periods are of their unit",
      (r) => {
        Reflect.set(entry(r.expressions, 4), "value", "2026-H1");
      },
      /^\/expressions\/4\/value: "2026-H1" is not a quarter/,
    ],
    [
      "a roster has one key of type payee",
      (r) => {
        r.plan.roster = "deals";
      },
      /^\/plan\/roster: "deals" is no roster/,
    ],
    [
      "rates are found by currency and period",
      (r) => {
        if (r.plan.exchange) r.plan.exchange.source = "quotas";
      },
      /^\/plan\/exchange: Rates are not found in "quotas" by these columns/,
    ],
    [
      "rates are numbers",
      (r) => {
        if (r.plan.exchange) entry(r.plan.exchange.rates).column = "month";
      },
      /^\/plan\/exchange\/rates\/0: "fx" has no number column named "month"/,
    ],
    [
      "what is converted has rates",
      (r) => {
        delete r.plan.exchange;
      },
      /An amount is converted, and the plan has no rates of exchange/,
    ],
    [
      "a crediting date is a date",
      (r) => {
        entry(r.credits).on = "amount";
      },
      /^\/credits\/0\/on: "deals" has no date column named "amount"/,
    ],
    [
      "a credit of a source has a date",
      (r) => {
        Reflect.deleteProperty(entry(r.credits), "on");
      },
      /^\/credits\/0: The credit has no crediting date/,
    ],
    [
      "the rest is given once",
      (r) => {
        entry(entry(r.credits).receivers).share = "rest";
      },
      /^\/credits\/0\/receivers\/1\/share: The rest is given twice/,
    ],
    [
      "an overlay has no rest",
      (r) => {
        entry(entry(r.credits, 1).receivers).share = "rest";
      },
      /^\/credits\/1\/receivers\/0\/share: An overlay leaves no rest/,
    ],
    [
      "only top rate has an edge for it",
      (r) => {
        entry(entry(r.tiers).versions).topRateAbove = 0;
      },
      /^\/tiers\/0\/versions\/0\/topRateAbove: Tiers of mode "marginal" have no/,
    ],
    [
      "accumulating tiers end",
      (r) => {
        Reflect.deleteProperty(entry(entry(r.tiers, 1).versions), "end");
      },
      /^\/tiers\/1\/versions\/0: Tiers of mode "accumulating" need "end"/,
    ],
    [
      "below comes first",
      (r) => {
        entry(entry(entry(r.tiers).versions).rows, 1).edge = "below";
      },
      /rows\/1\/edge: Only the first row/,
    ],
    [
      "marginal tiers are no function",
      (r) => {
        r.expressions.push({ op: "tier", tiers: "top", axis: 0, place });
      },
      /tiers: Tiers of mode "topRate" are no function/,
    ],
    [
      "tables get their arguments",
      (r) => {
        r.expressions.push({ op: "call", table: "weight", arguments: [0, 0], place });
      },
      /arguments: "weight" takes 1 arguments, and here are 2/,
    ],
    [
      "look-ups give every key",
      (r) => {
        r.expressions.push({
          op: "lookup",
          source: "quotas",
          keys: { payee: 0 },
          column: "amount",
          place,
        });
      },
      /keys: The keys do not fit those of "quotas"/,
    ],
    [
      "look-ups read a column",
      (r) => {
        r.expressions.push({
          op: "lookup",
          source: "deals",
          keys: { id: 0 },
          column: "__proto__",
          place,
        });
      },
      /column: "deals" has no column named "__proto__"/,
    ],
    [
      "managers receive",
      (r) => {
        r.expressions.push({ op: "managers", of: 0, column: "manager", place });
      },
      /Managers are several people/,
    ],
    [
      "managers stand in the roster",
      (r) => {
        r.expressions.push({ op: "managers", of: 0, column: "rep", place });
      },
      /column: The roster has no column "rep" of type payee/,
    ],
    [
      "calculated columns are no keys",
      (r) => {
        entry(entry(r.sources, 1).columns, 5).key = true;
      },
      /^\/sources\/1\/columns\/5: The calculated column "net" has a key/,
    ],
    [
      "priorities descend",
      (r) => {
        const condition = {
          fact: "slot",
          params: { slot: 2 },
          operator: "isYes",
          value: true,
          priority: 1,
        } as const;
        entry(r.rules).conditions = { all: [{ ...condition }, { ...condition }] };
      },
      /^\/rules\/0\/conditions\/all\/1: The condition has no lower priority/,
    ],
    [
      "columns need a row",
      (r) => {
        entry(entry(r.figures).versions).value = slotOf(r, "column");
      },
      /There is no row here/,
    ],
    [
      "columns are those of the row",
      (r) => {
        entry(r.credits).worth = push(r, { op: "column", column: "salary", place });
      },
      /The rows of "deals" have no column named "salary"/,
    ],
    [
      "credit is asked of a credit",
      (r) => {
        entry(r.credits).worth = slotOf(r, "credited");
      },
      /There is no credit here/,
    ],
    [
      "arguments need their table",
      (r) => {
        entry(entry(r.figures).versions).value = slotOf(r, "argument");
      },
      /There is no argument 0 here/,
    ],
    [
      "rows belong to no payee",
      (r) => {
        entry(r.credits).worth = slotOf(r, "payee");
      },
      /There is no payee and period here/,
    ],
    [
      "credits come before figures",
      (r) => {
        entry(r.credits).worth = push(r, { op: "figure", name: "attainment", place });
      },
      /Figures and credits are not known yet/,
    ],
    [
      "finer figures are added up",
      (r) => {
        const yearly = entry(r.figures, 1);
        yearly.grain = { owner: "payee", per: "year" };
        entry(yearly.versions).value = push(r, { op: "figure", name: "attainment", back: 1, place });
      },
      /"attainment" is finer than the figure/,
    ],
    [
      "a limit per year is asked for the year",
      (r) => {
        const { versions, grain } = entry(r.components);
        const limit = entry(entry(versions).floors);
        if (grain.owner !== "credit") grain.per = "month";
        limit.per = "year";
        limit.value = push(r, { op: "figure", name: "attainment", place });
      },
      /"attainment" is finer than the figure/,
    ],
    [
      "coarser figures are not",
      (r) => {
        entry(r.figures, 1).grain = { owner: "payee", per: "month" };
      },
      /"commission" is coarser than the figure/,
    ],
    [
      "periods hold the figure's",
      (r) => {
        entry(r.figures).grain = { owner: "payee", per: "year" };
      },
      /No quarter holds the period here/,
    ],
    [
      "children refer to their parent",
      (r) => {
        const child = r.expressions.find((e) => e.op === "aggregate" && "reference" in e.over);
        if (child?.op === "aggregate" && "reference" in child.over) child.over.reference = "amount";
      },
      /"amount" of "receipts" does not refer to "deals"/,
    ],
    [
      "an expression is no part of itself",
      (r) => {
        const sum = r.expressions.find((e) => e.op === "add");
        if (sum?.op === "add") sum.operands = [r.expressions.indexOf(sum)];
      },
      /The value needs itself/,
    ],
    [
      "a rule does not decide itself",
      (r) => {
        const name = entry(r.components, 1).versions[0]?.gates[0]?.rule;
        const rule = r.rules.find((candidate) => candidate.name === name);
        const slot = push(r, { op: "decide", rule: name ?? "", place });
        if (rule)
          rule.conditions = {
            all: [{ fact: "slot", params: { slot }, operator: "isYes", value: true, priority: 1 }],
          };
      },
      /The value needs itself/,
    ],
    [
      "a figure does not read itself",
      (r) => {
        entry(entry(r.figures).versions).value = push(r, { op: "figure", name: "attainment", place });
      },
      /The value needs itself/,
    ],
    [
      "a table does not call itself",
      (r) => {
        const row = r.tables[0]?.versions[0]?.rows[0];
        if (row) row.then = push(r, { op: "call", table: "weight", arguments: [0], place });
      },
      /The value needs itself/,
    ],
    [
      "a credit is not made of itself",
      (r) => {
        entry(r.credits, 1).of = { credit: "override" };
      },
      /The value needs itself/,
    ],
    [
      "a column is not calculated from itself",
      (r) => {
        entry(entry(r.sources, 1).columns, 5).formula = push(r, {
          op: "column",
          column: "net",
          place,
        });
      },
      /The value needs itself/,
    ],
  ];

  it.each(cases)("%s", (_law, edit, problem) => {
    expect(problemsOf(edited(edit))).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it("lets a figure read its own earlier period", () => {
    const json = edited((r) => {
      entry(entry(r.figures).versions).value = push(r, { op: "figure", name: "attainment", back: 1, place });
    });
    expect(problemsOf(json)).toEqual([]);
  });

  it("takes any name, those of object prototypes too", () => {
    const json = JSON.parse(
      JSON.stringify(everything()).replaceAll('"attainment"', '"__proto__"'),
    ) as unknown;
    expect(problemsOf(json)).toEqual([]);
  });
});
