/** What happens in a year, as rows: deals with later states, cash, people who leave, each learned on a day. */

import type { FactRecord } from "@attain/engine";
import fc from "fast-check";

export interface Row {
  readonly source: "payees" | "deals" | "receipts" | "fx";
  readonly record: FactRecord & { readonly known: string };
  /** The first pay run that has the row, from 0; it may be later than the row says it was known. */
  readonly arrives: number;
}

export type History = readonly Row[];

const dayOf = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
const decimal = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** The month in which a day falls, from 0. */
export const monthOf = (day: string) =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - 2026 * 12;

const people = ["ann", "bob"] as const;

const state = fc.record({
  // From small change to far above the tiers' edges; 0 is a cancellation.
  cents: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 100, max: 1_500_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  rep: fc.constantFrom(...people),
  partner: fc.constantFrom("ann", "bob", null),
  collected: fc.boolean(),
  later: fc.integer({ min: 1, max: 80 }),
  late: fc.constantFrom(0, 0, 0, 1, 3, 7),
});

const deal = fc.record({
  closed: fc.integer({ min: 0, max: 300 }),
  learned: fc.constantFrom(0, 0, 5, 40),
  states: fc.array(state, { minLength: 1, maxLength: 3 }),
  receipts: fc.array(
    fc.record({
      cents: fc.integer({ min: 1, max: 800_000 }),
      after: fc.integer({ min: 0, max: 120 }),
      late: fc.constantFrom(0, 0, 2),
    }),
    { maxLength: 2 },
  ),
});

/** Bob is not in the plan for some time, or from a day on. */
const pause = fc.option(
  fc.record({
    day: fc.integer({ min: 5, max: 250 }),
    days: fc.integer({ min: 1, max: 300 }),
    learned: fc.integer({ min: 0, max: 60 }),
    late: fc.constantFrom(0, 0, 3),
  }),
  { nil: undefined, freq: 2 },
);

const rate = fc.record({
  from: fc.integer({ min: 1, max: 110 }),
  late: fc.constantFrom(0, 0, 2),
  rate: fc.integer({ min: 1, max: 40 }),
});

const leaving = fc.option(
  fc.record({
    day: fc.integer({ min: 20, max: 330 }),
    learned: fc.integer({ min: -20, max: 50 }),
    late: fc.constantFrom(0, 0, 4),
  }),
  { nil: undefined },
);

/** `isPrompt`: every row is there as soon as it is known. */
export const histories = (isPrompt: boolean): fc.Arbitrary<History> =>
  fc
    .record({
      joined: fc.constantFrom(0, 0, 0, 40),
      leaving: fc.tuple(leaving, leaving),
      pause,
      deals: fc.array(deal, { minLength: 1, maxLength: 5 }),
      rates: fc.array(rate, { maxLength: 3 }),
    })
    .map(({ joined, leaving, pause, deals, rates }) => {
      const rows: Row[] = [];
      const add = (source: Row["source"], record: FactRecord, known: number, late: number, earliest = 0) => {
        const day = dayOf(known);
        const arrives = Math.max(monthOf(day) + (isPrompt ? 0 : late), earliest);
        rows.push({ source, record: { ...record, known: day }, arrives });
        return arrives;
      };
      for (const [index, { from, late, rate }] of [{ from: 0, late: 0, rate: 9 }, ...rates].entries()) {
        // Each day has one rate.
        const day = index === 0 ? 0 : from * 3 + index - 1;
        add("fx", { currency: "USD", from: dayOf(day), eur: decimal(rate * 10 + 7) }, day, late);
      }
      for (const [index, id] of people.entries()) {
        const from = dayOf(index === 1 ? joined : 0);
        add("payees", { id, from, left: null }, 0, 0);
        const gone = leaving[index];
        if (gone === undefined) continue;
        const known = Math.max(1, gone.day + gone.learned);
        add("payees", { id, from, left: dayOf(gone.day) }, known, gone.late);
      }
      if (pause !== undefined) {
        const { day, days, learned, late } = pause;
        const start = joined + day;
        add("payees", { id: "bob", from: dayOf(start), active: false, left: null }, start + learned, late);
        const back = { id: "bob", from: dayOf(start + days), active: true, left: null };
        if (days < 200) add("payees", back, start + learned + days, late);
      }
      for (const [index, { closed, learned, states, receipts }] of deals.entries()) {
        let known = closed + learned;
        // Cash is not for a deal that nobody has heard of.
        let first = Number.POSITIVE_INFINITY;
        for (const [number, { cents, rep, partner, collected, later, late }] of states.entries()) {
          if (number > 0) known += later;
          const record = {
            id: `D${index}`,
            closed: dayOf(closed),
            rep,
            partner: partner === rep ? null : partner,
            amount: decimal(cents),
            collected: number > 0 && collected,
          };
          first = Math.min(first, add("deals", record, known, late));
        }
        for (const [number, { cents, after, late }] of receipts.entries()) {
          const received = closed + learned + after;
          const record = { id: `R${index}-${number}`, deal: `D${index}`, amount: decimal(cents) };
          add("receipts", { ...record, received: dayOf(received) }, received, late, first);
        }
      }
      return rows;
    });

/** Every deal is worth nothing, as learned on a day after all others. */
export function cancelled(history: History, known: string, arrives: number): History {
  const deals = new Map(
    history.filter(({ source }) => source === "deals").map((row) => [row.record.id, row]),
  );
  const cancelling = [...deals.values()].map(
    (row): Row => ({ ...row, arrives, record: { ...row.record, amount: "0", known } }),
  );
  return [...history, ...cancelling];
}

/** The last state of everything, known from the start. */
export function withoutKnowledge(history: History): History {
  const latest = new Map<string, Row>();
  for (const row of [...history].sort((a, b) => (a.record.known < b.record.known ? -1 : 1))) {
    latest.set(`${row.source} ${String(row.record.id ?? "")} ${String(row.record.from ?? "")}`, row);
  }
  return [...latest.values()].map((row) => ({ ...row, record: { ...row.record, known: "2026-01-01" } }));
}

export const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
