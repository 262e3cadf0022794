/**
 * Laws of scorecards, over weights, limits and ratings that fast-check invents: a score is the weighted mean
 * of the items that are there, within their limits; a floor of raters hides the few; a streak is one.
 */

import { compilePlan } from "@attain/dsl";
import { calculate, explain, factsFromRecords, type Outcome, type RuleSet, replay } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface Item {
  readonly weight: number;
  /** Percent; nothing where there is no row. */
  readonly value: number | undefined;
  readonly floor: number | undefined;
  readonly cap: number | undefined;
}

const missings = ["shared", "zero", "fault"] as const;
type Missing = (typeof missings)[number];

const limit = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });
const items: fc.Arbitrary<readonly Item[]> = fc
  .array(
    fc.record({
      share: fc.integer({ min: 1, max: 40 }),
      value: fc.option(fc.integer({ min: -50, max: 250 }), { nil: undefined, freq: 3 }),
      floor: limit,
      cap: limit,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) => {
    const total = drawn.reduce((sum, { share }) => sum + share, 0);
    let left = 100;
    return drawn.map(({ share, ...item }, index) => {
      const weight = index === drawn.length - 1 ? left : Math.floor((100 * share) / total);
      left -= weight;
      return { ...item, weight };
    });
  });

const percent = (value: number) => `${value}%`;

function ruleSetOf(all: readonly Item[], missing: Missing): RuleSet {
  const lines = all.map(({ weight, floor, cap }, index) => {
    const limits = `${floor === undefined ? "" : `floor ${floor}%`} ${cap === undefined ? "" : `cap ${cap}%`}`;
    return `  ${percent(weight)} i${index} : average(scores.value where item = "i${index}") ${limits}`;
  });
  return compiled(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data scores { id : text key  who : payee  item : text  value : percent  on : date }
scorecard score per quarter {
${lines.join("\n")}
  missing ${missing}
  grade { from 0% : "D"  from 70% : "C"  above 90% : "B"  from 110% : "A" }
}
component bonus per quarter { pay 1_000_000 USD * (score else 0)  paid per quarter }
payout per quarter { pay bonus }`);
}

function compiled(text: string): RuleSet {
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined)
    throw new Error(`${diagnostics.map(({ message }) => message).join("\n")}\n${text}`);
  return ruleSet;
}

function factsOf(ruleSet: RuleSet, all: readonly Item[]) {
  const scores = all.flatMap(({ value }, index) =>
    value === undefined
      ? []
      : [{ id: `S${index}`, who: "ann", item: `i${index}`, value: String(value / 100), on: "2026-02-01" }],
  );
  return factsFromRecords(ruleSet, { payees: [{ id: "ann" }], scores }, { mayBeEmpty: () => true }).facts;
}

/** The law once more, in hundredths of a percent. */
function scoreOf(all: readonly Item[], missing: Missing): { sum: number; weight: number } | "fault" {
  let sum = 0;
  let weight = 0;
  for (const { value, weight: own, floor, cap } of all) {
    if (value === undefined && missing === "fault") return "fault";
    if (value === undefined && missing === "shared") continue;
    const raised = value === undefined ? 0 : Math.max(value, floor ?? value);
    sum += own * (value === undefined ? 0 : Math.min(raised, cap ?? raised));
    weight += own;
  }
  return { sum, weight };
}

const seen = ({ figures }: Outcome, name: string) =>
  figures.find((line) => line.name === name && line.payee === "ann" && line.period === "2026-Q1")?.value;

describe("a score", () => {
  it("is the weighted mean of the items that are there, each within its limits", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom(...missings), async (all, missing) => {
        const ruleSet = ruleSetOf(all, missing);
        const outcome = await calculate(ruleSet, factsOf(ruleSet, all), { period: "2026-Q1" });
        const wanted = scoreOf(all, missing);
        if (wanted === "fault") {
          expect(new Set(outcome.faults.map(({ code }) => code))).toEqual(new Set(["empty-aggregate"]));
          return;
        }
        expect(outcome.faults).toEqual([]);
        const found = seen(outcome, "score");
        if (wanted.weight === 0) {
          expect([found, seen(outcome, "score.grade")]).toEqual([undefined, undefined]);
          return;
        }
        expect(Number(found)).toBeCloseTo(wanted.sum / wanted.weight / 100, 10);
        const { sum, weight } = wanted;
        const grade = sum >= 110 * weight ? "A" : sum > 90 * weight ? "B" : sum >= 70 * weight ? "C" : "D";
        expect(seen(outcome, "score.grade")).toBe(grade);
      }),
      { numRuns: 120 },
    );
  });

  it("is explained by what gives it again", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom("shared", "zero"), async (all, missing) => {
        const ruleSet = ruleSetOf(all, missing as Missing);
        const request = { payee: "ann", period: "2026-Q1", component: "bonus" };
        const answer = await explain(ruleSet, factsOf(ruleSet, all), request);
        if ("faults" in answer) throw new Error(answer.faults.map(({ message }) => message).join("\n"));
        expect(replay(answer)).toEqual({ amount: answer.nodes[answer.root]?.value });
      }),
      { numRuns: 40 },
    );
  });

  it("hides raters who are fewer than the floor, and weighs the others as if nobody had been asked", async () => {
    const ruleSet = compiled(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data ratings { id : text key  rated : payee  side : "peer" | "manager"  score : number  given : date }
scorecard score per quarter {
  60% peers   : first { when count(ratings where side = "peer") >= 3 : average(ratings.score where side = "peer")  otherwise : none }
  40% manager : average(ratings.score where side = "manager")
  missing shared
}
component bonus per quarter { pay 1 USD * (score else 0)  paid per quarter }
payout per quarter { pay bonus }`);
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(scores, fc.integer({ min: 1, max: 5 }), async (peers, manager) => {
        const rows = [...peers.map((score) => ["peer", score] as const), ["manager", manager] as const];
        const ratings = rows.map(([side, score], index) => {
          return { id: `R${index}`, rated: "ann", side, score: String(score), given: "2026-01-15" };
        });
        const { facts } = factsFromRecords(ruleSet, { payees: [{ id: "ann" }], ratings });
        const score = Number(seen(await calculate(ruleSet, facts, { period: "2026-Q1" }), "score"));
        const mean = peers.reduce((sum, each) => sum + each, 0) / peers.length;
        expect(score).toBeCloseTo(peers.length < 3 ? manager : 0.6 * mean + 0.4 * manager, 10);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a streak", () => {
  it("counts the periods in a row, however it is written", async () => {
    const ruleSet = compiled(`language 1
plan p { effective from 2026-01-01 through 2027-12-31  currency USD  round half even }
data payees { id : payee key }
data reviews { payee : payee key  quarter : quarter key  score : percent }
scorecard score per quarter { 100% review : reviews.score  missing fault  grade { from 0% : "B"  from 100% : "A" } }
measure streak per quarter = first { when score.grade = "A" : 1 + (prior(streak) else 0)  otherwise : 0 }
measure longest per year = highest(streak)
award ovation per quarter { gate count(score where grade = "A", last 3 quarter) = 3  grant 1 }
component bonus per quarter { pay 1 USD * streak  paid per quarter }
payout per quarter { pay bonus }`);
    const quarters = ["2026", "2027"].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
    const grades = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(grades, async (isA) => {
        const reviews = quarters.map((quarter, index) => {
          return { payee: "ann", quarter, score: isA[index] ? "1" : "0.99" };
        });
        const { facts } = factsFromRecords(ruleSet, { payees: [{ id: "ann" }], reviews });
        const outcomes = await Promise.all(
          ["2026", "2027"].map((period) => calculate(ruleSet, facts, { period })),
        );
        expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
        const figures = outcomes.flatMap((outcome) => outcome.figures);
        const read = (name: string, period: string) =>
          Number(figures.find((line) => line.name === name && line.period === period)?.value);
        let streak = 0;
        const streaks = isA.map((good) => {
          streak = good ? streak + 1 : 0;
          return streak;
        });
        for (const [index, quarter] of quarters.entries()) {
          expect(read("streak", quarter)).toBe(streaks[index]);
          expect(read("ovation", quarter)).toBe((streaks[index] ?? 0) >= 3 ? 1 : 0);
        }
        expect(read("longest", "2027")).toBe(Math.max(...streaks.slice(4)));
      }),
      { numRuns: 40 },
    );
  });
});
