/** `given deals (id, rep) { ... }`: columns of the data, cells of their types. */

import type { GivenStatement, Literal, Name } from "../../syntax/ast.js";
import type { ColumnSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { columnOf } from "../resolve/column.js";
import { checkCell } from "./given-cell.js";
import { widthFits } from "./given-form.js";

type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

export function checkRows(source: SourceSymbol, given: GivenStatement, rows: Rows, checking: Checking): void {
  const columns = rows.columns.map((name) => givenColumn(source, name, given, checking));
  reportRepeated(rows.columns, given, checking);
  if (columns.every((column) => column !== undefined)) checkAllThere(source, given, rows, checking);
  for (const row of rows.rows) {
    if (!widthFits(row.values.length, rows.columns.length, row, given, checking)) continue;
    row.values.forEach((cell, index) => {
      const column = columns[index];
      if (column === undefined) return;
      const { declaration, optional } = column;
      const mayBeEmpty = optional || declaration?.default !== undefined || source.statement.broken === true;
      if (cell.kind === "none" && !mayBeEmpty) {
        reportEmpty(cell, column, checking);
        return;
      }
      checkCell(cell, column.type, mayBeEmpty, `\`${column.name}\``, checking, isKeyLike(column, source));
    });
  }
}

/** Keys and references are names of things and may be written as such; without a key any text may be one. */
function isKeyLike({ declaration, type }: ColumnSymbol, { keys }: SourceSymbol): boolean {
  return (
    type.kind === "reference" || (type.kind === "text" && (declaration?.key === true || keys.length === 0))
  );
}

function reportEmpty(cell: Literal, column: ColumnSymbol, checking: Checking): void {
  checking.report({
    code: "given-does-not-fit",
    span: cell.span,
    message: `\`${column.name}\` must have a value`,
    help: "Write a value, or make the column `optional`",
    ...(column.declaration && { related: [{ span: column.declaration.span, message: "Declared here" }] }),
    cause: needed(column),
  });
}

/** However many rows lack a value, it is one column that needs it. */
function needed(column: ColumnSymbol): string {
  return `needed ${column.source}.${column.name}`;
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
  const [first] = missing;
  if (first === undefined) return;
  checking.report({
    code: "given-does-not-fit",
    span: given.name.span,
    message: `Rows of \`${source.name}\` need ${missing.map(({ name }) => `\`${name}\``).join(", ")}`,
    help: "Add the column and its cells, or make the column `optional` or give it a `default`",
    related: missing.flatMap(({ declaration }) =>
      declaration ? [{ span: declaration.span, message: "Declared here" }] : [],
    ),
    cause: needed(first),
  });
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
