/**
 * Laws of what payees divide, over deals and rosters that fast-check invents: what is shared is paid to the
 * cent, prizes are conserved under pooled ties, no budget is exceeded, a team's number is its members',
 * currencies do not mix, and the order of rows is nothing.
 */

import {
  calculate,
  exact,
  type FactRecord,
  factsFromRecords,
  type Outcome,
  sumDecimals,
} from "@attain/engine";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deals, rates, rosters, ruleSet } from "./dividing-plan.js";

async function run(
  roster: readonly FactRecord[],
  rows: readonly FactRecord[],
  fx: readonly FactRecord[] = rates("1.1", "0.0064"),
): Promise<Outcome> {
  const read = factsFromRecords(ruleSet, { payees: roster, deals: rows, fx }, { mayBeEmpty: () => true });
  expect(read.faults).toEqual([]);
  const outcome = await calculate(ruleSet, read.facts, { period: "2026-Q1" });
  expect(outcome.faults).toEqual([]);
  return outcome;
}

function paid({ payouts }: Outcome, component: string): string {
  const amounts = payouts.filter((line) => line.component === component).map(({ amount }) => amount);
  return sumDecimals(amounts);
}

const sum = (texts: readonly string[]) =>
  texts.reduce((total, text) => exact.add(total, exact.fromText(text)), exact.zero);

const runs = { numRuns: 25 };

const inputs = [rosters, deals] as const;

it("pays what is shared to the cent", async () => {
  await fc.assert(
    fc.asyncProperty(...inputs, async (roster, rows) => {
      const outcome = await run(roster, rows);
      expect(paid(outcome, "largest")).toBe("100.00");
      expect(paid(outcome, "running")).toBe("100.01");
      expect(paid(outcome, "back")).toBe("-7.00");
      const teams = new Set(roster.filter(({ left }) => left === null).map(({ team }) => team));
      expect(paid(outcome, "by_team")).toBe(teams.size === 2 ? "6.66" : "3.33");
    }),
    runs,
  );
});

it("conserves prizes where those who tie share the places they take up", async () => {
  await fc.assert(
    fc.asyncProperty(...inputs, async (roster, rows) => {
      expect(paid(await run(roster, rows), "pooled")).toBe("15.04");
    }),
    runs,
  );
});

it("exceeds no budget, and spends all of it where more is asked", async () => {
  await fc.assert(
    fc.asyncProperty(...inputs, async (roster, rows) => {
      const outcome = await run(roster, rows);
      const asked = sum(outcome.figures.filter(({ name }) => name === "asked").map(({ value }) => value));
      const budget = exact.fromText("50");
      const isMore = exact.compare(asked, budget) > 0;
      for (const name of ["cut", "scaled"]) {
        const spent = exact.fromText(paid(outcome, name));
        expect(exact.compare(spent, isMore ? budget : asked), name).toBe(0);
      }
      expect(exact.compare(exact.fromText(paid(outcome, "stops")), budget)).toBeLessThanOrEqual(0);
    }),
    runs,
  );
});

it("makes a team's number of its members', and the plan's of its teams'", async () => {
  await fc.assert(
    fc.asyncProperty(...inputs, async (roster, rows) => {
      const { figures } = await run(roster, rows);
      const of = (wanted: string) =>
        sum(
          figures
            .filter(({ name, period }) => name === wanted && period === "2026-Q1")
            .map(({ value }) => value),
        );
      expect(exact.compare(of("team_bookings"), of("bookings"))).toBe(0);
      expect(exact.compare(of("everything"), of("bookings"))).toBe(0);
    }),
    runs,
  );
});

it("mixes no currencies: a rate moves the amounts of its own currency, in proportion", async () => {
  await fc.assert(
    fc.asyncProperty(...inputs, async (roster, rows) => {
      const everything = async (eur: string, jpy: string) => {
        const { figures } = await run(roster, rows, rates(eur, jpy));
        const line = figures.find(({ name, period }) => name === "everything" && period === "2026-Q1");
        return exact.fromText(line?.value ?? "0");
      };
      const euros = sum(
        rows
          .filter(({ amount }) => `${amount}`.endsWith("EUR"))
          .map(({ amount }) => `${amount}`.slice(0, -4)),
      );
      const moved = exact.subtract(await everything("3.1", "0.0064"), await everything("1.1", "0.0064"));
      expect(exact.compare(moved, exact.multiply(euros, exact.fromText("2")))).toBe(0);
    }),
    runs,
  );
});

it("asks nothing of the order of rows", async () => {
  const sorted = ({ payouts, figures }: Outcome) =>
    [payouts, figures].map((lines) => lines.map((line) => JSON.stringify(line)).sort());
  await fc.assert(
    fc.asyncProperty(...inputs, fc.infiniteStream(fc.nat()), async (roster, rows, numbers) => {
      const shuffled = <Row>(list: readonly Row[]): Row[] =>
        list
          .map((row) => ({ row, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
      const outcome = await run(roster, rows);
      expect(sorted(await run(shuffled(roster), shuffled(rows)))).toEqual(sorted(outcome));
    }),
    runs,
  );
});
