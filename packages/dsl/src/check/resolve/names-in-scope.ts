/** Every name that would mean something at a place: what a misspelt one is compared with. */

import { aggregateWords } from "../../syntax/words.js";
import type { Checking } from "../checking.js";
import { functionNames } from "./functions.js";
import type { Scope } from "./scope.js";
import { type Candidate, candidatesOf, words } from "./unknown-name.js";

export function namesInScope(scope: Scope, checking: Checking): Candidate[] {
  const columns = scope.row ? [...scope.row.source.columns.values()] : [];
  return [
    ...words([...(scope.parameters?.keys() ?? [])]),
    ...columns.map((column) => ({ text: column.name, definition: column })),
    ...candidatesOf(
      [
        "parameter",
        "figure",
        "component",
        "scorecard",
        "goal",
        "credit",
        "source",
        "table",
        "tiers",
        "matrix",
        "other",
      ],
      checking,
    ),
    ...words(["payee", ...(scope.card?.parts.keys() ?? [])]),
  ];
}

/** Names that may be followed by brackets. */
export function callables(checking: Checking): Candidate[] {
  return [
    ...candidatesOf(["table", "tiers", "matrix"], checking),
    ...words([...functionNames, ...aggregateWords]),
  ];
}
