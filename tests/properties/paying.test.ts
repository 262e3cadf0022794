/**
 * Laws of paying, over plans, histories and pay runs that fast-check invents. `ATTAIN_CASES=20` tries
 * twenty times as many of them, `ATTAIN_SEED=7` others.
 */

import { type LedgerEntry, type LedgerKind, ledgerKinds } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { cancelled, histories, isoDay, withoutKnowledge } from "./paying-facts.js";
import {
  drawn,
  isCollected,
  isRound,
  isTopped,
  type Plan,
  payingOf,
  plans,
  ruleSetOf,
  ruleSetWithOwn,
} from "./paying-plans.js";
import {
  cents,
  entitled,
  kinds,
  ledgerOf,
  owed,
  type PayRun,
  payRun,
  periodOf,
  sums,
} from "./paying-runs.js";

const factor = Number(process.env.ATTAIN_CASES ?? 0.6);
vi.setConfig({ testTimeout: 120_000 * Math.max(1, factor) });

const cases = (count: number) => ({
  numRuns: Math.ceil(count * factor),
  seed: Number(process.env.ATTAIN_SEED ?? 1),
});

/** Some months of the year and after it, in order; the plan may be another from one to the next. */
const payRuns: fc.Arbitrary<readonly { readonly month: number; readonly plan: Plan }[]> = fc
  .uniqueArray(fc.record({ month: fc.integer({ min: 0, max: 13 }), plan: fc.nat({ max: 1 }) }), {
    maxLength: 4,
    selector: ({ month }) => month,
  })
  .chain((chosen) =>
    fc
      .tuple(plans, plans)
      .map(([first, second]) =>
        [...chosen]
          .sort((a, b) => a.month - b.month)
          .map(({ month, plan }) => ({ month, plan: plan === 0 ? first : second })),
      ),
  );

const compiled = (runs: readonly { readonly month: number; readonly plan: Plan }[]): readonly PayRun[] =>
  runs.map(({ month, plan }) => ({ month, ruleSet: ruleSetOf(plan) }));

const monthly = (plan: Plan, months = 12): readonly PayRun[] =>
  Array.from({ length: months }, (_, month) => ({ month, ruleSet: ruleSetOf(plan) }));

/** By then everything has arrived, and what could wait has come. */
const last = 26;

/** Money that changed hands, but for the rounding of payouts, which is of each pay run. */
const paid: ReadonlySet<LedgerKind> = new Set(ledgerKinds.filter((kind) => kind !== "rounding"));
const given = kinds("forgiven");
const earned = kinds("earned", "clawedBack");

const people = ["ann", "bob"] as const;
const ofPart = ({ payee, component, earningPeriod }: LedgerEntry) => `${payee} ${component} ${earningPeriod}`;
const ofComponent = ({ payee, component }: LedgerEntry) => `${payee} ${component}`;
const monthEnd = (month: number) => isoDay(Date.UTC(2026, month + 1, 0));

