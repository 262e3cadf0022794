/** `table`: a cell for each argument, every argument asked for, values of the declared type. */

import type { TableStatement } from "../../syntax/ast.js";
import type { TableSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportHitNeedsNumbers } from "../infer/choice.js";
import { readAs } from "../infer/read.js";
import { type Scope, sharedScope } from "../resolve/scope.js";
import { isLiteral } from "../types/is-literal.js";
import { withoutPeriod } from "../types/literal-fits.js";
import { isNumeric } from "../types/unify.js";

export function checkTable(table: TableSymbol, checking: Checking): void {
  const [first] = table.statements;
  const parameters = new Map(
    first.parameters.map(({ text }, index) => [
      text,
      { index, type: table.parameterTypes[index] ?? ({ kind: "unknown" } as const) },
    ]),
  );
  const scope = sharedScope(table, parameters);
  for (const statement of table.statements) checkRows(statement, table, scope, checking);
  if (!table.statements.some(({ broken }) => broken)) checkArguments(table, checking);
  const { type } = table;
  const takesOne = first.hit === "unique" || first.hit === "first";
  if (takesOne || isNumeric(type) || type.kind === "money" || type.kind === "unknown") return;
  reportHitNeedsNumbers(first.hit, first.type.span, type, checking);
}

function checkRows(statement: TableStatement, table: TableSymbol, scope: Scope, checking: Checking): void {
  const values = [
    ...statement.rows.map(({ value }) => value),
    ...(statement.otherwise ? [statement.otherwise.value] : []),
  ];
  for (const value of values) {
    const declared = isLiteral(value) ? withoutPeriod(table.type) : table.type;
    readAs(value, declared, `\`${table.name}\``, scope, checking);
  }
  if (values.length === 0 && !statement.broken) {
    checking.report({
      code: "missing-clause",
      span: statement.name.span,
      message: `\`${table.name}\` has no rows`,
      help: 'Write a line for each case: `when "platform" : 1.2`',
    });
  }
  const count = statement.parameters.length;
  for (const { cells, span } of statement.rows) {
    // A row that could not be read whole may have lost a cell.
    if (cells.length === count || statement.broken) continue;
    checking.report({
      code: "wrong-cell-count",
      span: cells[count]?.span ?? cells.at(-1)?.span ?? span,
      message: `\`${table.name}\` has ${count} argument${count === 1 ? "" : "s"}, but this row has ${cells.length} cell${cells.length === 1 ? "" : "s"}`,
      help: "Write one cell for each argument; `any` matches everything",
    });
  }
}

/** An argument that no row asks for decides nothing. */
function checkArguments(table: TableSymbol, checking: Checking): void {
  const [first] = table.statements;
  first.parameters.forEach((parameter, index) => {
    const asked = table.statements.some(({ rows }) =>
      rows.some(({ cells }) => cells[index] !== undefined && cells[index]?.kind !== "anyCell"),
    );
    const hasRows = table.statements.some(({ rows }) => rows.length > 0);
    if (
      asked ||
      !hasRows ||
      table.statements.some(({ rows }) => rows.some(({ cells }) => cells.length <= index))
    )
      return;
    checking.report({
      code: "argument-not-asked",
      span: parameter.span,
      message: `No row of \`${table.name}\` asks for \`${parameter.text}\``,
      help: "Leave the argument out, or write what it must be in a row",
    });
  });
}
