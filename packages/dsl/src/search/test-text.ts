/** A made-up company and what it is paid as a `test` statement, to be pasted into the plan. */

import { exact, type FigureLine } from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import { columnsOf } from "./calculate-company.js";
import { numberCell } from "./cell.js";
import type { Company } from "./company.js";

/** `expected`: numbers of figures and components, one line each. */
export function testText(
  title: string,
  company: Company,
  expected: readonly FigureLine[],
  plan: CheckedPlan,
): string {
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
  const lines = expected.map((line) => {
    const place = [line.payee, line.group, line.period === "plan" ? "" : line.period].filter(
      (part) => part !== undefined && part !== "",
    );
    const where = place.length === 0 ? "plan" : place.join(", ");
    return `  expect ${line.name} for ${where} = ${amountText(line.value, line)}\n`;
  });
  return `test ${JSON.stringify(title)} {\n${givens.join("")}${silent.join("")}${lines.join("")}}\n`;
}

export function amountText(value: string, { currency }: FigureLine): string {
  const type =
    currency === undefined ? ({ kind: "number" } as const) : ({ kind: "money", currency } as const);
  return numberCell(exact.fromText(value), type, currency ?? "").written;
}