describe("what is paid", () => {
  it("ends at what the facts earn, however they and the plan arrived and whenever it was paid", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        const final = { ruleSet: ruleSetOf(plan), month: last };
        const path = await ledgerOf([...compiled(before), final], history);
        const atOnce = await ledgerOf([final], history);
        const kept = kinds("earned", "clawedBack", "held", "released", "lost");
        expect(sums(path, kept, ofPart)).toEqual(sums(atOnce, kept, ofPart));
        expect(sums(path, entitled)).toEqual(sums(atOnce, entitled));
        // What was paid is that, with what was given and what is owed.
        for (const payee of people) {
          const parts = [entitled, given, owed].map((of) => sums(path, of)[payee] ?? 0);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(sums(path, paid)[payee] ?? 0);
        }
        // Nothing is owed where a balance is taken back at once.
        if (isCollected(plan)) {
          expect(sums(path, owed)).toEqual({});
        }
      }),
      cases(160),
    );
  });

  it("is what the components earned, as if all had been known from the start", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        // When a row was learned is a fact of its own where credits become final.
        fc.pre(plan.final === "");
        const ruleSet = ruleSetOf(plan);
        const path = await ledgerOf([...compiled(before), { ruleSet, month: last }], history);
        const { figures } = await payRun(ruleSet, withoutKnowledge(history), "2026");
        const names = new Set(ruleSet.payout.components);
        const amounts = new Map<string, number>();
        for (const { payee, name, value } of figures) {
          if (!names.has(name)) continue;
          const key = `${payee} ${name}`;
          amounts.set(key, (amounts.get(key) ?? 0) + cents(value));
        }
        expect(sums(path, earned, ofComponent)).toEqual(
          Object.fromEntries([...amounts].filter(([, amount]) => amount !== 0)),
        );
      }),
      cases(100),
    );
  });

  it("month by month is the year at once", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), async (plan, history) => {
        const months = await ledgerOf(monthly(plan), history);
        const year = await payRun(ruleSetOf(plan), history, "2026");
        expect(months).toEqual(year.ledger);
        const fresh = await payRun(ruleSetOf(plan), history, "2026", []);
        expect(fresh.payouts).toEqual(year.payouts);
      }),
      cases(100),
    );
  });

  it("is paid back when everything is cancelled, and no more than it", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        // Guaranteed pay needs no deals.
        fc.pre(!isTopped(plan) && plan.bonus !== "month" && plan.bonus !== "pool" && plan.final === "");
        const ruleSet = ruleSetOf(plan);
        // What is paid each quarter is looked at again when one ends.
        const month = last + 3;
        const all = cancelled(history, monthEnd(month), month);
        const path = await ledgerOf([...compiled(before), { ruleSet, month: last }, { ruleSet, month }], all);
        expect(sums(path, entitled)).toEqual({});
        for (const payee of people) {
          const money = sums(path, paid)[payee] ?? 0;
          expect(money).toBe((sums(path, owed)[payee] ?? 0) + (sums(path, given)[payee] ?? 0));
        }
        if (isCollected(plan)) {
          expect(sums(path, paid)).toEqual(sums(path, given));
        }
      }),
      cases(100),
    );
  });

  it("is never less than nothing: only what was paid is taken back", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        fc.pre(![plan, ...before.map((run) => run.plan)].some(isRound));
        const path = await ledgerOf(
          [...compiled(before), { ruleSet: ruleSetOf(plan), month: last }],
          history,
        );
        for (const period of new Set(path.map(({ payPeriod }) => payPeriod))) {
          const money = sums(
            path.filter(({ payPeriod }) => payPeriod <= period),
            paid,
          );
          for (const sum of Object.values(money)) expect(sum).toBeGreaterThanOrEqual(0);
        }
      }),
      cases(100),
    );
  });
});

describe("a payout", () => {
  it("is never below nothing where a balance is carried, and holds no more than was earned", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (any, before, history) => {
        const plan = { ...any, negative: "carried", round: "", pay: "" } as const;
        const runs = before.map((run) => ({
          ...run,
          plan: { ...run.plan, negative: "carried", round: "", pay: "" } as const,
        }));
        const path = await ledgerOf([...compiled(runs), { ruleSet: ruleSetOf(plan), month: last }], history);
        for (const period of new Set(path.map(({ payPeriod }) => payPeriod))) {
          const now = path.filter((entry) => entry.payPeriod === period && entry.kind !== "paidAhead");
          for (const sum of Object.values(sums(now, undefined))) expect(sum).toBeGreaterThanOrEqual(0);
        }
        const held = sums(path, kinds("held", "released"));
        const all = sums(path, earned);
        for (const payee of people) {
          expect(-(held[payee] ?? 0)).toBeGreaterThanOrEqual(0);
          expect(-(held[payee] ?? 0)).toBeLessThanOrEqual(all[payee] ?? 0);
        }
      }),
      cases(80),
    );
  });

  it("of a payee's own is as if it was the plan's, and nobody else's", async () => {
    await fc.assert(
      fc.asyncProperty(plans, plans, histories(true), async (any, own, history) => {
        const general = { ...any, pay: "" } as const;
        const personal = { ...general, ...payingOf(own) };
        const both = await payRun(ruleSetWithOwn(general, personal, "ann"), history, "2026");
        const ofPayee = (entries: readonly LedgerEntry[], payee: string) =>
          entries.filter((entry) => entry.payee === payee).map(({ sequence: _, ...entry }) => entry);
        for (const [payee, plan] of [["ann", personal] as const, ["bob", general] as const]) {
          const alone = await payRun(ruleSetOf(plan), history, "2026");
          expect(ofPayee(both.ledger, payee)).toEqual(ofPayee(alone.ledger, payee));
          const lines = ({ payouts }: typeof both) => payouts.filter((line) => line.payee === payee);
          expect(lines(both)).toEqual(lines(alone));
        }
      }),
      cases(40),
    );
  });
});

