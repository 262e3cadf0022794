/** A plan's text as a page, with what no test uses shaded: no scripts, nothing fetched. */

import type { Coverage, CoveredPart } from "@attain/dsl";
import { type Child, element, type Markup, rawElement } from "../letter/markup.js";
import { missingWays, percentText } from "./coverage-text.js";

const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6472; --paper: #fff; --line: #d9dee6; --none: #f6c9c4; --some: #f8e3a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a2abb8; --paper: #171c25; --line: #3a4250; --none: #6d2f2b; --some: #5e4d14; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 15px/1.5 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
pre { font: 13px/1.55 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; border: 1px solid var(--line); padding: 0.8rem; }
pre i { display: inline-block; width: 3.5em; color: var(--soft); font-style: normal; user-select: none; }
mark { color: inherit; border-radius: 2px; }
mark.none { background: var(--none); }
mark.some { background: var(--some); }
`;

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
  const page = element(
    "html",
    { lang: "en" },
    element(
      "head",
      {},
      element("meta", { charset: "utf-8" }),
      element("meta", {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, `Coverage of ${title}`),
      rawElement("style", styleSheet),
    ),
    element(
      "body",
      {},
      element("h1", {}, `Coverage of ${title}`),
      element("p", {}, `Tests show ${share}. Shaded: what no test shows, or shows in one way only.`),
      element("pre", {}, ...source),
    ),
  );
  return `<!doctype html>\n${page.markup}\n`;
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
