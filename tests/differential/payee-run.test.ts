/** One payee alone comes to what the payee comes to among everybody, also after a change of the payee's rows. */

import { compilePlan } from "@attain/dsl";
import {
  bind,
  evaluateOutcome,
  type Facts,
  factsFromRecords,
  type Outcome,
  PayeeRun,
  prepare,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invented } from "./invented.js";
import { situations } from "./plans-and-facts.js";
import { sameText } from "./same-text.js";

/** Where rows stand in their files is no matter of the payee's. */
const ownLines = ({ payouts, figures, awards, credits, lines }: Outcome): string =>
  sameText({ payouts, figures, awards, credits, lines });

let compared = 0;
let replaced = 0;

async function compare(ruleSet: Parameters<typeof prepare>[0], facts: Facts, period: string): Promise<void> {
  const bound = bind(prepare(ruleSet), facts);
  for (const payee of bound.names.slice(0, 2)) {
    const own = PayeeRun.of(bound, payee, period);
    const found = own?.outcome();
    if (found === undefined || "uncovered" in found) continue;
    compared += 1;
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period, payees: [payee] });
    expect({ payee, period, lines: ownLines(found.outcome) }).toEqual({
      payee,
      period,
      lines: ownLines(outcome),
    });
  }
}

describe("one payee alone", () => {
  it("comes to the same on the plans of the tests", { timeout: 60_000 }, async () => {
    const seen = new Set<string>();
    for (const { name, ruleSet, facts, periods } of situations()) {
      const [file = ""] = name.split(": ");
      const rows = [...facts.tables.values()].reduce((sum, { rowCount }) => sum + rowCount, 0);
      if (seen.has(file) || rows > 1_000) continue;
      seen.add(file);
      await compare(ruleSet, facts, periods[0] ?? "2026");
    }
    expect(compared).toBeGreaterThan(40);
  });

  it("comes to the same on invented plans, and when rows are replaced", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(invented, fc.nat(3), async ({ text, records, period }, which) => {
        const { ruleSet } = compilePlan(text);
        fc.pre(ruleSet !== undefined);
        if (ruleSet === undefined) return;
        const { facts } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
        await compare(ruleSet, facts, period);
        const payee = ["ann", "bob", "E-17", "Zoë"][which] ?? "ann";
        const isOwn = (row: Record<string, unknown>) => [row.rep, row.partner].includes(payee);
        const deals = records.deals ?? [];
        const own = deals.filter(isOwn).map((row) => ({ ...row, amount: "777.77" }));
        const [changed, all] = [own, [...deals.filter((row) => !isOwn(row)), ...own]].map(
          (rows) => factsFromRecords(ruleSet, { ...records, deals: rows }, { mayBeEmpty: () => true }).facts,
        );
        const table = changed?.tables.get("deals");
        const run = PayeeRun.of(bind(prepare(ruleSet), facts), payee, period);
        if (table === undefined || all === undefined || run?.ownRows.has("deals") !== true) return;
        replaced += 1;
        const found = run.outcome(new Map([["deals", table]]));
        if ("uncovered" in found) return;
        const { outcome } = await evaluateOutcome(ruleSet, all, { period, payees: [payee] });
        // A credit says on which line of the file its row stands, which is another one here.
        expect(ownLines({ ...found.outcome, credits: [] })).toBe(ownLines({ ...outcome, credits: [] }));
      }),
      { numRuns: Number(process.env.ATTAIN_CASES ?? "25"), seed: 41 },
    );
    expect(replaced).toBeGreaterThan(5);
  });
});
