/**
 * Plans and rows that nobody wrote: random choices among the statements, over rows that aim at ties, edges,
 * empty groups, reversals, corrections and amounts beyond what doubles hold.
 */

import type { FactRecord } from "@attain/engine";
import fc from "fast-check";

export interface Invented {
  readonly text: string;
  readonly records: Readonly<Record<string, readonly FactRecord[]>>;
  readonly period: string;
}

export const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

// ---------------------------------------------------------------- plans

const weightTables = [
  'table weight(product) : number first { when "a" : 1.2; when "b" : 0.5; otherwise : 1 }',
  'table weight(product) : number unique { when "a" : 1.25; when "b" | "c" : 1 }',
  'table weight(product) : number sum { when "a" : 1; when "a" | "b" : 0.125; otherwise : 0 }',
  'table weight(product) : number max { when any : 0.5; when "c" : 2 }',
];

const tierRows = {
  money: [
    "from 0 USD : 2%; from 1_000 USD : 3%; from 25_000 USD : 4.5%",
    "from 0 USD : 5%; above 100 USD : 7% plus 10 USD; from 9_007_199 USD : rate",
    "below 50 USD : 1%; from 50 USD : 10%; above 50 USD : 12.5% plus 3 USD",
  ],
  percent: [
    "from 0% : 4%; from 50% : 8%; from 100% : rate",
    "from 0% : 1%; from 33.3% : 2%; above 100% : 3% plus 100 USD",
  ],
};

const modes = ["marginal", "retroactive", "reached"] as const;

const planText = fc
  .record({
    isDated: fc.boolean(),
    hasRule: fc.boolean(),
    changes: one("by days", "closing"),
    payout: one("month", "quarter"),
    round: one("half even", "half up", "up", "down"),
    table: one(...weightTables),
    where: one("", 'where stage = "won"', 'where stage = "won" and not (product = "c" or amount < 0 USD)'),
    worth: one(
      "amount",
      "amount * weight(product)",
      "amount / qty",
      "amount * qty / 3",
      "amount * weight(product) * rate",
      "max(amount, 0 USD)",
      "amount * 0.123456789",
    ),
    receivers: one(
      "to rep 100%",
      "to partner split if any\n  to rep rest",
      "to rep 1 / 3\n  to partner 1 / 3 if any\n  overlay rep 10%",
      "to rep split\n  to partner rest if any",
      "to rep 100%\n  overlay rep.manager 20% if any",
    ),
    quota: one("quotas.amount", "prorate(quotas.amount)", "quotas.amount else 500 USD", "900_000 USD"),
    attainment: one("bookings / target", "bookings / target else 0%", "min(bookings / target, 300%) else 0%"),
    extra: one(
      "sum(booking, ytd) - bookings",
      "average(booking) else 1 USD",
      'highest(booking where product = "a") else 0 USD',
      "(prior(bookings) else 7 USD) / 7",
      "sum(booking, last 2 quarter) * 0.3333",
      "10 USD * count(booking where amount >= 100 USD)",
      "first { when bookings > 100 USD : bookings; when target > 0 USD : target / 7; otherwise : 1 USD }",
      "sum(monthly)",
    ),
    mode: one(...modes),
    money: one(...tierRows.money),
    percent: one(...tierRows.percent),
    base: one("bookings", "0.5 * bookings", "sum(booking)"),
    axis: one("bookings", "attainment", "extra"),
    gate: one(
      "",
      "gate attainment >= 30% past paid",
      "gate bookings > 100 USD past lost",
      "gate extra >= 0 USD past paid",
    ),
    times: one("", "times 90%", "times (1 + rate)\n  times 0.5"),
    floor: one("", "floor 100 USD", "floor 1_000 USD per year"),
    cap: one(
      "",
      "cap 5_000 USD per quarter excess lost",
      "cap 700 USD excess carried through 2026-06-30",
      "cap 9_000 USD per year excess carried through 2026-05-31\n  cap 50 USD excess lost",
      "cap 100_000 USD per year excess lost",
    ),
    paid: one("paid per month", "paid per quarter"),
    deal: one(
      "",
      "component per_deal per booking { pay booking * rate }",
      "component per_deal per booking { pay booking * rate\n  floor 40 USD per month\n  cap 500 USD per quarter excess lost }",
      "component per_deal per booking { pay booking at money_rate(booking) }",
    ),
  })
  .map((c) =>
    `language 1
plan invented {
  effective from 2026-01-01 through 2026-06-30
  currency USD
  ${c.hasRule ? 'payees where role = "AE"' : ""}
  changes ${c.changes}
  round ${c.round}
}
data payees ${c.isDated ? "dated " : ""}{ id : payee key  role : text  manager : payee optional  left : date optional }
data deals {
  id : text key  rep : payee  partner : payee optional  split : percent default 0%  amount : money
  qty : number default 1  product : "a" | "b" | "c"  stage : text default "won"  closed : date
}
data quotas { payee : payee key  quarter : quarter key  amount : money }
param rate : percent { from 2026-01-01 : 12%; from 2026-04-01 : 15.5% }
${c.table.replaceAll(";", "\n ")}
credit booking of deals on closed { ${c.where}
  worth ${c.worth}
  ${c.receivers}
}
measure monthly    per month   = sum(booking)
measure bookings   per quarter = sum(booking)
quota   target     per quarter = ${c.quota}
measure attainment per quarter = ${c.attainment}
measure extra      per quarter = ${c.extra}
tiers money_rate ${c.mode} { ${c.money} }
tiers percent_rate ${c.mode} { ${c.percent} }
component main per quarter {
  pay ${c.base} at ${c.axis === "attainment" ? "percent_rate" : "money_rate"}(${c.axis})
  ${c.gate}
  ${c.times}
  ${c.floor}
  ${c.cap}
  ${c.payout === "quarter" ? "paid per quarter" : c.paid}
}
component plain per ${c.payout} { pay ${c.payout === "month" ? "monthly" : "bookings"} * 3.7% }
${c.deal}
payout per ${c.payout} { pay ${c.deal === "" ? "main, plain" : "main, plain, per_deal"} }
`.replaceAll("; ", "\n  "),
  );

