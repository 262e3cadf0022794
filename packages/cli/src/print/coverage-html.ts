/** A plan's text as a page, with what no test uses shaded: no scripts, nothing fetched. */

import type { Coverage, CoveredPart } from "@attain/dsl";
import { type Child, element, type Markup } from "../letter/markup.js";
import { missingWays, percentText } from "./coverage-text.js";
import { pageHtml } from "./page-html.js";

export function coverageHtml(text: string, coverage: Coverage, title: string): string {
  const missing = coverage.parts.filter((part) => missingWays(part).length > 0);
  const lines = text.split(/\r\n|\n|\r/);
  const source = lines.flatMap((line, index): Child[] => [
    element("i", {}, String(index + 1)),
    ...shaded(
      line,
      missing.filter(({ place }) => place.line === index + 1),
    ),
    "\n",
  ]);
  const share = `${percentText(coverage.covered, coverage.ways)}, ${coverage.covered} of ${coverage.ways}`;
  return pageHtml(`Coverage of ${title}`, [
    element("h1", {}, `Coverage of ${title}`),
    element("p", {}, `Tests show ${share}. Shaded: what no test shows, or shows in one way only.`),
    element("pre", {}, ...source),
  ]);
}

/** The pieces of a line; where parts lie in one another, the innermost says what is missing. */
function shaded(line: string, parts: readonly CoveredPart[]): readonly (Markup | string)[] {
  const owner: (CoveredPart | undefined)[] = Array.from({ length: line.length });
  // Longer ones first, so that what lies in them is drawn over them.
  for (const part of parts.toSorted((a, b) => b.place.length - a.place.length)) {
    const start = part.place.column - 1;
    for (let at = start; at < Math.min(start + part.place.length, line.length); at += 1) owner[at] = part;
  }
  const pieces: (Markup | string)[] = [];
  for (let start = 0; start < line.length; ) {
    let end = start;
    while (end < line.length && owner[end] === owner[start]) end += 1;
    const part = owner[start];
    const piece = line.slice(start, end);
    pieces.push(part === undefined ? piece : markOf(part, piece));
    start = end;
  }
  return pieces;
}

function markOf(part: CoveredPart, piece: string): Markup {
  const isPartly = part.ways.some(({ isCovered }) => isCovered);
  return element("mark", { class: isPartly ? "some" : "none", title: missingWays(part).join(", ") }, piece);
}
