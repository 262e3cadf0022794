/** What every `given` has: a form that suits its subject, and rows as wide as the list of columns. */

import type { GivenStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

export function widthFits(
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

export function reportForm(given: GivenStatement, message: string, help: string, checking: Checking): void {
  if (given.broken) return;
  checking.report({ code: "given-does-not-fit", span: given.name.span, message, help });
}
