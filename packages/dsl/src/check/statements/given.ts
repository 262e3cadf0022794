/** `given`: rows of data, the value of a parameter, or the numbers of a figure, for tests. */

import { unreachable } from "../../invariant.js";
import type { GivenStatement, Literal, Name } from "../../syntax/ast.js";
import type { ColumnSymbol, ComponentSymbol, FigureSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { columnOf } from "../resolve/steps.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { describeGrain } from "../types/period-length.js";
import { checkCell } from "./given-cell.js";

type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

export function checkGiven(given: GivenStatement, checking: Checking): void {
  const { name, body } = given;
  const symbol = checking.symbols.get(name.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name,
        message: `Nothing is called \`${name.text}\``,
        candidates: candidatesOf(["source", "parameter", "figure", "component"], checking),
      },
      checking,
    );
    return;
  }
  checking.symbolOf.set(name, symbol);
  switch (symbol.kind) {
    case "source":
      if (body.kind === "rows") checkRows(symbol, given, body, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` is data and is given by rows`,
          `Write \`given ${name.text} (column, ...) { ... }\``,
          checking,
        );
      return;
    case "parameter":
      if (body.kind === "value") checkCell(body.value, symbol.type, false, `\`${name.text}\``, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` is a parameter and has one value`,
          `Write \`given ${name.text} = ...\``,
          checking,
        );
      return;
    case "figure":
    case "component":
      if (body.kind === "rows") checkFigureRows(symbol, given, body, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` has a number for each payee and period`,
          `Write \`given ${name.text} (payee, month, amount) { ... }\``,
          checking,
        );
      return;
    case "table":
    case "tiers":
    case "credit":
      reportForm(
        given,
        `A ${symbol.kind} cannot be given`,
        "Give the rows or the parameter behind it",
        checking,
      );
      return;
    case "matrix":
    case "other":
      return;
    default:
      unreachable(symbol);
  }
}

function checkRows(source: SourceSymbol, given: GivenStatement, rows: Rows, checking: Checking): void {
  const columns = rows.columns.map((name) => givenColumn(source, name, given, checking));
  reportRepeated(rows.columns, given, checking);
  if (columns.every((column) => column !== undefined)) checkAllThere(source, given, rows, checking);
  for (const row of rows.rows) {
    if (!widthFits(row.values.length, rows.columns.length, row, given, checking)) continue;
    row.values.forEach((cell, index) => {
      const column = columns[index];
      if (column === undefined) return;
      const { declaration, optional } = column;
      const mayBeEmpty = optional || declaration?.default !== undefined;
      checkCell(cell, column.type, mayBeEmpty, `\`${column.name}\``, checking, isKeyLike(column));
    });
  }
}

/** Keys and references are names of things and may be written as such. */
function isKeyLike({ declaration, type }: ColumnSymbol): boolean {
  return type.kind === "reference" || (type.kind === "text" && declaration?.key === true);
}

function givenColumn(
  source: SourceSymbol,
  name: Name,
  given: GivenStatement,
  checking: Checking,
): ColumnSymbol | undefined {
  const column = columnOf(source, name, checking);
  if (column === undefined) return undefined;
  checking.symbolOf.set(name, column);
  if (column.declaration?.formula && !given.broken) {
    checking.report({
      code: "given-does-not-fit",
      span: name.span,
      message: `\`${name.text}\` is calculated from the row and cannot be given`,
      help: "Leave the column out",
    });
  }
  return column;
}

/** A column without default must be given: an empty cell would stop the test. */
function checkAllThere(source: SourceSymbol, given: GivenStatement, rows: Rows, checking: Checking): void {
  if (given.broken || source.statement.broken || rows.rows.length === 0) return;
  const named = new Set(rows.columns.map(({ text }) => text));
  const missing = [...source.columns.values()].filter(
    ({ name, optional, declaration }) =>
      !named.has(name) && !optional && !declaration?.default && !declaration?.formula,
  );
  if (missing.length === 0) return;
  checking.report({
    code: "given-does-not-fit",
    span: given.name.span,
    message: `Rows of \`${source.name}\` need ${missing.map(({ name }) => `\`${name}\``).join(", ")}`,
    help: "Add the column and its cells, or make the column `optional` or give it a `default`",
  });
}

/** `(payee, month, amount)`, or `(month, amount)` for a number of the whole plan. */
function checkFigureRows(
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

function widthFits(
  count: number,
  wanted: number,
  row: Rows["rows"][number],
  given: GivenStatement,
  checking: Checking,
): boolean {
  if (count === wanted) return true;
  if (given.broken) return false;
  checking.report({
    code: "wrong-cell-count",
    span: row.span,
    message: `The list names ${wanted} column${wanted === 1 ? "" : "s"}, but this row has ${count} cell${count === 1 ? "" : "s"}`,
    help: "Write one cell for each column, `none` for an empty one, and `;` between rows",
  });
  return false;
}

function reportRepeated(columns: readonly Name[], given: GivenStatement, checking: Checking): void {
  columns.forEach((column, index) => {
    if (given.broken || columns.findIndex(({ text }) => text === column.text) === index) return;
    checking.report({
      code: "duplicate-name",
      span: column.span,
      message: `\`${column.text}\` is listed twice`,
      help: "Name each column once",
    });
  });
}

function spanOfColumns(rows: Rows, given: GivenStatement) {
  const [first] = rows.columns;
  const last = rows.columns.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : given.name.span;
}

function reportForm(given: GivenStatement, message: string, help: string, checking: Checking): void {
  if (given.broken) return;
  checking.report({ code: "given-does-not-fit", span: given.name.span, message, help });
}
