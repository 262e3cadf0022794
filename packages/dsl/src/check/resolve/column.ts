/** A column that is read: remembered at its name, and calculated before if it is a formula. */

import type { Name } from "../../syntax/ast.js";
import type { ColumnSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import type { Scope } from "./scope.js";

export function readColumn(column: ColumnSymbol, name: Name, scope: Scope, checking: Checking): void {
  checking.symbolOf.set(name, column);
  addDependency(scope.definition, column, checking);
  checking.ensure(column);
}
