import { describe, expect, it } from "vitest";
import { controlTotals } from "./control-totals.js";
import type { Facts } from "./facts/facts.js";
import type { Outcome } from "./outcome.js";

const table = (source: string, rowCount: number) => {
  return { source, rowCount, columns: new Map(), origin: () => ({ file: source, line: 1 }) };
};
const facts: Facts = {
  tables: new Map([["deals", table("deals", 3)]]),
  fixed: [],
  parameters: new Map(),
};
const paid = (payee: string, period: string, amount: string) => {
  return { payee, period, component: "commission", amount, currency: "USD" };
};
const outcome: Outcome = {
  plan: "small",
  period: "2026-Q1",
  payouts: [paid("ann", "2026-01", "10.10"), paid("bob", "2026-01", "-0.20"), paid("ann", "2026-02", "5.00")],
  figures: [{ payee: "ann", period: "2026-01", name: "bookings", value: "7" }],
  awards: [],
  credits: [],
  lines: [],
  journal: [],
  schedules: [],
  rollForward: [],
  ledger: [],
  faults: [],
};

describe("control totals", () => {
  it("count and add up what is paid", async () => {
    expect(await controlTotals(outcome, facts)).toEqual({
      rows: [{ source: "deals", count: 3 }],
      payees: 2,
      payouts: 3,
      totals: [
        { period: "2026-01", component: "commission", currency: "USD", amount: "9.90" },
        { period: "2026-02", component: "commission", currency: "USD", amount: "5.00" },
      ],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("add up a hundred thousand payouts", async () => {
    const payouts = Array.from({ length: 200_000 }, (_, index) => paid(`p${index}`, "2026-01", "0.01"));
    expect((await controlTotals({ ...outcome, payouts }, facts)).totals[0]?.amount).toBe("2000.00");
  });

  it("have one digest for one result, however it was written down", async () => {
    const { digest } = await controlTotals(outcome, facts);
    const turned = outcome.payouts.map(({ payee, period, component, amount, currency }) => ({
      currency,
      amount,
      component,
      period,
      payee,
    }));
    const credit = { credit: "booking", payee: "ann", date: "2026-01-01", key: "D1", share: "1", value: "7" };
    const credits = [{ ...credit, kind: "to" as const, file: "deals.csv", line: 2 }];
    expect((await controlTotals({ ...outcome, payouts: turned, credits }, facts)).digest).toBe(digest);
    const other = [paid("ann", "2026-01", "10.11"), ...outcome.payouts.slice(1)];
    expect((await controlTotals({ ...outcome, payouts: other }, facts)).digest).not.toBe(digest);
    expect((await controlTotals({ ...outcome, figures: [] }, facts)).digest).not.toBe(digest);
  });
});
