/**
 * Payouts that nobody wrote, over deals that are learned late, corrected and cancelled, payees who leave, and
 * ledgers that an earlier run has left behind.
 */

import type { FactRecord, LedgerEntry, LedgerKind } from "@attain/engine";
import fc from "fast-check";
import { dateText, type Invented, names, one } from "./invented.js";

export interface InventedPaying extends Invented {
  /** The period that an earlier run has paid, and how many of the deals it had; absent: nobody paid before. */
  readonly before: { readonly period: string; readonly deals: number } | undefined;
  readonly byHand: readonly Omit<LedgerEntry, "sequence" | "plan" | "currency">[];
}

const holds = one(
  "",
  "",
  "hold 40% of commission until collected",
  "hold 40% of commission until paid_on",
  "hold 30% of commission until closed + 45 days\n  hold 33.3% of commission until collected",
  "hold 50% of commission released by cash / amount",
  "hold kept of commission until collected",
  'hold 60% of per_deal until stage = "won" and collected',
  "hold 25% of quarterly until collected\n  hold 10% of per_deal until paid_on",
  "hold 20% of allowance until 2026-03-31",
  "hold cash / amount of commission until 2026-04-30",
);

const draws = one(
  "",
  "",
  "draw 1_000 USD recoverable",
  "draw prorate(500 USD) recoverable from 2026-01-01 through 2026-03-31",
  "draw 300 USD nonrecoverable",
  "draw 1_000.555 USD against commission recoverable forgiven 2026-04-30",
  "draw 200 USD against commission, per_deal nonrecoverable\n  draw 700 USD against quarterly recoverable",
  "draw 800 USD advance recoverable",
  "draw 800 USD advance recoverable from 2026-01-01 through 2026-02-28\n  draw 100 USD nonrecoverable from 2026-03-01 through 2026-06-30",
  "draw earned_so_far * 50% recoverable",
  "draw 400 USD against commission recoverable forgiven 2026-02-28\n  draw 50 USD against allowance nonrecoverable",
);

const caps = one(
  "",
  "",
  "cap 900 USD excess lost",
  "cap 500 USD excess carried through 2026-05-31",
  "cap 1_500 USD per quarter excess carried through 2026-04-30\n  cap 700 USD excess lost",
  "cap 2_000.005 USD per year excess lost",
  "cap earned_so_far * 4% excess carried through 2026-06-30",
);

const negative = one("negative carried", "negative collected");
const leaver = one(
  "leaver owes held paid",
  "leaver owes held lost",
  "leaver forgiven held waits",
  "leaver forgiven held lost",
  "leaver owes held waits",
);

const spans = one(
  "",
  "over 3 months from closed equally leftover last",
  "over 100 days from closed until paid_on by days leftover running",
  "over months(term) from closed until collected equally leftover largest",
  'over 4 months from closed until stage = "lost" by instalment leftover first',
  "over 2 months from closed until paid_on by max(2 - instalment, 0) leftover largest",
);

const journalText = fc
  .record({
    of: one("commission", "per_deal", "quarterly"),
    where: one("", "where amount > 0 USD"),
    over: spans,
  })
  .map(
    ({ of, where, over }) => `
journal costs of ${of} {
  ${where}
  ${over}
  dr "asset" cr "accrued" on earning
  ${over === "" ? "" : 'dr "expense" cr "asset" on amortising'}
  ${over.includes("until") ? 'dr "impairment" cr "asset" on writeoff' : ""}
}
journal settlement of ${of} { dr "accrued" cr "payroll" on payment }`,
  );

const payoutText = fc.record({ holds, draws, caps, negative, leaver }).map(
  (c) => `
  ${c.holds}
  ${c.draws}
  ${c.caps}
  ${c.negative}
  ${c.leaver}`,
);

