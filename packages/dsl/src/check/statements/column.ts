/** A computed column: its formula gives what the column is declared to hold. */

import type { ColumnSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { readAs } from "../infer/read.js";
import { rowScope } from "../resolve/scope.js";

export function checkColumnFormula(column: ColumnSymbol, checking: Checking): void {
  const formula = column.declaration?.formula;
  const source = checking.symbols.get(column.source);
  if (formula === undefined || source?.kind !== "source") return;
  readAs(formula, column.type, `\`${column.name}\``, rowScope({ source }, column), checking);
}
