/** Columns that share their name with something else that has a value: the column counts, and the law is told. */

import { unreachable } from "../../invariant.js";
import type { Name } from "../../syntax/ast.js";
import type { ColumnSymbol, PlanSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { definitionSpan } from "../definition-name.js";
import type { Row } from "./scope.js";

/** Remembers that a bare name means a column here although it could mean more; the law `names-mean-one-thing` says so. */
export function noteRival(name: Name, column: ColumnSymbol, row: Row, checking: Checking): void {
  const symbol = checking.symbols.get(name.text);
  if (symbol === undefined || !isRival(symbol, row)) return;
  // What another file defines has no name here.
  if (!checking.imports.sees(name.span, definitionSpan(symbol), name.text)) return;
  const columns = checking.rivals.get(symbol) ?? new Map<ColumnSymbol, Set<Name>>();
  checking.rivals.set(symbol, columns);
  const uses = columns.get(column) ?? new Set();
  columns.set(column, uses.add(name));
}

/** Whether the bare name would have a value in this row if the column were not there. */
function isRival(symbol: PlanSymbol, row: Row): boolean {
  switch (symbol.kind) {
    case "figure":
    case "component":
    case "scorecard":
    case "goal":
    case "parameter":
      return true;
    case "credit":
      return row.credit === symbol;
    case "source":
    case "table":
    case "matrix":
    case "tiers":
    case "journal":
    case "other":
      return false;
    default:
      return unreachable(symbol);
  }
}
