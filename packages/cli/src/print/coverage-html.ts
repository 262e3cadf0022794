/** A plan's text as a page, with what no test uses shaded: no scripts, nothing fetched. */

import { type Coverage, coveredShare, type Shade, shadesOf } from "@attain/dsl";
import { type Child, element } from "../letter/markup.js";
import { neverText } from "./coverage-text.js";
import { pageHtml } from "./page-html.js";

export function coverageHtml(text: string, coverage: Coverage, title: string): string {
  const missing = shadesOf(text, coverage).filter((shade) => shade.covered !== "all");
  const lines = text.split(/\r\n|\n|\r/);
  const source = lines.flatMap((line, index): Child[] => [
    element("i", {}, String(index + 1)),
    ...shaded(
      line,
      missing.filter((shade) => shade.line === index + 1),
    ),
    "\n",
  ]);
  const share = `${coveredShare(coverage)}, ${coverage.covered} of ${coverage.ways}`;
  return pageHtml(`Coverage of ${title}`, [
    element("h1", {}, `Coverage of ${title}`),
    element("p", {}, `Tests show ${share}. Shaded: what no test shows, or shows in one way only.`),
    element("pre", {}, ...source),
  ]);
}

function shaded(line: string, shades: readonly Shade[]): readonly Child[] {
  const pieces: Child[] = [];
  let at = 0;
  for (const { from, to, covered, missing } of shades) {
    const kind = covered === "partly" ? "some" : "none";
    pieces.push(
      line.slice(at, from),
      element("mark", { class: kind, title: neverText(missing) }, line.slice(from, to)),
    );
    at = to;
  }
  return [...pieces, line.slice(at)];
}
