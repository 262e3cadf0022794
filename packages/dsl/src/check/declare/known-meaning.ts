/** Columns that mean something in every plan when they are declared: `known`, `from`, `left`, `manager`. */

import type { ColumnSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { describeType } from "../types/describe-type.js";
import { unknown } from "../types/unify.js";

/** Such a column has one type; of another it would not be understood. */
export function checkKnownMeaning(column: ColumnSymbol, kind: "date" | "payee", checking: Checking): void {
  const { declaration, type } = column;
  if (declaration === undefined || type.kind === kind || type.kind === "unknown") return;
  checking.report({
    code: "wrong-column-type",
    span: declaration.type.span,
    message: `\`${column.name}\` of \`${column.source}\` has a meaning of its own and is a ${kind}, not ${describeType(type)}`,
    help: `Write \`${column.name} : ${kind}\`, or give the column another name`,
  });
  const draft: Mutable<ColumnSymbol> = column;
  draft.type = unknown;
}
