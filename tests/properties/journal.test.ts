/** Laws of books, over plans and deals that fast-check invents: late rows, corrections, cancellations, churn. */

import { compilePlan } from "@attain/dsl";
import {
  calculate,
  exact,
  type FactRecord,
  factsFromRecords,
  type JournalLine,
  type Outcome,
  type RuleSet,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface Spread {
  readonly until: "" | "until churned" | "until lost";
  readonly months: number;
  readonly split: "equally" | "by days" | "by 200 - instalment";
  readonly leftover: "largest" | "first" | "last" | "running";
  readonly tiers: "marginal" | "retroactive" | "reached";
  readonly per: "month" | "quarter";
  readonly where: boolean;
}

const spreads: fc.Arbitrary<Spread> = fc.record({
  until: fc.constantFrom("", "until churned", "until lost"),
  months: fc.integer({ min: 1, max: 40 }),
  split: fc.constantFrom("equally", "by days", "by 200 - instalment"),
  leftover: fc.constantFrom("largest", "first", "last", "running"),
  tiers: fc.constantFrom("marginal", "retroactive", "reached"),
  per: fc.constantFrom("month", "quarter"),
  where: fc.boolean(),
});

function ruleSetOf({ until, months, split, leftover, tiers, per, where }: Spread): RuleSet {
  const text = `language 1
plan books { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals {
  id : text key  rep : payee  partner : payee optional  amount : money  closed : date
  churned : date optional  lost : yesno default no  renewal : yesno default no
}
credit sale of deals on closed { worth amount  to partner 30% if any  to rep rest }
tiers rate ${tiers} { from 0 USD : 3%  from 5_000 USD : 7%  from 20_000 USD : 11% }
measure sales per ${per} = sum(sale)
component commission per ${per} { pay sales at rate(sales)  paid per ${per} }
payout per month { pay commission }
journal cost of commission {
  ${where ? "where not renewal" : ""}
  over ${months} months from closed ${until} ${split} leftover ${leftover}
  dr "Asset" cr "Payable" on earning
  dr "Expense" cr "Asset" on amortising
  ${until === "" ? "" : 'dr "Loss" cr "Asset" on writeoff'}
}
journal accrual of commission {
  dr "Expense" cr "Payable" on earning
  dr "Payable" cr "Cash" on payment
}`;
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return ruleSet;
}

type Deal = FactRecord & { readonly id: string; readonly known: string };

const day = (from: number, through: number) =>
  fc
    .integer({ min: from, max: through })
    .map((number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10));

/** A deal as it became known, and up to two later states of it, all of them within the year. */
const deals: fc.Arbitrary<readonly Deal[]> = fc
  .array(
    fc.record({
      rep: fc.constantFrom("ann", "bob"),
      partner: fc.constantFrom("ann", "cyd", null),
      closed: day(1, 120),
      renewal: fc.boolean(),
      states: fc.array(
        fc.record({
          cents: fc.integer({ min: -300_000, max: 2_500_000 }),
          later: fc.integer({ min: 0, max: 75 }),
          churned: fc.option(day(1, 365), { nil: null }),
          lost: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.flatMap(({ rep, partner, closed, renewal, states }, index) => {
      let known = Date.parse(closed);
      return states.map(({ cents, later, churned, lost }, state): Deal => {
        // No two states of a deal become known on one day.
        known += (later + (state > 0 ? 1 : 0)) * 86_400_000;
        return {
          id: `D${index}`,
          rep,
          partner,
          closed,
          renewal,
          amount: `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`,
          churned,
          lost: state > 0 && lost,
          known: new Date(known).toISOString().slice(0, 10),
        };
      });
    }),
  );

async function run(ruleSet: RuleSet, rows: readonly Deal[], period: string): Promise<Outcome> {
  const { facts, faults } = factsFromRecords(ruleSet, { deals: rows }, { mayBeEmpty: () => true });
  expect(faults).toEqual([]);
  const outcome = await calculate(ruleSet, facts, { period });
  expect(outcome.faults).toEqual([]);
  return outcome;
}

const sum = (texts: readonly string[]) =>
  texts.reduce((total, text) => exact.add(total, exact.fromText(text)), exact.zero);

const amountsOf = (lines: readonly JournalLine[], wanted: Partial<JournalLine>) =>
  sum(
    lines
      .filter((line) =>
        Object.entries(wanted).every(([key, value]) => line[key as keyof JournalLine] === value),
      )
      .map(({ amount }) => amount),
  );

const isSame = (a: exact.Fraction, b: exact.Fraction) => exact.equal(a, b);

const runs = { numRuns: 25 };

describe("books", () => {
  it("balance in every journal and month, and no amount is below zero", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const { journal } = await run(ruleSetOf(spread), rows, "2026");
        for (const key of new Set(journal.map((line) => `${line.journal}/${line.period}/${line.payee}`))) {
          const [name, period, payee] = key.split("/");
          const of = { journal: name ?? "", period: period ?? "", payee: payee ?? "" };
          const [debits, credits] = [
            amountsOf(journal, { ...of, side: "dr" }),
            amountsOf(journal, { ...of, side: "cr" }),
          ];
          expect(isSame(debits, credits)).toBe(true);
        }
        expect(journal.every(({ amount }) => exact.sign(exact.fromText(amount)) > 0)).toBe(true);
      }),
      runs,
    );
  });

  it("roll forward: opening + capitalised - amortised - written off = closing, the next month's opening", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const { rollForward } = await run(ruleSetOf(spread), rows, "2026");
        const closings = new Map<string, string>();
        for (const line of rollForward) {
          const { opening, capitalised, amortised, writtenOff, closing } = line;
          const gone = exact.add(exact.fromText(amortised), exact.fromText(writtenOff));
          const came = exact.add(exact.fromText(opening), exact.fromText(capitalised));
          expect(isSame(exact.subtract(came, gone), exact.fromText(closing))).toBe(true);
          const deal = `${line.payee} ${line.credit} ${line.key}`;
          expect(opening).toBe(closings.get(deal) ?? "0.00");
          closings.set(deal, closing);
        }
      }),
      runs,
    );
  });

  it("amortised + written off + remaining = capitalised = what the deals earned", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const { rollForward, figures } = await run(ruleSetOf({ ...spread, where: false }), rows, "2026");
        const total = (part: "capitalised" | "amortised" | "writtenOff" | "closing", of = rollForward) =>
          sum(of.map((line) => line[part]));
        const remaining = total(
          "closing",
          rollForward.filter(({ period }) => period === "2026-12"),
        );
        const spent = exact.add(total("amortised"), total("writtenOff"));
        expect(isSame(exact.add(spent, remaining), total("capitalised"))).toBe(true);
        const earned = sum(figures.filter(({ name }) => name === "commission").map(({ value }) => value));
        expect(isSame(total("capitalised"), earned)).toBe(true);
      }),
      runs,
    );
  });

  it("plan every cent: a schedule comes to what became an asset, less what is to be written off", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const { schedules, rollForward } = await run(ruleSetOf(spread), rows, "2026");
        const ofDeal = (line: { payee: string; key: string }) => `${line.payee} ${line.key}`;
        for (const deal of new Set(schedules.map(ofDeal))) {
          const months = schedules.filter((line) => ofDeal(line) === deal);
          const capitalised = sum(
            rollForward.filter((line) => ofDeal(line) === deal).map((line) => line.capitalised),
          );
          const left = exact.fromText(months.at(-1)?.remaining ?? "0");
          expect(isSame(exact.add(sum(months.map(({ amount }) => amount)), left), capitalised)).toBe(true);
          if (spread.until === "") expect(exact.isZero(left)).toBe(true);
          if (spread.until === "" && spread.split !== "by days") expect(months).toHaveLength(spread.months);
        }
      }),
      runs,
    );
  });

  it("take back everything when every deal is cancelled", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const cancelled = [...new Map(rows.map((row) => [row.id, row])).values()].map((row) => ({
          ...row,
          amount: "0",
          known: "2026-12-20",
        }));
        const earlier = rows.filter(({ known }) => known < "2026-12-20");
        const { journal, schedules } = await run(ruleSetOf(spread), [...earlier, ...cancelled], "2026");
        for (const account of new Set(journal.map((line) => line.account))) {
          const of = { account };
          const debits = amountsOf(journal, { ...of, side: "dr" });
          expect(isSame(debits, amountsOf(journal, { ...of, side: "cr" }))).toBe(true);
        }
        expect(schedules).toEqual([]);
      }),
      runs,
    );
  });

  it("do not depend on the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, fc.infiniteStream(fc.nat()), async (spread, rows, numbers) => {
        const ruleSet = ruleSetOf(spread);
        const shuffled = rows
          .map((row) => ({ row, place: numbers.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ row }) => row);
        const books = ({ journal, schedules, rollForward }: Outcome) => ({ journal, schedules, rollForward });
        expect(books(await run(ruleSet, shuffled, "2026"))).toEqual(books(await run(ruleSet, rows, "2026")));
      }),
      runs,
    );
  });

  it("month by month are the year at once", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const ruleSet = ruleSetOf(spread);
        const year = await run(ruleSet, rows, "2026");
        const journal: JournalLine[] = [];
        const rollForward: Outcome["rollForward"][number][] = [];
        for (let month = 1; month <= 12; month += 1) {
          const outcome = await run(ruleSet, rows, `2026-${String(month).padStart(2, "0")}`);
          journal.push(...outcome.journal);
          rollForward.push(...outcome.rollForward);
        }
        expect(journal).toEqual(year.journal);
        expect(rollForward).toEqual(year.rollForward);
      }),
      { numRuns: 10 },
    );
  });

  it("end at what the facts say, however they became known", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        // A condition is seen month by month, so when it became known is a fact of its own.
        fc.pre(spread.until !== "until lost");
        const ruleSet = ruleSetOf(spread);
        const last = new Map(rows.map((row) => [row.id, row]));
        const atOnce = [...last.values()].map((row) => ({ ...row, known: String(row.closed) }));
        const learned = await run(ruleSet, rows, "2026");
        const known = await run(ruleSet, atOnce, "2026");
        const balance = ({ journal }: Outcome, name: string, account: string) =>
          exact.subtract(
            amountsOf(journal, { journal: name, account, side: "dr" }),
            amountsOf(journal, { journal: name, account, side: "cr" }),
          );
        for (const account of ["Asset", "Expense", "Loss", "Payable", "Cash"]) {
          for (const name of ["cost", "accrual"]) {
            expect(isSame(balance(learned, name, account), balance(known, name, account))).toBe(true);
          }
        }
        expect(learned.schedules).toEqual(known.schedules);
      }),
      runs,
    );
  });

  it("have nothing left in them when every life has ended", async () => {
    await fc.assert(
      fc.asyncProperty(spreads, deals, async (spread, rows) => {
        const ruleSet = ruleSetOf({ ...spread, months: 1 + (spread.months % 12) });
        const { rollForward } = await run(ruleSet, rows, "2028-01");
        expect(rollForward).toEqual([]);
        let amortised = exact.zero;
        let capitalised = exact.zero;
        for (const year of ["2026", "2027"]) {
          const { rollForward: lines } = await run(ruleSet, rows, year);
          const gone = [...lines.map((line) => line.amortised), ...lines.map((line) => line.writtenOff)];
          amortised = exact.add(amortised, sum(gone));
          capitalised = exact.add(capitalised, sum(lines.map((line) => line.capitalised)));
        }
        expect(isSame(amortised, capitalised)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});
