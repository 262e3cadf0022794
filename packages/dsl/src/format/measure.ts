/** Widths of token ranges as they would be on one line. */

import type { Block } from "./item.js";
import type { PlanTokens } from "./plan-tokens.js";

export interface Measure {
  /** Blanks before a token that stands behind another on one line. */
  space(index: number): number;
  /** From the beginning of one token to the beginning of another behind it. */
  distance(from: number, to: number): number;
  /** From the beginning of the first token to the end of the last. */
  width(first: number, last: number): number;
}

export function measure(plan: PlanTokens, blocks: Iterable<Block>): Measure {
  // In a block on one line two blanks part the clauses; a row has its semicolon.
  const clauses = new Set<number>();
  for (const block of blocks) {
    for (const item of block.items.slice(1)) if (item.shape !== "row") clauses.add(item.first);
  }
  const space = (index: number) => (clauses.has(index) ? 2 : plan.space(index));
  const starts: number[] = [];
  let column = 0;
  for (const index of plan.tokens.keys()) {
    column += space(index);
    starts.push(column);
    column += plan.width(index);
  }
  const distance = (from: number, to: number) => (starts[to] ?? 0) - (starts[from] ?? 0);
  return { space, distance, width: (first, last) => distance(first, last) + plan.width(last) };
}
