/**
 * Law: each threshold of tiers lies above the one before. At one threshold `from` comes before `above`;
 * a `below` row stands first and ends where the next begins.
 */

import type { Fix } from "../../diagnostics/diagnostic.js";
import type { TierRow, TiersStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { compareConstants, constantValue } from "../types/constant-value.js";

export function tiersAscend(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "tiers" && !statement.broken) checkOrder(statement, checking);
  }
}

function checkOrder(statement: TiersStatement, checking: Checking): void {
  const { rows, end } = statement;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined) return;
    const refuse = (message: string) => report(row, before, message, statement, checking);
    if (row.edge === "below") {
      refuse("A `below` row stands first, as it is everything under the tiers");
      return;
    }
    const order = compare(before, row);
    if (order === undefined) return;
    if (before.edge === "below" && order !== 0) {
      refuse("The first tier begins where the `below` row ends, so that nothing lies between");
    } else if (before.edge !== "below" && !follows(before, row)) {
      refuse("Each threshold lies above the one before");
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

function follows(before: TierRow, row: TierRow): boolean {
  const order = compare(before, row);
  if (before.edge === "below") return order === 0;
  return (
    order !== undefined && (order < 0 || (order === 0 && before.edge === "from" && row.edge === "above"))
  );
}

function report(
  row: TierRow,
  before: TierRow,
  message: string,
  statement: TiersStatement,
  checking: Checking,
): void {
  const fix = orderingFix(statement, checking);
  checking.report({
    code: "tiers-not-ascending",
    span: row.at.span,
    message,
    help: "Put the rows in the order of their thresholds",
    related: [{ span: before.at.span, message: "The row before" }],
    ...(fix && { fixes: [fix] }),
  });
}

/** Nothing where two rows share a threshold, or one is calculated: then only the author knows what is meant. */
function orderingFix({ rows, span }: TiersStatement, { textOf }: Checking): Fix | undefined {
  if (textOf === undefined || rows.some(({ at }) => constantValue(at) === undefined)) return undefined;
  const sorted = rows.toSorted((a, b) => place(a) - place(b) || (compare(a, b) ?? 0));
  const isAscending = sorted.every((row, index) => {
    const before = sorted[index - 1];
    return before === undefined || (row.edge !== "below" && follows(before, row));
  });
  if (!isAscending) return undefined;
  // What is said of a row behind it goes along.
  const wholeOf = ({ span: { start, end } }: TierRow, index: number) => {
    const rest = textOf({ start: end, end: rows[index + 1]?.span.start ?? span.end });
    return { start, end: end + (/^[ \t]*\/\/[^\n]*/.exec(rest)?.[0].length ?? 0) };
  };
  const places = rows.map(wholeOf);
  const edits = sorted.flatMap((row, index) => {
    const [to, from] = [places[index], places[rows.indexOf(row)]];
    return to && from && to !== from ? [{ span: to, text: textOf(from) }] : [];
  });
  return { title: "Put the rows in the order of their thresholds", edits };
}

/** A `below` row is under all others. */
function place({ edge }: TierRow): number {
  return edge === "below" ? 0 : 1;
}
