/** A plan in which payees divide amounts in every way there is, with rosters and deals for it. */

import { compilePlan } from "@attain/dsl";
import type { FactRecord, RuleSet } from "@attain/engine";
import fc from "fast-check";

const text = `language 1
plan divisions {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  exchange  fx
  changes   closing
  round     half even
}
data fx dated { currency : text key  usd : number }
data payees dated { id : payee key  team : text  weight : number  left : date optional }
data deals { id : text key  rep : payee  amount : money mixed  closed : date }
credit booking of deals on closed { worth amount in USD on closed  to rep 100% }
measure bookings      per quarter       = sum(booking)
measure positive      per quarter       = max(bookings, 0 USD)
measure team_bookings per team, quarter = sum(booking)
measure everything    per plan, quarter = sum(booking)
component largest per quarter {
  share 100 USD among payees by payee.weight + 1 leavers by days leftover largest  paid per quarter
}
component running per quarter {
  share 100.01 USD among payees equally leavers included leftover running  paid per quarter
}
component by_team per quarter {
  share 3.33 USD among team equally leavers excluded leftover first  paid per quarter
}
component back per quarter {
  share -7 USD among payees by payee.weight + 1 leavers included leftover last  paid per quarter
}
component pooled per quarter {
  rank bookings among payees ties pooled {
    place 1 : 10.01 USD  place 2 : 5 USD  place 3 : 0.03 USD
  }
  paid per quarter
}
component asked per booking { pay max(5% * booking, 0 USD) }
component cut per booking {
  pay max(5% * booking, 0 USD)  budget 50 USD per quarter overrun cut
}
component stops per booking {
  pay max(5% * booking, 0 USD)  budget 50 USD per quarter overrun stops
}
component scaled per booking {
  pay max(5% * booking, 0 USD)  budget 50 USD per quarter overrun scaled
}
payout per quarter { pay largest, running, by_team, back, pooled, asked, cut, stops, scaled }
`;

export const ruleSet: RuleSet = (() => {
  const compiled = compilePlan(text);
  if (compiled.ruleSet === undefined) {
    throw new Error(compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  }
  return compiled.ruleSet;
})();

const payees = ["ann", "bob", "cid", "dee", "eve"] as const;

export const rosters: fc.Arbitrary<readonly FactRecord[]> = fc
  .tuple(
    ...payees.map((id) =>
      fc.record({
        id: fc.constant(id),
        from: fc.constant("2026-01-01"),
        team: fc.constantFrom("North", "South"),
        weight: fc.integer({ min: 0, max: 7 }).map(String),
        left: fc.option(fc.constantFrom("2026-01-31", "2026-02-14", "2026-03-30"), { nil: null, freq: 3 }),
      }),
    ),
  )
  // Somebody stays, so that there is somebody to pay.
  .map(([first, ...others]) => [{ ...first, left: null }, ...others]);

// Few days and few amounts, so that there are ties and deals of one day.
export const deals: fc.Arbitrary<readonly FactRecord[]> = fc
  .array(
    fc.record({
      rep: fc.constantFrom(...payees),
      currency: fc.constantFrom("USD", "EUR", "JPY"),
      number: fc.constantFrom(100, 200, 333, 1000),
      closed: fc.constantFrom("2026-01-05", "2026-01-20", "2026-01-30"),
    }),
    { maxLength: 9 },
  )
  .map((all) =>
    all.map(({ rep, currency, number, closed }, index) => ({
      id: `D${index}`,
      rep,
      amount: `${number} ${currency}`,
      closed,
    })),
  );

export const rates = (eur: string, jpy: string): readonly FactRecord[] => [
  { currency: "EUR", from: "2026-01-01", usd: eur },
  { currency: "JPY", from: "2026-01-01", usd: jpy },
];
