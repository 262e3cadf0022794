/** `table`: its rows, what several that fit mean, and what holds otherwise. */

import { exact } from "@attain/engine";
import type { TableSymbol } from "../../check/checked-plan.js";
import type { Cell, TableRow, TableStatement } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { tellLiteral } from "../expressions/tell-literal.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { capitalized, joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { rangeText } from "./range.js";

export function tellTable(table: TableSymbol, writing: Writing): readonly Block[] {
  return table.statements
    .filter(({ scope }) => !concernsOthers(scope, writing))
    .flatMap((statement) => tellVersion(statement, writing));
}

function tellVersion(statement: TableStatement, writing: Writing): readonly Block[] {
  const { phrases, names } = writing;
  const { name, parameters, rows, otherwise, hit, scope, documentation } = statement;
  const validity = scopeText(scope, writing);
  const title = phrases.table.caption(names.of(name.text));
  const caption = capitalized(
    validity === undefined ? title : joined([title, phrases.marks.comma, validity]),
  );
  const heading = (text: string) => ({ heading: capitalized([names.of(text)]), align: "start" as const });
  const isAscending = hit === "first" && ascend(rows);
  const cellsOf = (row: TableRow, index: number) =>
    isAscending
      ? [row.cells[0] && follows(row.cells[0], rows[index - 1]?.cells[0])].flatMap((cell) => cell ?? [])
      : row.cells;
  const lines = rows.map((row, index) => [
    ...cellsOf(row, index).map((cell) => tellCell(cell, writing)),
    tell(row.value, writing),
  ]);
  const empty: Text = [];
  const last = otherwise && [
    phrases.table.otherwise,
    ...parameters.slice(1).map(() => empty),
    tell(otherwise.value, writing),
  ];
  const isSeveral = rows.length > 1 && hit !== "unique" && !isAscending;
  return [
    ...documentationBlocks(documentation),
    {
      kind: "table",
      caption,
      columns: [
        ...parameters.map(({ text }) => heading(text)),
        { heading: capitalized([names.of(name.text)]), align: "end" },
      ],
      rows: [...lines, ...(last ? [last] : [])],
    },
    ...(isSeveral ? [{ kind: "paragraph", text: phrases.table.hit[hit] } as const] : []),
  ];
}

/**
 * Rows of one argument that each only end, the next one later: read as stretches, of which no two overlap, so that
 * the first that fits is the only one.
 */
function ascend(rows: readonly TableRow[]): boolean {
  return rows.every(({ cells }, index) => {
    const [cell, ...others] = cells;
    const end = cell && endOf(cell);
    const before = rows[index - 1]?.cells[0];
    const start = before && endOf(before);
    if (end === undefined || others.length > 0) return false;
    return index === 0 || (start !== undefined && exact.compare(start, end) < 0);
  });
}

/** Where a cell that has no beginning ends, as a number. */
function endOf(cell: Cell) {
  if (cell.kind !== "rangeCell" || cell.lower !== undefined || cell.upper === undefined) return undefined;
  const { value } = cell.upper;
  const isNumber = value.kind === "number" || value.kind === "percent" || value.kind === "money";
  return isNumber ? exact.fromText(value.value) : undefined;
}

/** The cell from where the one before ends. */
function follows(cell: Cell, before: Cell | undefined): Cell {
  if (cell.kind !== "rangeCell" || before?.kind !== "rangeCell" || before.upper === undefined) return cell;
  const { edge, value } = before.upper;
  return { ...cell, lower: { edge: edge === "through" ? "above" : "from", value } };
}

function tellCell(cell: Cell, writing: Writing): Text {
  const { table, marks } = writing.phrases;
  switch (cell.kind) {
    case "anyCell":
      return table.any;
    case "valuesCell":
      return marks.or(cell.values.map((value) => tellLiteral(value, writing)));
    case "rangeCell": {
      const { lower, upper } = cell;
      return rangeText(
        {
          ...(lower && { lower: { edge: lower.edge, at: tellLiteral(lower.value, writing) } }),
          ...(upper && { upper: { edge: upper.edge, at: tellLiteral(upper.value, writing) } }),
        },
        table.range,
      );
    }
  }
}
