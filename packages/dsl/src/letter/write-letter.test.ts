import { describe, expect, it } from "vitest";
import { compilePlan } from "../compile-plan.js";
import type { LetterLanguage } from "./language.js";
import type { Block, Letter } from "./letter.js";
import { plainText, type Text } from "./text.js";
import { writeLetter } from "./write-letter.js";

async function letterOf(text: string, language: LetterLanguage = "en", payee?: string): Promise<Letter> {
  const { checked, ruleSet, cases, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { letter } = await writeLetter(
    { checked, ruleSet, cases, text },
    { language, ...(payee !== undefined && { payee }) },
  );
  return letter;
}

/** Every text of a letter, one a line. */
function linesOf(letter: Letter): string {
  const lines: string[] = [];
  const isText = (value: unknown): value is Text =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (part) =>
        typeof part === "string" ||
        (typeof part === "object" &&
          part !== null &&
          "text" in part &&
          "kind" in part &&
          (part.kind === "term" || part.kind === "data")),
    );
  const visit = (value: unknown): void => {
    if (isText(value)) lines.push(plainText(value));
    else if (typeof value === "object" && value !== null)
      for (const part of Object.values(value)) visit(part);
  };
  visit(letter);
  return lines.join("\n").replaceAll("\u00A0", " ");
}

function blocksOf(letter: Letter, kind: Block["kind"]): readonly Block[] {
  return letter.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === kind));
}

const plan = (
  parts: { settings?: string; body?: string; component?: string; tests?: string } = {},
) => `language 1

/// Sellers of the north.
///
/// Only the north.
plan north "Selling in the north" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  changes   closing
  round     half even
  ${parts.settings ?? ""}
}
data payees dated { id : payee key  pay : money per year  left : date optional }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
measure sales per quarter = sum(sale)
${parts.body ?? ""}
component commission per quarter {
  ${parts.component ?? "pay 5% * sales"}
  paid per quarter
}
payout per quarter { pay commission }
given payees (id, from, pay) { ann, 2026-01-01, 60_000 USD }
${parts.tests ?? ""}`;

const oneDeal = (amount: string, commission: string) => `test "one deal" {
  given deals (id, rep, amount, closed) { D1, ann, ${amount} USD, 2026-02-10 }
  expect commission for ann, 2026-Q1 = ${commission} USD
}`;