describe("pay in another currency", () => {
  const inEuros = (entries: readonly LedgerEntry[]) =>
    entries.filter(({ paid }) => paid !== undefined).map((entry) => ({ ...entry, amount: entry.paid ?? "" }));
  const isEarning = ({ earningPeriod }: LedgerEntry) => earningPeriod !== "";

  it("at the rates of earning ends at what the facts earn", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (any, before, history) => {
        const plan = { ...any, pay: "in EUR on earning" } as const;
        const final = { ruleSet: ruleSetOf(plan), month: last };
        const earlier = compiled(before.map((run) => ({ ...run, plan: { ...run.plan, pay: plan.pay } })));
        const path = inEuros(await ledgerOf([...earlier, final], history)).filter(isEarning);
        const atOnce = inEuros(await ledgerOf([final], history)).filter(isEarning);
        expect(sums(path, undefined, ofPart)).toEqual(sums(atOnce, undefined, ofPart));
      }),
      cases(80),
    );
  });

  it("at the rates of earning is paid back to the cent when everything is cancelled", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (any, before, history) => {
        const plan = { ...any, pay: "in EUR on earning", bonus: "", final: "", round: "" } as const;
        fc.pre(!isTopped(plan));
        const month = last + 3;
        const ruleSet = ruleSetOf(plan);
        const all = cancelled(history, monthEnd(month), month);
        const earlier = compiled(before.map((run) => ({ ...run, plan: { ...plan, draw: run.plan.draw } })));
        const path = await ledgerOf([...earlier, { ruleSet, month: last }, { ruleSet, month }], all);
        expect(sums(inEuros(path).filter(isEarning), undefined)).toEqual({});
        // A balance of nothing is worth nothing.
        if (isCollected(plan)) expect(sums(inEuros(path), owed)).toEqual({});
      }),
      cases(60),
    );
  });

  it("on the pay date is the whole payout at that day's rate, rounded once", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), async (any, history) => {
        const plan = { ...any, pay: "in EUR on payday", round: "" } as const;
        const { ledger, payouts } = await payRun(ruleSetOf(plan), history, "2026");
        for (const { payee, period } of payouts) {
          const own = ledger.filter((entry) => entry.payee === payee && entry.payPeriod === period);
          const dollars =
            sums(
              own.filter(({ kind }) => kind !== "paidAhead"),
              undefined,
            )[payee] ?? 0;
          const lines = payouts.filter((line) => line.payee === payee && line.period === period);
          const euros = lines.reduce((sum, { amount }) => sum + cents(amount), 0);
          const [, rate] = history
            .filter(
              ({ source, record }) =>
                source === "fx" && String(record.from) <= monthEnd(Number(period.slice(5)) - 1),
            )
            .map(({ record }): [string, number] => [String(record.from), cents(String(record.eur))])
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .at(-1) ?? ["", 0];
          expect(Math.abs(euros - (dollars * rate) / 100)).toBeLessThanOrEqual(0.5);
          expect(new Set(lines.map(({ currency }) => currency))).toEqual(new Set(["EUR"]));
        }
      }),
      cases(50),
    );
  });
});

