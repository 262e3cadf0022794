/**
 * Few rows for small plans: three payees in one quarter, with ties, edges, empty groups, reversals, corrections
 * and amounts beyond what doubles hold.
 */

import type { FactRecord, RuleSet } from "@attain/engine";
import fc from "fast-check";
import { dateText, one } from "./invented.js";

export type SmallRecords = Readonly<Record<string, readonly FactRecord[]>>;

/** What a small plan may read; a plan declares the data sets and columns that its statements name. */
export const smallData = {
  payees: `dated {
  id : payee key
  team : text optional
  role : "AE" | "BDR"
  weight : number
  manager : payee optional
  left : date optional
  salary : money per year
}`,
  deals: `{
  id : text key
  rep : payee
  partner : payee optional
  split : percent default 0%
  amount : money
  foreign : money mixed
  qty : number default 1
  product : "a" | "b" | "c"
  first_deal : yesno
  closed : date
  booked : month
  coach : payee
  paid_on : date optional
  due : date = closed + 10 days
  received : money = sum(receipts.cash)
}`,
  quotas: "{ payee : payee key  month : month key  target : money }",
  calls: "{ id : text key  who : payee  on : date  score : number }",
  receipts: "{ id : text key  deal : deals  on : date  cash : money }",
  teams: "{ team : text key  pot : money }",
  results: "{ month : month key  growth : percent }",
  fx: "dated { currency : text key  usd : number }",
  fx_by_month: "{ currency : text key  month : month key  usd : number }",
} as const;

/** Columns without which the others say nothing. */
const always = new Set(["id", "rep", "amount", "closed"]);

/** Declarations of what `statements` name. */
export function declarations(statements: string): string {
  const isNamed = (name: string, text: string) => new RegExp(`\\b${name}\\b`).test(text);
  return Object.entries(smallData)
    .filter(
      ([name]) =>
        name === "payees" || name === "deals" || isNamed(name === "receipts" ? "received" : name, statements),
    )
    .map(([name, body]) => {
      if (!body.includes("\n")) return `data ${name} ${body}`;
      const lines = body.split("\n").filter((line) => {
        const [, column] = /^ {2}(\w+) :/.exec(line) ?? [];
        return column === undefined || always.has(column) || isNamed(`${column}s?`, statements);
      });
      return `data ${name} ${lines.join("\n")}`;
    })
    .join("\n");
}

/** Of invented rows what a plan has declared. */
export function declared({ sources }: RuleSet, records: SmallRecords): SmallRecords {
  return Object.fromEntries(
    sources.map(({ name, columns, dated }) => {
      const names = new Set([...columns.map((column) => column.name), "known", ...(dated ? ["from"] : [])]);
      const rows = (records[name] ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => names.has(column))),
      );
      return [name, rows];
    }),
  );
}

const names = ["ann", "bob", "Zoë"] as const;
const payee = one("ann", "ann", "bob", "bob", "Zoë", "nobody");
const cents = fc.integer({ min: -99_999, max: 999_999 }).map((units) => (units / 100).toFixed(2));
const extreme = one(
  "90071992547409.91",
  "-90071992547409.92",
  "9999999999999999999999",
  "123456789012345678.123456789012",
  "0.000000000001",
  "-0.005",
);
const amount = fc.oneof(
  { weight: 6, arbitrary: one("100", "50", "1000", "0", "-100", "33.33", "0.01") },
  { weight: 4, arbitrary: cents },
  { weight: 1, arbitrary: extreme },
);
const day = fc.oneof(fc.integer({ min: 0, max: 89 }), one(0, 30, 31, 58, 59, 89));
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const deals = fc
  .array(
    fc.record({
      id: fc.integer({ min: 1, max: 9 }),
      rep: payee,
      partner: rarely(one(...names)),
      split: one(undefined, "0", "0.25", "0.5", "1", "0.333333333333"),
      amount,
      foreign: fc.tuple(amount, one("USD", "EUR", "EUR")).map((parts) => parts.join(" ")),
      qty: one(undefined, "1", "3", "7", "0", "-2"),
      product: one("a", "b", "c"),
      first_deal: one("yes", "no"),
      booked: one("2026-01", "2026-02", "2026-03"),
      coach: one(...names),
      closed: day,
      paid_on: rarely(day),
      known: rarely(one(5, 31, 45, 59, 70, 89, 95)),
    }),
    { maxLength: 6 },
  )
  .map((rows) => {
    const seen = new Set<string>();
    const hasKnown = rows.length % 2 === 0;
    return rows.flatMap(({ id, closed, paid_on, known, ...row }): readonly FactRecord[] => {
      const learned = hasKnown ? dateText(known ?? closed) : undefined;
      const key = `${id} ${learned}`;
      // Twice the same key known on one day is a fault of reading, not of calculating.
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          ...row,
          id: `D${id}`,
          closed: dateText(closed),
          paid_on: paid_on === undefined ? undefined : dateText(paid_on),
          ...(learned !== undefined && { known: learned }),
        },
      ];
    });
  });

