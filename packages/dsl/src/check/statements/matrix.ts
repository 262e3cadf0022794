/** `matrix`: edges of one type an axis, and a value of the declared type wherever they meet. */

import type { MatrixStatement } from "../../syntax/ast.js";
import type { MatrixSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { commonAmount } from "../infer/common-amount.js";
import { readAs } from "../infer/read.js";
import { sharedScope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { isLiteral } from "../types/is-literal.js";
import { withoutPeriod } from "../types/literal-fits.js";
import { isNumeric } from "../types/unify.js";

export function checkMatrix(matrix: MatrixSymbol, checking: Checking): void {
  const { statements, type } = matrix;
  const [first] = statements;
  const scope = sharedScope(matrix);
  const draft: Mutable<MatrixSymbol> = matrix;
  draft.axisTypes = first.axes.map((_, axis) => {
    const edges = statements.flatMap(({ across, rows }) =>
      axis === 0 ? across : rows.flatMap((row) => row.edges[axis - 1] ?? []),
    );
    return commonAmount(
      edges.map(({ at }) => at),
      "edge",
      scope,
      checking,
    );
  });
  for (const statement of statements) {
    for (const value of statement.rows.flatMap(({ values }) => values)) {
      readAs(value, isLiteral(value) ? withoutPeriod(type) : type, `\`${matrix.name}\``, scope, checking);
    }
    if (!statement.broken) checkForm(statement, checking);
  }
  if (isNumeric(type) || type.kind === "money" || type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: first.type.span,
    message: `A matrix gives numbers and amounts, but this one is declared to give ${describeType(type)}`,
    help: "Write `percent`, `number` or `money`; a `table` gives texts and dates",
  });
}

/** Every row has an edge for each axis that does not run across, and a value for each edge that does. */
function checkForm(statement: MatrixStatement, checking: Checking): void {
  const { name, axes, across, rows, beyond } = statement;
  const missing = (message: string, help: string) =>
    checking.report({ code: "missing-clause", span: name.span, message, help });
  const [first, ...down] = axes.map((axis) => axis.name.text);
  if (across.length === 0) {
    missing(`\`${name.text}\` has no edges for \`${first}\``, "Add `across from 90%, from 100%`");
  }
  if (rows.length === 0) {
    missing(`\`${name.text}\` has no rows`, "Write a row for each edge: `row from 80% : 9%, 12%`");
  }
  if (beyond === undefined) {
    missing(
      `\`${name.text}\` does not say what holds beyond its edges`,
      "Add `beyond flat` (the value at the edge stays) or `beyond fault` (the run stops)",
    );
  }
  for (const row of rows) {
    if (row.edges.length !== down.length) {
      checking.report({
        code: "wrong-cell-count",
        span: row.edges[down.length]?.span ?? row.edges.at(-1)?.span ?? row.span,
        message: `A row has an edge for each of ${down.map((axis) => `\`${axis}\``).join(", ")}, but this one has ${row.edges.length}`,
        help: "Write the edges before the colon, separated by commas",
      });
    }
    if (across.length > 0 && row.values.length !== across.length) {
      checking.report({
        code: "wrong-cell-count",
        span: row.values[across.length]?.span ?? row.values.at(-1)?.span ?? row.span,
        message: `${across.length} edge${across.length === 1 ? " runs" : "s run"} across, but this row has ${row.values.length} value${row.values.length === 1 ? "" : "s"}`,
        help: "Write one value for each edge of `across`",
      });
    }
  }
}