describe("a plan's letter", () => {
  it("tells what stands in the plan", async () => {
    const letter = await letterOf(plan());
    const lines = linesOf(letter);
    expect(plainText(letter.title)).toBe("Selling in the north");
    expect(lines).toContain("Sellers of the north.\nOnly the north.");
    expect(lines).toContain("From 1 January 2026 through 31 December 2026");
    expect(lines).toContain("You earn 5% of sales.");
    expect(lines).toContain("It counts with its amount, on the day in closed.");
    expect(lines).toContain("It is credited in full to the rep.");
    expect(lines).toContain("Your last day is the one in left.");
  });

  it("invents no example", async () => {
    const letter = await letterOf(plan());
    expect(linesOf(letter)).not.toContain("worked example");
    const failing = await letterOf(plan({ tests: oneDeal("1_000", "51") }));
    expect(linesOf(failing)).not.toContain("worked example");
    const passing = await letterOf(plan({ tests: oneDeal("1_000", "50") }));
    expect(linesOf(passing)).toContain("Commission for ann, the first quarter of 2026: USD 50.00.");
  });

  it("rounds where the plan does and says so", async () => {
    const even = await letterOf(plan({ tests: oneDeal("100.10", "5.00") }));
    expect(linesOf(even)).toContain("5% of USD 100.10 (sales) gives USD 5.005. Rounded, that is USD 5.00.");
    const rounded = await letterOf(plan({ tests: oneDeal("100.15", "5.01") }));
    expect(linesOf(rounded)).toContain(
      "5% of USD 100.15 (sales) gives USD 5.0075. Rounded, that is USD 5.01.",
    );
  });

  it("keeps the terms of others to itself", async () => {
    const text = plan({
      body: "param rate : percent { from 2026-01-01 : 5%  for ann from 2026-04-01 : 7% }",
      component: "pay rate * sales",
    });
    const everybody = linesOf(await letterOf(text));
    expect(everybody).not.toContain("7%");
    expect(everybody).toContain("Terms agreed with individual participants are stated in their own letters.");
    const anns = linesOf(await letterOf(text, "en", "ann"));
    expect(anns).toContain("7%");
    expect(anns).toContain("5%");
    expect(anns).toContain("For you, from 1 April 2026");
    const bobs = linesOf(await letterOf(text, "en", "bob"));
    expect(bobs).not.toContain("7%");
  });

  it("tells somebody's own example, at their own rate", async () => {
    const text = plan({
      body: "param rate : percent { from 2026-01-01 : 5%  for bob : 7% }",
      component: "pay rate * sales",
      tests: `test "ann's" { given deals (id, rep, amount, closed) { D1, ann, 100 USD, 2026-02-10 }
  expect commission for ann, 2026-Q1 = 5 USD }
test "bob's" { given payees (id, from, pay) { bob, 2026-01-01, 60_000 USD }
  given deals (id, rep, amount, closed) { D1, bob, 100 USD, 2026-02-10 }
  expect commission for bob, 2026-Q1 = 7 USD }`,
    });
    expect(linesOf(await letterOf(text))).toContain("5% (rate) \u00D7 USD 100 (sales) gives USD 5.00.");
    const bobs = linesOf(await letterOf(text, "en", "bob"));
    expect(bobs).toContain("7% (rate) \u00D7 USD 100 (sales) gives USD 7.00.");
    // Nothing is left of the general rate for him.
    expect(bobs).not.toContain("5%");
  });

  it("follows the periods of its example in time, whatever their length", async () => {
    const text = plan({
      tests: `test "two quarters" {
  given deals (id, rep, amount, closed, known) {
    D1, ann, 100 USD, 2026-02-10, 2026-02-10; D2, ann, 100 USD, 2026-03-10, 2026-05-20
  }
  expect payout     for ann, 2026-Q2 = 5 USD
  expect commission for ann, 2026-Q1 = 5 USD
}`,
    });
    const lines = linesOf(await letterOf(text)).split("\n");
    const paid = lines.slice(lines.indexOf("What ann is paid, and when"));
    expect(paid.indexOf("The first quarter of 2026")).toBeGreaterThan(0);
    expect(paid.indexOf("The second quarter of 2026")).toBeGreaterThan(
      paid.indexOf("The first quarter of 2026"),
    );
  });

  it("draws a curve only of what is a function of its axis", async () => {
    const tiers = "tiers rate marginal { from 0 USD : 5%  from 10_000 USD : 8% }";
    const drawn = await letterOf(plan({ body: tiers, component: "pay sales at rate(sales)" }));
    expect(blocksOf(drawn, "curve")).toHaveLength(1);
    const toDate = await letterOf(
      plan({
        body: `${tiers}\nmeasure year_sales per quarter = sum(sale, ytd)`,
        component: "pay sales at rate(year_sales)",
      }),
    );
    expect(blocksOf(toDate, "curve")).toHaveLength(0);
  });

  it("draws for a round figure where no test has one", async () => {
    const text = plan({
      body: `data quotas { payee : payee key  quarter : quarter key  amount : money }
tiers rate retroactive { from 0% : 5%  above 100% : 8% plus 1_000 USD }
measure attainment per quarter = sales / quotas.amount`,
      component: "pay sales at rate(attainment)",
    });
    const letter = await letterOf(text);
    const [curve] = blocksOf(letter, "curve");
    expect(linesOf(letter)).toContain(
      "as an illustration, where the amount entered for you in quotas is USD 100,000.",
    );
    expect(curve?.kind === "curve" && curve.pieces.map((piece) => piece.map(({ x, y }) => [x, y]))).toEqual([
      [
        ["0", "0"],
        ["1", "5000"],
      ],
      [
        ["1", "9000"],
        ["3/2", "13000"],
      ],
    ]);
  });

  it("draws what an open gate, a multiplier, a floor and a cap make of it", async () => {
    const text = plan({
      body: "tiers rate marginal { from 0 USD : 10%  from 10_000 USD : 20% }",
      component: `pay   sales at rate(sales)
  gate  sales > 1_000 USD
  times 2
  floor 500 USD
  cap   3_000 USD excess lost`,
    });
    const [curve] = blocksOf(await letterOf(text), "curve");
    expect(curve?.kind === "curve" && curve.pieces.map((piece) => piece.map(({ x, y }) => [x, y]))).toEqual([
      [
        ["0", "0"],
        ["1000", "0"],
      ],
      [
        ["1000", "500"],
        ["2500", "500"],
        ["10000", "2000"],
        ["12500", "3000"],
        ["15000", "3000"],
      ],
    ]);
  });

  it("calls no two things alike", async () => {
    const text = plan({
      body: "measure target per quarter = sum(sale)\nmeasure goal per quarter = target",
      component: "pay 5% * goal + 1% * target",
    });
    const lines = linesOf(await letterOf(text, "zh-Hans"));
    expect(lines).toContain("目标（goal）");
    expect(lines).toContain("目标（target）");
  });

  it("the same plan gives the same letter", async () => {
    const text = plan({ tests: oneDeal("1_000", "50") });
    expect(JSON.stringify(await letterOf(text))).toBe(JSON.stringify(await letterOf(text)));
  });
});
