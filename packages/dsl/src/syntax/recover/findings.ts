/**
 * What recovery found, with the lines it was reading: one cause may stop several readings, and only the
 * first of them is told.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { lineOf, type Slice } from "./slice.js";

export interface Finding {
  readonly diagnostic: Diagnostic;
  /** The lines of the slice that could not be read. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** A brace that is missing or too many: another error on another line explains it better. */
  readonly aboutBraces?: boolean;
}

export function finding(diagnostic: Diagnostic, slice: Slice, aboutBraces = false): Finding {
  const [first, last] = [slice[0], slice.at(-1)];
  return {
    diagnostic,
    firstLine: first ? lineOf(first) : 0,
    lastLine: last ? lineOf(last) : 0,
    ...(aboutBraces ? { aboutBraces } : {}),
  };
}

/**
 * One for each cause within a statement: none where the lexer has reported the same lines already, no
 * second one about the same line, and of braces only when nothing else is wrong.
 */
export function causes(findings: readonly Finding[], strangeLines: readonly number[]): Diagnostic[] {
  const strange = (found: Finding) =>
    strangeLines.some((line) => found.firstLine <= line && line <= found.lastLine);
  const told = findings.filter((found) => !strange(found));
  const others = told.filter((found) => !found.aboutBraces);
  const chosen = others.length > 0 ? others : told.slice(0, 1);
  const lines = new Set<number>();
  return chosen
    .filter(({ firstLine }) => !lines.has(firstLine) && lines.add(firstLine))
    .map(({ diagnostic }) => diagnostic);
}