// ---------------------------------------------------------------- rows

const amount = fc.oneof(
  { weight: 4, arbitrary: one("100", "50", "25000", "0", "-100", "0.01", "33.33", "-0.005", "1000.5") },
  {
    weight: 2,
    arbitrary: fc.integer({ min: -999_999, max: 9_999_999 }).map((units) => (units / 100).toFixed(2)),
  },
  {
    weight: 1,
    arbitrary: one(
      "90071992547409.91",
      "90071992547409.93",
      "-90071992547409.92",
      "9999999999999999999999",
      "123456789012345678.123456789012",
      "0.000000000001",
      "3333333333.333333333333",
    ),
  },
);

export const day = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 180 }) },
  { weight: 3, arbitrary: one(0, 30, 31, 58, 89, 90, 180) },
);

export const dateText = (offset: number) =>
  new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

const payee = fc.oneof(
  { weight: 12, arbitrary: one("ann", "bob", "E-17", "Zoë") },
  { weight: 1, arbitrary: one("nobody") },
);

export const deals = fc
  .array(
    fc.record({
      rep: payee,
      partner: fc.option(payee, { nil: undefined, freq: 3 }),
      split: one(undefined, "0", "0.25", "0.5", "1", "0.333333333333"),
      amount,
      qty: one(undefined, "1", "3", "7", "0", "-2"),
      product: one("a", "b", "c"),
      stage: one(undefined, undefined, undefined, "lost"),
      closed: day,
      known: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined, freq: 2 }),
      id: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 14 },
  )
  .map((rows) => {
    const hasKnown = rows.some(({ known }) => known !== undefined) && rows.length % 2 === 0;
    const seen = new Set<string>();
    return rows.flatMap(({ closed, known, id, ...row }): readonly FactRecord[] => {
      const learned = hasKnown ? dateText(known ?? closed) : undefined;
      const key = hasKnown ? `${id} ${learned}` : `${id}`;
      // Twice the same key known on one day is a fault of reading, not of calculating.
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        { ...row, id: `D${id}`, closed: dateText(closed), ...(learned !== undefined && { known: learned }) },
      ];
    });
  });

const roster = fc.record({
  from: fc.array(one(-40, 0, 14, 45, 90), { minLength: 4, maxLength: 4 }),
  role: fc.array(one("AE", "AE", "AE", "BDR"), { minLength: 4, maxLength: 4 }),
  left: fc.array(fc.option(one(20, 58, 100, 170), { nil: undefined, freq: 3 }), {
    minLength: 4,
    maxLength: 4,
  }),
  changed: fc.option(fc.integer({ min: 5, max: 150 }), { nil: undefined }),
});

const quotas = fc.array(one("0", "100", "900000", "33.333333333333", undefined), {
  minLength: 8,
  maxLength: 8,
});

export const names = ["ann", "bob", "E-17", "Zoë"] as const;

export const invented: fc.Arbitrary<Invented> = fc
  .record({
    text: planText,
    deals,
    roster,
    quotas,
    period: one("2026", "2026-Q1", "2026-Q2", "2026-H1", "2026-02", "2026-05", "2026-03-15"),
  })
  .map(({ text, deals: rows, roster: people, quotas: targets, period }) => {
    const isDated = text.includes("data payees dated");
    const payees = names.flatMap((id, index): readonly FactRecord[] => {
      const left = people.left[index];
      const row: FactRecord = {
        id,
        role: people.role[index],
        manager: index === 0 ? undefined : names[0],
        left: left === undefined ? undefined : dateText(left),
      };
      if (!isDated) return [row];
      const from = people.from[index] ?? 0;
      const first = { ...row, from: dateText(from) };
      if (people.changed === undefined || people.changed <= from || index !== 1) return [first];
      return [first, { ...row, from: dateText(people.changed), role: "AE", manager: "Zoë" }];
    });
    const quota = names.flatMap((id, index) =>
      ["2026-Q1", "2026-Q2"].flatMap((quarter, half): readonly FactRecord[] => {
        const value = targets[index * 2 + half];
        return value === undefined ? [] : [{ payee: id, quarter, amount: value }];
      }),
    );
    return { text, records: { deals: rows, payees, quotas: quota }, period };
  });
