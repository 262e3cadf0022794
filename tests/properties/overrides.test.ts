/**
 * Law: of the versions of anything, a payee's own beats the general ones, of several the one that began
 * last stands, and one that ends stands no longer: whatever it is that has versions.
 */

import { compilePlan } from "@attain/dsl";
import { calculate, factsFromRecords } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface Version {
  readonly payee?: "ann" | "E-17";
  /** Months of 2026, the first and the last. */
  readonly from?: number;
  readonly through?: number;
  readonly value: number;
}

const payees = ["ann", "E-17", "bob"] as const;
const months = Array.from({ length: 12 }, (_, index) => index + 1);

const versions: fc.Arbitrary<readonly Version[]> = fc
  .array(
    fc.record(
      {
        payee: fc.constantFrom("ann" as const, "E-17" as const),
        from: fc.integer({ min: 1, max: 12 }),
        length: fc.integer({ min: 0, max: 8 }),
        value: fc.integer({ min: 1, max: 99 }),
      },
      { requiredKeys: ["value"] },
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((drawn) =>
    drawn.map(({ length, ...version }): Version => {
      // An end is written behind a beginning.
      if (length === undefined || version.from === undefined) return version;
      return { ...version, through: Math.min(12, version.from + length) };
    }),
  )
  // Of two with the same beginning neither would win: that is an error when it is written.
  .map((all) => [...new Map(all.map((each) => [`${each.payee ?? ""} ${each.from ?? 0}`, each])).values()]);

/** The law once more, as plainly as it can be said. */
function standing(all: readonly Version[], payee: string, month: number): number | undefined {
  const inForce = all.filter(({ from = 1, through = 12 }) => from <= month && month <= through);
  const own = inForce.filter((version) => version.payee === payee);
  const general = inForce.filter((version) => version.payee === undefined);
  const [first] = (own.length > 0 ? own : general).toSorted((a, b) => (b.from ?? 0) - (a.from ?? 0));
  return first?.value;
}

const dayIn = (month: number, day: number) =>
  new Date(Date.UTC(2026, month - 1, day)).toISOString().slice(0, 10);

function scopeText({ payee, from, through }: Version): string {
  const whose = payee === undefined ? "" : payee === "ann" ? "for ann" : `for "${payee}"`;
  const since = from === undefined ? "" : `from ${dayIn(from, 1)}`;
  // The day before the next month begins.
  const until = through === undefined ? "" : `through ${dayIn(through + 1, 0)}`;
  return [whose, since, until].filter((part) => part !== "").join(" ");
}

/** One statement a version, and how the value of the whole is read. */
const things: Readonly<Record<string, (all: readonly Version[]) => string>> = {
  param: (all) =>
    `param x : number {\n${all.map((each) => `  ${scopeText(each) || "from 2026-01-01"} : ${each.value}`).join("\n")}\n}\nmeasure seen per month = x`,
  table: (all) =>
    `${all.map((each) => `table x(a) : number unique ${scopeText(each)} { when 1 : ${each.value} }`).join("\n")}\nmeasure seen per month = x(1)`,
  tiers: (all) =>
    `${all.map((each) => `tiers x retroactive ${scopeText(each)} { from 0 : ${each.value} }`).join("\n")}\nmeasure seen per month = x(1)`,
  matrix: (all) =>
    `${all.map((each) => `matrix x(a stepped, b stepped) : number ${scopeText(each)} { across from 0 row from 0 : ${each.value} beyond flat }`).join("\n")}\nmeasure seen per month = x(1, 1)`,
  quota: (all) => all.map((each) => `quota seen per month ${scopeText(each)} = ${each.value}`).join("\n"),
  component: (all) =>
    all.map((each) => `component seen per month ${scopeText(each)} { pay ${each.value} USD }`).join("\n"),
};

const plan = (thing: string, paid: string) => `language 1
plan p {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  changes   closing
  round     half even
}
data payees { id : payee key }
${thing}
${paid === "seen" ? "" : `component paid per month { pay ${paid} }`}
payout per month { pay ${paid === "seen" ? "seen" : "paid"} }
`;

/** How a component reads what is seen; where no quota stands there is none. */
const paidBy = (kind: string) =>
  kind === "component" ? "seen" : kind === "quota" ? "1 USD * (seen else 0)" : "1 USD * seen";

describe.each(Object.entries(things))("of a %s", (kind, written) => {
  it("the version that stands is read", async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (drawn) => {
        // A parameter's general value without a date is written with the plan's first day.
        const all = kind === "param" ? onePerDay(drawn) : drawn;
        const { ruleSet, diagnostics } = compilePlan(plan(written(all), paidBy(kind)));
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors.map(({ message }) => message)).toEqual([]);
        if (ruleSet === undefined) return;
        const { facts } = factsFromRecords(ruleSet, { payees: payees.map((id) => ({ id })) });
        const { figures } = await calculate(ruleSet, facts, { period: "2026" });
        const seen = figures.filter(({ name }) => name === "seen");
        for (const payee of payees) {
          for (const month of months) {
            const period = dayIn(month, 1).slice(0, 7);
            const found = seen.find((line) => line.payee === payee && line.period === period)?.value;
            const value = standing(all, payee, month);
            expect({ payee, period, value: found === undefined ? undefined : Number(found) }).toEqual({
              payee,
              period,
              value,
            });
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

function onePerDay(all: readonly Version[]): readonly Version[] {
  const seen = new Set<string>();
  return all.filter(({ payee, from = 1 }) => {
    const key = `${payee ?? ""} ${payee === undefined ? from : `own ${from}`}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
