/**
 * Law: each threshold of tiers lies above the one before. At one threshold `from` comes before `above`;
 * a `below` row stands first and ends where the next begins.
 */

import type { TierRow, TiersStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { compareConstants, constantValue } from "../types/constant-value.js";

export function tiersAscend(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "tiers" && !statement.broken) checkOrder(statement, checking);
  }
}

function checkOrder({ rows, end }: TiersStatement, checking: Checking): void {
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined) return;
    if (row.edge === "below") {
      report(row, before, "A `below` row stands first, as it is everything under the tiers", checking);
      return;
    }
    const order = compare(before, row);
    if (order === undefined) return;
    if (before.edge === "below" && order !== 0) {
      report(
        row,
        before,
        "The first tier begins where the `below` row ends, so that nothing lies between",
        checking,
      );
    } else if (
      before.edge !== "below" &&
      !(order < 0 || (order === 0 && before.edge === "from" && row.edge === "above"))
    ) {
      report(row, before, "Each threshold lies above the one before", checking);
    }
  });
  const last = rows.at(-1);
  const top = last && constantValue(last.at);
  const full = end && constantValue(end);
  if (!end || !top || !full || compareConstants(top, full) < 0) return;
  checking.report({
    code: "tiers-not-ascending",
    span: end.span,
    message: "The last tier is full above its own threshold",
    help: "Write a greater number after `end`",
    related: [{ span: last.at.span, message: "The last threshold" }],
  });
}

function compare(a: TierRow, b: TierRow): number | undefined {
  const left = constantValue(a.at);
  const right = constantValue(b.at);
  return left && right && compareConstants(left, right);
}

function report(row: TierRow, before: TierRow, message: string, checking: Checking): void {
  checking.report({
    code: "tiers-not-ascending",
    span: row.at.span,
    message,
    help: "Put the rows in the order of their thresholds",
    related: [{ span: before.at.span, message: "The row before" }],
  });
}