describe("the books of what is paid", () => {
  it("balance, and what is payable is what was earned and not paid", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), async (any, history) => {
        const plan = { ...any, bonus: "", pay: "" } as const;
        const { journal, ledger } = await payRun(ruleSetOf(plan, true), history, "2026");
        const posted = (payee: string, month: number, account: string | undefined, side: "dr" | "cr") =>
          journal
            .filter((line) => line.payee === payee && line.period <= periodOf(month) && line.side === side)
            .filter((line) => account === undefined || line.account === account)
            .reduce((sum, { amount }) => sum + cents(amount), 0);
        for (const payee of people) {
          for (let month = 0; month < 12; month += 1) {
            expect(posted(payee, month, undefined, "dr")).toBe(posted(payee, month, undefined, "cr"));
            const own = ledger.filter((entry) => entry.payee === payee && entry.payPeriod <= periodOf(month));
            const money = sums(own, undefined)[payee] ?? 0;
            const cash = posted(payee, month, "Cash", "cr") - posted(payee, month, "Cash", "dr");
            expect(cash).toBe(money);
          }
          const expense = posted(payee, 11, "Expense", "dr") - posted(payee, 11, "Expense", "cr");
          expect(expense).toBe(sums(ledger, earned)[payee] ?? 0);
        }
      }),
      cases(50),
    );
  });
});

describe("balances of draws", () => {
  it("never grow by recovery, and never fall below nothing", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, payRuns, histories(false), async (plan, before, history) => {
        const some = await ledgerOf(compiled(before), history);
        const after = Math.max(-1, ...before.map(({ month }) => month)) + 1;
        const months = monthly(plan, 15).filter(({ month }) => month >= after);
        for (const path of [await ledgerOf(months, history, some), await ledgerOf(monthly(plan), history)]) {
          const balances = new Map<string, number>();
          for (const period of new Set(path.map(({ payPeriod }) => payPeriod))) {
            const now = path.filter(({ payPeriod }) => payPeriod === period);
            for (const payee of people) {
              const of = (...names: readonly LedgerKind[]) => sums(now, kinds(...names))[payee] ?? 0;
              const grown = (balances.get(payee) ?? 0) + of("paidAhead");
              const recovered = -of("recovered");
              expect(recovered).toBeGreaterThanOrEqual(0);
              const after = grown + of("advanced") - recovered;
              expect(after).toBeGreaterThanOrEqual(0);
              balances.set(payee, after);
            }
          }
        }
      }),
      cases(40),
    );
  });

  it("are recovered only from pay above a draw in force", async () => {
    await fc.assert(
      fc.asyncProperty(drawn, histories(true), async (plan, history) => {
        fc.pre(!isRound(plan) && plan.pay === "" && plan.bonus === "" && !plan.draw.includes("advance"));
        const amount = 100 * Number(/draw (\d+) USD/.exec(plan.draw)?.[1] ?? 0);
        const through = /through (\S+)/.exec(plan.draw)?.[1] ?? "2026-12-31";
        const { ledger, payouts } = await payRun(ruleSetOf(plan), history, "2026");
        for (const { payPeriod, payee, kind } of ledger) {
          if (kind !== "recovered" || payPeriod > through.slice(0, 7)) continue;
          // Whoever has left has no draw any more.
          const gone = history.some(
            ({ source, record }) =>
              source === "payees" && record.id === payee && (record.left !== null || record.active === false),
          );
          const lines = payouts.filter((line) => line.payee === payee && line.period === payPeriod);
          if (gone) continue;
          expect(lines.reduce((sum, line) => sum + cents(line.amount), 0)).toBeGreaterThanOrEqual(amount);
        }
      }),
      cases(60),
    );
  });
});

