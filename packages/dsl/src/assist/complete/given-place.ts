/** Which cell of which given rows the caret is in. */

import type { CheckedPlan, ColumnSymbol, Symbol as PlanSymbol } from "../../check/checked-plan.js";
import type { Token } from "../../syntax/token.js";
import { symbolAt } from "./expression-scope.js";

export interface GivenPlace {
  /** What rows are given of; absent for a name that nothing defines. */
  readonly symbol?: PlanSymbol;
  /** The headers so far. */
  readonly headers: readonly string[];
  /** The column of the cell at the caret. */
  readonly column?: ColumnSymbol;
  /** Its header. */
  readonly header?: string;
}

/** `caretLine` counts from 1. Nothing outside of a `given`. */
export function givenPlace(
  statement: readonly Token[],
  caretLine: number,
  plan: CheckedPlan,
): GivenPlace | undefined {
  const start = statement.findLastIndex(
    ({ type }, index) => type === "given" && statement[index - 1]?.type !== "Comma",
  );
  if (start < 0) return undefined;
  const tokens = statement.slice(start + 1);
  const symbol = symbolAt(tokens[0], plan);
  const brace = tokens.findIndex(({ type }) => type === "LBrace");
  const head = brace < 0 ? tokens : tokens.slice(0, brace);
  const headers = head
    .slice(1)
    .filter(({ type }) => type !== "LParen" && type !== "RParen" && type !== "Comma")
    .map(({ text }) => text.normalize("NFC"));
  const place = { headers, ...(symbol && { symbol }) };
  if (brace < 0) return place;
  const header = headers[cellIndex(tokens.slice(brace + 1), caretLine)];
  const column = symbol?.kind === "source" && header !== undefined ? symbol.columns.get(header) : undefined;
  return { ...place, ...(header !== undefined && { header }), ...(column && { column }) };
}

/** Commas since the row began: at the line's beginning or behind a semicolon. */
function cellIndex(rows: readonly Token[], caretLine: number): number {
  let cells = 0;
  for (const { type, line } of rows.toReversed()) {
    if (type === "Semicolon" || line !== caretLine) break;
    if (type === "Comma") cells += 1;
  }
  return cells;
}
