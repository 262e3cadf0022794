/** A report as one page of HTML: no scripts, nothing fetched. */

import { type Child, element, rawElement } from "../letter/markup.js";

const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6472; --paper: #fff; --line: #d9dee6; --none: #f6c9c4; --some: #f8e3a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a2abb8; --paper: #171c25; --line: #3a4250; --none: #6d2f2b; --some: #5e4d14; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 15px/1.5 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
pre { font: 13px/1.55 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; border: 1px solid var(--line); padding: 0.8rem; }
pre i { display: inline-block; width: 3.5em; color: var(--soft); font-style: normal; user-select: none; }
mark { color: inherit; border-radius: 2px; }
mark.none { background: var(--none); }
mark.some { background: var(--some); }
table { border-collapse: collapse; }
th, td { padding: 0.35rem 0.8rem; border-bottom: 1px solid var(--line); text-align: left; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
`;

export function pageHtml(title: string, body: readonly Child[]): string {
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
      element("title", {}, title),
      rawElement("style", styleSheet),
    ),
    element("body", {}, ...body),
  );
  return `<!doctype html>\n${page.markup}\n`;
}
