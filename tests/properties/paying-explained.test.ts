/** Explanations of what was paid, over the plans and histories of the laws of paying. */

import { explainPayouts, factsFromRecords, type LedgerEntry, paidSentences } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type History, histories } from "./paying-facts.js";
import { type Plan, plans, ruleSetOf } from "./paying-plans.js";
import { cents, payRun } from "./paying-runs.js";

const cases = (count: number) => ({
  numRuns: Math.ceil(count * Number(process.env.ATTAIN_CASES ?? 1)),
  seed: Number(process.env.ATTAIN_SEED ?? 1),
});

async function explained(plan: Plan, history: History, payee: string) {
  const ruleSet = ruleSetOf(plan);
  const of = (source: string) => history.filter((row) => row.source === source).map(({ record }) => record);
  const records = { payees: of("payees"), deals: of("deals"), receipts: of("receipts"), fx: of("fx") };
  const { facts } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
  const paid = await explainPayouts(ruleSet, facts, { payee, period: "2026" });
  if ("faults" in paid) throw new Error(JSON.stringify(paid.faults));
  return paid;
}

const ofEntry = ({ payPeriod: period, kind, component, earningPeriod, amount }: LedgerEntry) =>
  [period, kind, component, earningPeriod, amount].join(" ");

describe("explanations of what was paid", () => {
  it("are of every entry of the ledger, and the deals account for what was earned", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), async (plan, history) => {
        const { ledger } = await payRun(ruleSetOf(plan), history, "2026");
        for (const payee of ["ann", "bob"]) {
          const paid = await explained(plan, history, payee);
          expect(
            paid.flatMap(({ period, entries }) =>
              entries.map(({ kind, component, earningPeriod, amount }) =>
                [period, kind, component, earningPeriod, amount].join(" "),
              ),
            ),
          ).toEqual(ledger.filter((entry) => entry.payee === payee).map(ofEntry));
          for (const entry of paid.flatMap(({ entries }) => entries)) {
            if (entry.kind !== "earned" && entry.kind !== "clawedBack") continue;
            expect(entry.rest).toBeUndefined();
            const { before, now } = entry.noDeal ?? { before: "0.00", now: "0.00" };
            const changes = entry.deals.map((deal) => cents(deal.now) - cents(deal.before));
            expect([...changes, cents(now) - cents(before)].reduce((sum, each) => sum + each, 0)).toBe(
              cents(entry.amount),
            );
          }
        }
      }),
      cases(40),
    );
  });

  it("name what has changed of each deal that has a new row, and are sentences", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), async (plan, history) => {
        for (const each of await explained(plan, history, "ann")) {
          for (const { deals } of each.entries) {
            for (const { cause, changes } of deals) {
              if (cause === "changed") expect(changes.length).toBeGreaterThan(0);
              else expect(changes).toEqual([]);
            }
          }
          for (const { text, deals } of paidSentences(each)) {
            expect([text, ...deals].join(" ")).not.toMatch(/undefined|NaN/);
          }
        }
      }),
      cases(40),
    );
  });
});
