/** What an editor can fold away: blocks in braces and comments of several lines. */

import type { PlanDocument } from "./plan-document.js";

export interface FoldingRange {
  /** Lines count from 1; the first stays visible. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "block" | "comment";
}

export function folding({ tokens, compilation }: PlanDocument): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  for (const token of tokens) {
    if (token.type === "LBrace") open.push(token.line);
    if (token.type !== "RBrace") continue;
    const startLine = open.pop();
    // The line of the closing brace stays visible as well.
    if (startLine !== undefined && token.line - 1 > startLine) {
      ranges.push({ startLine, endLine: token.line - 1, kind: "block" });
    }
  }
  let first: number | undefined;
  let last: number | undefined;
  const endComment = () => {
    if (first !== undefined && last !== undefined && last > first) {
      ranges.push({ startLine: first, endLine: last, kind: "comment" });
    }
  };
  for (const { line, ownLine } of compilation.parsed.comments) {
    if (!ownLine) continue;
    if (last === undefined || line !== last + 1) {
      endComment();
      first = line;
    }
    last = line;
  }
  endComment();
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