const planText = fc
  .record({
    payout: payoutText,
    own: fc.option(payoutText, { nil: undefined, freq: 3 }),
    exchange: one("", "", " in EUR on payday", " in EUR on earning"),
    round: one("", "", "round half up 0 places", "round half even 1 places"),
    places: one("", " 1 places", " 3 places"),
    per: one("month", "month", "quarter"),
    paid: one("paid per month", "paid per quarter"),
    unit: one("month", "quarter"),
    mode: one("marginal", "retroactive", "reached"),
    where: one("", 'where stage = "won"'),
    journal: fc.option(journalText, { nil: "" }),
    rule: one("", 'payees where role = "AE"'),
  })
  .map((c) =>
    `language 1
plan invented {
  effective from 2026-01-01 through 2026-06-30
  currency USD
  changes by days
  round half even
  exchange fx
  ${c.rule}
}
data payees dated { id : payee key  role : text  left : date optional }
data fx dated { currency : text key  usd : number }
data deals {
  id : text key  rep : payee  amount : money  stage : text  closed : date
  term : number  collected : yesno  paid_on : date optional  cash : money
}
param kept : percent { from 2026-01-01 : 20%; from 2026-03-01 : 35% }
credit booking of deals on closed { ${c.where}
  worth amount
  to rep 100%
}
measure earned_so_far per ${c.per} = sum(booking)
measure bookings per ${c.unit} = sum(booking)
tiers rates ${c.mode} { from 0 USD : 3%; from 5_000 USD : 6% }
component commission per ${c.unit} { pay bookings at rates(bookings)
  round half up${c.places}
  ${c.per === "quarter" ? "paid per quarter" : c.unit === "quarter" ? c.paid : ""}
}
component quarterly per quarter { pay sum(booking) * 1.5%
  floor 20 USD
  ${c.per === "quarter" ? "paid per quarter" : c.paid}
}
component allowance per month { pay prorate(100 USD)
  ${c.per === "quarter" ? "paid per quarter" : ""}
}
component per_deal per booking { pay booking * 0.777%
  ${c.per === "quarter" ? "paid per quarter" : ""}
}
payout per ${c.per}${c.exchange} { pay commission, quarterly, allowance, per_deal
  ${c.payout}
  ${c.round}
}
${
  c.own === undefined
    ? ""
    : `payout per ${c.per}${c.exchange} for bob { pay commission, allowance, per_deal
  ${c.own.replaceAll(/^.*quarterly.*$/gm, "")}
}`
}
${c.journal}
`.replaceAll("; ", "\n  "),
  );

const amount = one("100", "5000", "25000", "0", "-100", "33.33", "1000.5", "7777.77", "12345.67");

const deals = fc
  .array(
    fc.record({
      id: fc.integer({ min: 1, max: 9 }),
      rep: one("ann", "bob", "bob", "E-17", "Zoë"),
      amount,
      stage: one("won", "won", "won", "lost"),
      closed: fc.oneof(fc.integer({ min: 0, max: 180 }), one(0, 30, 31, 58, 89, 90, 180)),
      collected: one("yes", "no"),
      paid_on: one(undefined, 20, 45, 80, 130, 200),
      term: one("1", "2", "5", "5", "0.5"),
      cash: one("0", "50", "100", "2500", "-10"),
      known: one(0, 10, 31, 45, 59, 75, 90, 100, 120, 151, 181),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    const seen = new Set<string>();
    return rows.flatMap(({ closed, known, id, paid_on, ...row }): readonly FactRecord[] => {
      const key = `${id} ${known}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          ...row,
          id: `D${id}`,
          closed: dateText(closed),
          paid_on: paid_on === undefined ? undefined : dateText(paid_on),
          known: dateText(known),
        },
      ];
    });
  });

const roster = fc
  .array(
    fc.record({
      from: one(-40, 0, 0, 14, 45),
      role: one("AE", "AE", "AE", "BDR"),
      left: one(undefined, undefined, 20, 58, 100, 170),
      told: one(-60, -60, 40, 110),
    }),
    { minLength: names.length, maxLength: names.length },
  )
  .map((people) =>
    names.flatMap((id, index): readonly FactRecord[] => {
      const { from = 0, role = "AE", left, told = -60 } = people[index] ?? {};
      const row = { id, role, from: dateText(from), left: undefined, known: dateText(-60) };
      if (left === undefined) return [row];
      // That somebody leaves may become known late.
      const gone = { ...row, left: dateText(left), known: dateText(told) };
      return told === -60 ? [gone] : [row, gone];
    }),
  );

const rates = fc
  .record({ first: one("1.1", "0.9", "1.0845"), next: one("1.2", "1.05"), on: one(31, 59, 95) })
  .map(({ first, next, on }): readonly FactRecord[] => [
    { currency: "EUR", usd: first, from: dateText(0) },
    { currency: "EUR", usd: next, from: dateText(on) },
  ]);

const byHand = fc.array(
  fc.record({
    payee: one("ann", "bob", "gone"),
    component: one("", "commission", "old_one"),
    earningPeriod: fc.constant(""),
    payPeriod: one("2026-01", "2026-02"),
    kind: one<LedgerKind>(
      "manual",
      "writtenOff",
      "collected",
      "carried",
      "advanced",
      "recovered",
      "deferred",
    ),
    amount: one("100", "-50.5", "0.01", "-700"),
  }),
  { maxLength: 3 },
);

export const inventedPaying: fc.Arbitrary<InventedPaying> = fc
  .record({
    text: planText,
    deals,
    payees: roster,
    fx: rates,
    period: one("2026", "2026-Q1", "2026-Q2", "2026-H1", "2026-02", "2026-05", "2026-07", "2027"),
    before: fc.option(
      fc.record({ period: one("2026-Q1", "2026-01", "2026-02"), deals: fc.integer({ min: 0, max: 12 }) }),
      { nil: undefined, freq: 2 },
    ),
    byHand,
  })
  .map(({ deals: rows, payees, fx, ...own }) => ({ ...own, records: { deals: rows, payees, fx } }));
