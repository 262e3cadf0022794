/** A counterexample as data and as a `test` statement that fails with the same numbers. */

import { exact, type FigureLine } from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import type { Claim } from "../prove/claims/claim.js";
import { columnsOf } from "./calculate-company.js";
import { numberCell } from "./cell.js";
import type { Company } from "./company.js";
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
    test: testText(claim, violation, plan),
  };
}

function rowsOf(company: Company): Counterexample["rows"] {
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

function amountText(value: string, { currency }: FigureLine): string {
  const type =
    currency === undefined ? ({ kind: "number" } as const) : ({ kind: "money", currency } as const);
  return numberCell(exact.fromText(value), type, currency ?? "").written;
}

function testText(claim: Told, { company, actual, bound }: Violation, plan: CheckedPlan): string {
  const givens = [...company].flatMap(([name, rows]) => {
    const columns = columnsOf(rows);
    if (rows.length === 0) return [];
    const lines = rows.map((row) => columns.map((column) => row.get(column)?.written ?? "none").join(", "));
    return [`  given ${name} (${columns.join(", ")}) {\n    ${lines.join(";\n    ")}\n  }\n`];
  });
  // Rows that the whole plan gives would count as well.
  const silent = plan.givens.flatMap(({ name, body }) => {
    if (body.kind !== "rows" || (company.get(name.text)?.length ?? 0) > 0) return [];
    return [`  given ${name.text} (${body.columns.map(({ text }) => text).join(", ")}) {}\n`];
  });
  const place = [actual.payee, actual.group, actual.period === "plan" ? "" : actual.period].filter(
    (part) => part !== undefined && part !== "",
  );
  const where = place.length === 0 ? "plan" : place.join(", ");
  const expected = `  expect ${actual.name} for ${where} = ${amountText(bound, actual)}\n`;
  const title = JSON.stringify(claim.title);
  return `${claim.looked}test ${title} {\n${givens.join("")}${silent.join("")}${expected}}\n`;
}
