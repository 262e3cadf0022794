import { describe, expect, it } from "vitest";
import { calculate } from "../../calculate.js";
import type { Explanation } from "../../explain/explanation.js";
import { renderTree } from "../../explain/tree.js";
import { viewsOf } from "../../explain/views.js";
import type { JournalEvent } from "../../rule-set.js";
import { factsOf, PlanBuilder } from "../../testing/plan-builder.js";
import { explainPosting } from "./explain-posting.js";

const deals = [
  { id: "D1", rep: "ann", amount: "3600", closed: "2026-01-15", known: "2026-01-15" },
  { id: "D1", rep: "ann", amount: "7200", closed: "2026-01-15", known: "2026-03-20" },
  { id: "D2", rep: "ann", amount: "100", closed: "2026-02-15", known: "2026-02-15" },
];

function plan(split: "equally" | "days" = "equally") {
  const builder = new PlanBuilder();
  builder.deals({ churned: "date optional" });
  builder.component("commission", "month", { pay: builder.sum("booking") });
  const over = {
    length: builder.number("36"),
    unit: "months",
    from: builder.column("closed"),
    until: { kind: "from", date: builder.column("churned") },
    split,
    leftover: "last",
  } as const;
  builder.journal(
    "cost",
    "commission",
    [
      ["earning", "Asset", "Payable"],
      ["amortising", "Expense", "Asset"],
      ["writeoff", "Loss", "Asset"],
    ],
    { over },
  );
  builder.journal("accrual", "commission", [
    ["earning", "Expense", "Payable"],
    ["payment", "Payable", "Cash"],
  ]);
  return builder.build();
}

async function explained(
  journal: string,
  event: JournalEvent,
  period: string,
  rows: readonly object[] = deals,
): Promise<Explanation> {
  const ruleSet = plan();
  const facts = factsOf(ruleSet, { deals: rows as typeof deals });
  const found = await explainPosting(ruleSet, facts, { journal, event, payee: "ann", period });
  if ("faults" in found) throw new Error(found.faults.map(({ message }) => message).join("\n"));
  const outcome = await calculate(ruleSet, facts, { period });
  const [posting] =
    ruleSet.journals?.find(({ name }) => name === journal)?.postings.filter(({ on }) => on === event) ?? [];
  const posted = outcome.journal
    .filter((line) => line.journal === journal && line.event === event && line.side === "dr")
    .map(({ account, amount }) => (account === posting?.debit ? Number(amount) : -Number(amount)));
  expect(Number(found.amount)).toBeCloseTo(
    posted.reduce((a, b) => a + b, 0),
    6,
  );
  return found;
}

describe("an explained posting", () => {
  it("says of each deal what came about and what had before", async () => {
    const explanation = await explained("cost", "amortising", "2026-03");
    expect(renderTree(viewsOf(explanation).tree()).split("\n")).toEqual([
      "cost, on amortising = 402.78 USD  [line 1]",
      "├─ D1 in 2026-03 = 400.00 USD  [line 1]",
      "│  ├─ 3 of 36 months by the end of 2026-03 = 600.00 USD  [line 1]",
      "│  │  └─ commission on D1 by the end of 2026-03 = 7,200.00 USD  [deals:2]",
      "│  └─ 2 of 36 months by the end of the month before = 200.00 USD  [line 1]",
      "│     └─ commission on D1 by the end of the month before = 3,600.00 USD  [deals:1]",
      "└─ D2 in 2026-03 = 2.78 USD  [line 1]",
      "   ├─ 2 of 36 months by the end of 2026-03 = 5.56 USD  [line 1]",
      "   │  └─ commission on D2 by the end of 2026-03 = 100.00 USD  [deals:3]",
      "   └─ 1 of 36 months by the end of the month before = 2.78 USD  [line 1]",
      "      └─ commission on D2 by the end of the month before = 100.00 USD  [deals:3]",
    ]);
    expect(explanation.journal).toEqual({ name: "cost", event: "amortising" });
  });

  it("gives its amount again, whatever the event, over several months too", async () => {
    const churned = [...deals, { ...deals[1], id: "D3", churned: "2026-05-02" }];
    for (const period of ["2026-03", "2026-Q1", "2026-H1", "2026"]) {
      for (const event of ["earning", "amortising", "writeoff"] as const) {
        if (event === "writeoff" && !["2026-H1", "2026"].includes(period)) continue;
        viewsOf(await explained("cost", event, period, churned));
      }
      viewsOf(await explained("accrual", "earning", period));
      viewsOf(await explained("accrual", "payment", period));
    }
  });

  it("is refused for a journal that is not there, and where nothing was posted", async () => {
    const ruleSet = plan("days");
    const facts = factsOf(ruleSet, { deals: deals.slice(0, 1) });
    const of = async (journal: string, event: JournalEvent, period: string) => {
      const found = await explainPosting(ruleSet, facts, { journal, event, payee: "ann", period });
      return "faults" in found ? found.faults.map(({ code }) => code) : viewsOf(found).flat().length;
    };
    expect(await of("none", "earning", "2026-03")).toEqual(["unknown-journal"]);
    expect(await of("cost", "earning", "2026-03")).toEqual(["nothing-to-explain"]);
    expect(await of("cost", "earning", "soon")).toEqual(["unknown-period"]);
    // A weight for each of 37 months, twice.
    expect(await of("cost", "amortising", "2026-03")).toBeGreaterThan(74);
  });
});
