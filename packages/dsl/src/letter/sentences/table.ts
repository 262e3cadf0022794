/** `table`: its rows, what several that fit mean, and what holds otherwise. */

import type { TableSymbol } from "../../check/checked-plan.js";
import type { Cell, TableStatement } from "../../syntax/ast.js";
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
  const lines = rows.map(({ cells, value }) => [
    ...cells.map((cell) => tellCell(cell, writing)),
    tell(value, writing),
  ]);
  const empty: Text = [];
  const last = otherwise && [
    phrases.table.otherwise,
    ...parameters.slice(1).map(() => empty),
    tell(otherwise.value, writing),
  ];
  const isSeveral = rows.length > 1 && hit !== "unique";
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