describe("a pay run", () => {
  it("of a period that was paid pays nothing and writes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(false), fc.nat({ max: 11 }), async (plan, history, month) => {
        const ruleSet = ruleSetOf(plan);
        const ledger = await ledgerOf(monthly(plan, month + 1), history);
        fc.pre(ledger.at(-1)?.payPeriod === periodOf(month));
        for (const period of new Set([periodOf(month), "2026-01"])) {
          const again = await payRun(ruleSet, history, period, ledger);
          expect(again.payouts).toEqual([]);
          expect(again.ledger).toEqual([]);
        }
      }),
      cases(60),
    );
  });

  it("as of an earlier day gives what it gave then", async () => {
    await fc.assert(
      fc.asyncProperty(plans, histories(true), fc.nat({ max: 11 }), async (plan, history, month) => {
        const ruleSet = ruleSetOf(plan);
        const day = monthEnd(month);
        const learned = [...history].sort((a, b) => (a.record.known < b.record.known ? -1 : 1));
        const then = learned.filter(({ record }) => record.known <= day);
        const ledger = await ledgerOf(monthly(plan, month), then);
        for (const period of [periodOf(month), "2026"]) {
          const now = await payRun(ruleSet, learned, period, ledger, day);
          expect(JSON.stringify(now)).toBe(JSON.stringify(await payRun(ruleSet, then, period, ledger)));
        }
      }),
      cases(60),
    );
  });

  it("adds to the ledger, number by number, in its own period, currency and amounts that are not nought", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        const path = await ledgerOf(
          [...compiled(before), { ruleSet: ruleSetOf(plan), month: last }],
          history,
        );
        expect(path.map(({ sequence }) => sequence)).toEqual(path.map((_, index) => index + 1));
        const months = new Set([...before.map(({ month }) => periodOf(month)), periodOf(last)]);
        for (const entry of path) {
          expect(months.has(entry.payPeriod)).toBe(true);
          expect(entry).toMatchObject({ plan: "paying", currency: "USD" });
          expect(Math.abs(cents(entry.amount)) + Math.abs(cents(entry.paid ?? "0"))).not.toBe(0);
        }
      }),
      cases(60),
    );
  });

  it("shows a payee the money that the ledger has, and the balances that it leaves", async () => {
    await fc.assert(
      fc.asyncProperty(plans, payRuns, histories(false), async (plan, before, history) => {
        const ruleSet = ruleSetOf(plan);
        const ledger = await ledgerOf(compiled(before), history);
        const period = periodOf(Math.max(-1, ...before.map(({ month }) => month)) + 1);
        const run = await payRun(ruleSet, history, period, ledger);
        const all = [...ledger, ...run.ledger];
        for (const payee of people) {
          const own = <T extends { readonly payee: string }>(of: readonly T[]) =>
            of.filter((line) => line.payee === payee);
          const shown = own(run.payouts).reduce((sum, { amount }) => sum + cents(amount), 0);
          const money = own(run.ledger).filter(({ kind }) => kind !== "paidAhead");
          expect(shown).toBe(money.reduce((sum, entry) => sum + cents(entry.paid ?? entry.amount), 0));
          const figure = (name: string) =>
            cents(own(run.figures).find((line) => line.name === `payout.${name}`)?.value ?? "0.00");
          expect(figure("balance")).toBe(-(sums(all, owed)[payee] ?? 0) + 0);
          expect(figure("held")).toBe(-(sums(all, kinds("held", "released"))[payee] ?? 0) + 0);
          expect(figure("carried")).toBe(-(sums(all, kinds("deferred"))[payee] ?? 0) + 0);
        }
      }),
      cases(100),
    );
  });

  it("does not depend on the order of rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        histories(true),
        fc.infiniteStream(fc.nat()),
        async (plan, history, numbers) => {
          const shuffled = history
            .map((row) => ({ row, place: numbers.next().value }))
            .sort((a, b) => a.place - b.place)
            .map(({ row }) => row);
          const { ledger } = await payRun(ruleSetOf(plan), history, "2026");
          expect((await payRun(ruleSetOf(plan), shuffled, "2026")).ledger).toEqual(ledger);
        },
      ),
      cases(40),
    );
  });
});
