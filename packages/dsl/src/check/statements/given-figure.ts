/** `given commission (payee, month, amount) { ... }`: numbers that are fixed instead of calculated. */

import type { GivenStatement, Literal, Name } from "../../syntax/ast.js";
import type { ComponentSymbol, FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Type } from "../type.js";
import { describeGrain } from "../types/period-length.js";
import { checkCell } from "./given-cell.js";
import { reportForm, widthFits } from "./given-form.js";

type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

/** The columns are `payee`, the period by its name, and the value. */
export function checkFigureRows(
  figure: FigureSymbol | ComponentSymbol,
  given: GivenStatement,
  rows: Rows,
  checking: Checking,
): void {
  const { grain } = figure;
  checking.ensure(figure);
  if (grain.owner !== "payee" || grain.per === "plan") {
    reportForm(
      given,
      `\`${figure.name}\` is one number ${describeGrain(grain)}, and only numbers of a payee and a period can be given`,
      "Give the rows behind it",
      checking,
    );
    return;
  }
  const [payee, period] = rows.columns;
  const wanted = `(payee, ${grain.per}, amount)`;
  if (payee?.text !== "payee" || period?.text !== grain.per || rows.columns.length !== 3) {
    if (given.broken) return;
    checking.report({
      code: "given-does-not-fit",
      span: spanOfColumns(rows, given),
      message: `The numbers of \`${figure.name}\` are given by payee, ${grain.per} and amount`,
      help: `Write \`given ${figure.name} ${wanted} { ... }\``,
    });
    return;
  }
  const types: readonly Type[] = [{ kind: "payee" }, { kind: "period", unit: grain.per }, figure.type];
  const names = ["The payee", `The ${grain.per}`, `\`${figure.name}\``];
  for (const row of rows.rows) {
    if (!widthFits(row.values.length, 3, row, given, checking)) continue;
    row.values.forEach((cell: Literal | Name, index) => {
      const type = types[index];
      if (type) checkCell(cell, type, false, names[index] ?? "", checking);
    });
  }
}

function spanOfColumns(rows: Rows, given: GivenStatement) {
  const [first] = rows.columns;
  const last = rows.columns.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : given.name.span;
}