const team = one("North", "North", "South", undefined);

const payees = fc
  .array(
    fc.record({
      team,
      role: one("AE", "AE", "BDR"),
      weight: one("0", "1", "1", "2.5", "7"),
      salary: one("60000", "12345.67"),
      manager: one(undefined, "Zoë"),
      from: one(-40, -40, 0, 14, 45),
      left: fc.option(one(20, 58, 70), { nil: undefined, freq: 3 }),
      moved: fc.option(fc.record({ on: one(15, 31, 60), team, role: one("AE", "BDR") }), {
        nil: undefined,
        freq: 2,
      }),
    }),
    { minLength: 3, maxLength: 3 },
  )
  .map((people) =>
    names.flatMap((id, index): readonly FactRecord[] => {
      const person = people[index];
      if (person === undefined) return [];
      const { from, left, moved, manager, ...own } = person;
      const row: FactRecord = {
        ...own,
        id,
        manager: manager === id ? undefined : manager,
        from: dateText(from),
        left: left === undefined ? undefined : dateText(left),
      };
      if (moved === undefined || moved.on <= from) return [row];
      return [row, { ...row, from: dateText(moved.on), team: moved.team, role: moved.role }];
    }),
  );

const quotas = fc
  .array(one("0", "100", "900000", "33.333333333333", undefined), { minLength: 9, maxLength: 9 })
  .map((values) =>
    values.flatMap((target, place): readonly FactRecord[] => {
      const month = `2026-0${1 + (place % 3)}`;
      return target === undefined ? [] : [{ payee: names[Math.floor(place / 3)], month, target }];
    }),
  );

const calls = fc
  .array(fc.record({ who: one(...names), on: day, score: one("1", "2", "3.5") }), { maxLength: 4 })
  .map((rows) =>
    rows.map(({ on, ...row }, index): FactRecord => ({ ...row, id: `C${index}`, on: dateText(on) })),
  );

const receipts = fc
  .array(fc.record({ deal: fc.integer({ min: 1, max: 9 }), on: day, cash: one("10", "50.5", "-10") }), {
    maxLength: 4,
  })
  .map((rows) =>
    rows.map(
      ({ deal, on, cash }, index): FactRecord => ({
        id: `R${index}`,
        deal: `D${deal}`,
        on: dateText(on),
        cash,
      }),
    ),
  );

const teams = fc
  .tuple(one("100", "5000", undefined), one("0", "33.33"))
  .map(([north, south]): readonly FactRecord[] => [
    ...(north === undefined ? [] : [{ team: "North", pot: north }]),
    { team: "South", pot: south },
  ]);

const results = fc
  .array(one("0.8", "1", "1.05", "1.3", undefined), { minLength: 3, maxLength: 3 })
  .map((values) =>
    values.flatMap((growth, index): readonly FactRecord[] =>
      growth === undefined ? [] : [{ month: `2026-0${index + 1}`, growth }],
    ),
  );

const fx = fc
  .record({ first: one("1.1", "0.9", "1.08415327"), next: one("1.2", "1.05"), on: one(31, 59) })
  .map(({ first, next, on }): readonly FactRecord[] => [
    { currency: "EUR", usd: first, from: dateText(0) },
    { currency: "EUR", usd: next, from: dateText(on) },
  ]);

const fxByMonth = fc
  .array(one("1.1", "0.9", "1.08415327", undefined), { minLength: 3, maxLength: 3 })
  .map((rates) =>
    rates.flatMap((usd, index): readonly FactRecord[] =>
      usd === undefined ? [] : [{ currency: "EUR", month: `2026-0${index + 1}`, usd }],
    ),
  );

export const smallRows: fc.Arbitrary<SmallRecords> = fc.record({
  payees,
  deals,
  quotas,
  calls,
  receipts,
  teams,
  results,
  fx,
  fx_by_month: fxByMonth,
});

export const smallPeriod = one(
  "2026-Q1",
  "2026-01",
  "2026-02",
  "2026-02",
  "2026-03",
  "2026-03",
  "2026-Q2",
  "2026-02-15",
);
