/** Where a definition has its name. */

import type { Span } from "../source/span.js";
import type { Name } from "../syntax/ast.js";
import type { Definition } from "./checking.js";

/** Absent for columns that every data set has without saying so. */
export function definitionName(definition: Definition): Name | undefined {
  switch (definition.kind) {
    case "column":
      return definition.declaration?.name;
    case "source":
    case "credit":
    case "journal":
      return definition.statement.name;
    case "other":
      return "name" in definition.statement ? definition.statement.name : undefined;
    default:
      return definition.statements[0].name;
  }
}

export function definitionSpan(definition: Definition): Span {
  return definitionName(definition)?.span ?? { start: 0, end: 0 };
}
