/** A letter as one page of HTML: no scripts, nothing fetched, fit for the screen and for paper. */

import type { Block, Curve, Fact, Inline, Letter, Party, Section, Table, Text } from "@attain/dsl";
import { curveSvg, type Look } from "./curve-svg.js";
import { type Child, element, fragment, type Markup, rawElement } from "./markup.js";
import { styleSheet } from "./style-sheet.js";
import { isShort, wordsOf } from "./text-width.js";

export function letterHtml(letter: Letter): string {
  const inline = inlineIn(letter);
  const title = wordsOf(letter.title);
  const page = element(
    "html",
    { lang: letter.language },
    "\n",
    element(
      "head",
      {},
      element("meta", { charset: "utf-8" }),
      // Whatever a plan says, a letter neither runs nor fetches anything.
      element("meta", {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, `${letter.kind}: ${title}`),
      rawElement("style", styleSheet),
    ),
    "\n",
    element("body", {}, element("main", {}, ...mainParts(letter, inline))),
    "\n",
  );
  return `<!doctype html>\n${page.markup}\n`;
}

type InlineMarkup = (text: Text) => Markup;

function mainParts(letter: Letter, inline: InlineMarkup): readonly Child[] {
  return [
    element("p", { class: "kind" }, letter.kind),
    "\n",
    element("h1", {}, inline(letter.title)),
    "\n",
    facts(letter.head, inline, "head"),
    ...letter.introduction.map((text) => element("p", {}, inline(text))),
    ...letter.sections.map((section, index) => sectionMarkup(section, index + 1, inline)),
    acceptance(letter, inline),
  ];
}

// ---------------------------------------------------------------- words

function inlineIn({ quotes: [open, close] }: Letter): InlineMarkup {
  const one = (part: Inline): Child => {
    if (typeof part === "string") return part;
    return part.kind === "term"
      ? element("i", { class: "term" }, part.text)
      : element("span", { class: "data" }, `${open}${part.text}${close}`);
  };
  return (text) => fragment(text.map(one));
}

// ---------------------------------------------------------------- sections

function sectionMarkup({ id, heading, blocks }: Section, number: number, inline: InlineMarkup): Markup {
  return fragment([
    "\n",
    element(
      "section",
      { "aria-labelledby": id },
      "\n",
      element("h2", { id }, `${number}. `, inline(heading)),
      ...blocks.flatMap((block) => ["\n", blockMarkup(block, inline)]),
      "\n",
    ),
  ]);
}

function blockMarkup(block: Block, inline: InlineMarkup): Markup {
  switch (block.kind) {
    case "heading":
      return element("h3", {}, inline(block.text));
    case "paragraph":
      return element("p", {}, inline(block.text));
    case "quotation":
      return element("blockquote", {}, ...block.lines.map((line) => element("p", {}, inline(line))));
    case "list":
      return element("ul", {}, ...block.items.map((item) => element("li", {}, inline(item))));
    case "facts":
      return facts(block.rows, inline);
    case "table":
      return table(block, inline);
    case "curve":
      return curve(block, inline);
  }
}

function facts(rows: readonly Fact[], inline: InlineMarkup, name?: string): Markup {
  return element(
    "dl",
    { class: name },
    ...rows.flatMap(({ label, text }) => [element("dt", {}, inline(label)), element("dd", {}, inline(text))]),
  );
}

function table({ caption, columns, rows, total }: Table, inline: InlineMarkup): Markup {
  const align = (index: number) => ({ class: columns[index]?.align === "end" ? "end" : undefined });
  const classOf = (cell: Text, index: number) =>
    align(index).class === undefined && isShort(cell) ? { class: "short" } : align(index);
  const line = (cells: readonly Text[]) =>
    element("tr", {}, ...cells.map((cell, index) => element("td", classOf(cell, index), inline(cell))));
  const headings = columns.map(({ heading }, index) =>
    element("th", { scope: "col", ...align(index) }, inline(heading)),
  );
  return element(
    "div",
    { class: "scroll" },
    element(
      "table",
      {},
      ...(caption.length === 0 ? [] : [element("caption", {}, inline(caption))]),
      element("thead", {}, element("tr", {}, ...headings)),
      element("tbody", {}, ...rows.map(line)),
      ...(total ? [element("tfoot", {}, line(total))] : []),
    ),
  );
}

const look: Look = {
  ink: "var(--ink)",
  faint: "var(--soft)",
  grid: "var(--line)",
  accent: "var(--accent)",
  font: "inherit",
};

function curve(block: Curve, inline: InlineMarkup): Markup {
  return element("figure", {}, element("figcaption", {}, inline(block.caption)), curveSvg(block, look));
}

// ---------------------------------------------------------------- acceptance

function acceptance({ acceptance: { heading, text, parties, mark } }: Letter, inline: InlineMarkup): Markup {
  return fragment([
    "\n",
    element(
      "section",
      { class: "acceptance", "aria-labelledby": "acceptance" },
      element("h2", { id: "acceptance" }, inline(heading)),
      element("p", {}, inline(text)),
      element("div", { class: "parties" }, ...parties.map((party) => partyMarkup(party, inline))),
      element("p", { class: "mark" }, inline(mark)),
    ),
    "\n",
  ]);
}

function partyMarkup({ role, lines }: Party, inline: InlineMarkup): Markup {
  return element(
    "div",
    {},
    element("h3", {}, inline(role)),
    ...lines.map(({ label, filled }) =>
      element(
        "div",
        { class: "line" },
        element("span", {}, inline(label)),
        ...(filled ? [element("b", {}, inline(filled))] : []),
      ),
    ),
  );
}
