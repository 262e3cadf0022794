/**
 * Laws of what payees divide, over deals and rosters that fast-check invents: what is shared is paid to the
 * cent, prizes are conserved under pooled ties, no budget is exceeded, a team's number is its members',
 * currencies do not mix, and the order of rows is nothing.
 */

import { compilePlan } from "@attain/dsl";
import {
  calculate,
  exact,
  type FactRecord,
  factsFromRecords,
  type Outcome,
  type RuleSet,
  sumDecimals,
} from "@attain/engine";
import fc from "fast-check";
import { expect, it } from "vitest";

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

const ruleSet: RuleSet = (() => {
  const compiled = compilePlan(text);
  if (compiled.ruleSet === undefined) {
    throw new Error(compiled.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  }
  return compiled.ruleSet;
})();

const payees = ["ann", "bob", "cid", "dee", "eve"] as const;

const rosters: fc.Arbitrary<readonly FactRecord[]> = fc
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
const deals: fc.Arbitrary<readonly FactRecord[]> = fc
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

const rates = (eur: string, jpy: string): readonly FactRecord[] => [
  { currency: "EUR", from: "2026-01-01", usd: eur },
  { currency: "JPY", from: "2026-01-01", usd: jpy },
];

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
