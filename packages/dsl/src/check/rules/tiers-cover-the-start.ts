/**
 * Law: tiers say what holds from nought on. Their first row starts at 0 or is a `below` row; a curve
 * may start anywhere, as its first value extends.
 */

import type { TiersStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { constantValue } from "../types/constant-value.js";

export function tiersCoverTheStart(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "tiers" && !statement.broken) checkFirst(statement, checking);
  }
}

function checkFirst({ rows, mode }: TiersStatement, checking: Checking): void {
  const [first] = rows;
  if (first === undefined || mode.kind === "curve" || first.edge === "below") return;
  const start = constantValue(first.at);
  if (start === undefined || start.numerator === 0n) return;
  checking.report({
    code: "tiers-start-above-nought",
    span: first.at.span,
    message: "Nothing says what holds under the first threshold",
    help: "Begin with a row `from 0`, or with a `below` row up to this threshold",
  });
}
