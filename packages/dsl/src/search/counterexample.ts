/** A counterexample as data and as a `test` statement that fails with the same numbers. */

import type { CheckedPlan } from "../check/checked-plan.js";
import type { Claim } from "../prove/claims/claim.js";
import type { Company } from "./company.js";
import { amountText, testText } from "./test-text.js";
import type { Violation } from "./violation.js";

export interface Counterexample {
  /** By data set, each row by column, as a plan writes values. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** Of a claim about rising or falling: the rows before one was changed. */
  readonly rowsBefore?: Counterexample["rows"];
  readonly payouts: readonly Amount[];
  /** To be pasted into the plan. */
  readonly test: string;
}

export interface Amount {
  readonly what: string;
  readonly payee: string;
  readonly period: string;
  readonly amount: string;
  /** What it is beside: the amount before, or the bound. */
  readonly against: string;
}

type Told = Pick<Claim, "title" | "looked">;

export function counterexampleOf(claim: Told, violation: Violation, plan: CheckedPlan): Counterexample {
  const { company, actual, bound, before } = violation;
  return {
    rows: rowsOf(company),
    ...(before && { rowsBefore: rowsOf(before.company) }),
    payouts: [
      {
        what: claim.looked === "" ? actual.name : claim.title,
        payee: actual.payee,
        period: actual.period,
        amount: amountText(actual.value, actual),
        against: amountText(bound, actual),
      },
    ],
    test: `${claim.looked}${testText(claim.title, company, [{ ...actual, value: bound }], plan)}`,
  };
}

/** The data sets whose rows are others than before. */
export function changedTables({
  rows,
  rowsBefore,
}: Pick<Counterexample, "rows" | "rowsBefore">): ReadonlySet<string> {
  if (rowsBefore === undefined) return new Set();
  const names = Object.keys(rows);
  return new Set(names.filter((name) => JSON.stringify(rows[name]) !== JSON.stringify(rowsBefore[name])));
}

export function rowsOf(company: Company): Counterexample["rows"] {
  return Object.fromEntries(
    [...company].flatMap(([name, rows]) =>
      rows.length === 0
        ? []
        : [
            [
              name,
              rows.map((row) =>
                Object.fromEntries([...row].map(([column, { written }]) => [column, written])),
              ),
            ],
          ],
    ),
  );
}
