/** A letter as a PDF file: the same parts as the page, set on A4. */

import type { Block, Fact, Letter, LetterLanguage, Party, Section, Table, Text } from "@attain/dsl";
import type { Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { Refusal } from "../refusal.js";
import { curveSvg } from "./curve-svg.js";
import { isShort, wordsOf } from "./html.js";
import { type FontName, letterFonts } from "./pdf-fonts.js";
import { runs, type SetText, textSetter } from "./pdf-text.js";

const ink = "#1c2330";
const soft = "#5b6472";
const ruleColor = "#c9cfd8";
const accent = "#1f5fa8";

/** The same letter gives the same bytes. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const fonts = letterFonts(letter.language);
  const { main } = fonts;
  if (main === undefined) throw noFont(letter.language);
  const { default: pdfmake } = await import("pdfmake");
  const files = Object.values(fonts.files).flatMap((styles) => Object.values(styles));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  pdfmake.setFonts(fonts.files);
  const definition = documentOf({
    letter,
    font: main,
    set: textSetter(letter, fonts),
    plain: (text) => runs(wordsOf(text), fonts),
  });
  return pdfmake.createPdf(definition).getBuffer();
}

function noFont(language: LetterLanguage): Refusal {
  return Refusal.failure(
    `The fonts for a PDF in ${language} are not installed`,
    "Install the packages @embedpdf/fonts-sc and @embedpdf/fonts-tc, or write the letter as .html and print it",
  );
}

interface Setting {
  readonly letter: Letter;
  readonly font: FontName;
  readonly set: SetText;
  /** Of headings, where names are not set apart. */
  readonly plain: SetText;
}

function documentOf(setting: Setting): TDocumentDefinitions {
  const { letter, font, plain } = setting;
  const title = wordsOf(letter.title);
  return {
    pageSize: "A4",
    pageMargins: [54, 54, 54, 60],
    language: letter.language,
    // A file that says when it was written would never be written twice alike.
    info: { title: `${letter.kind}: ${title}`, creationDate: new Date(`${letter.from}T00:00:00Z`) },
    defaultStyle: { font, fontSize: 10, lineHeight: letter.language === "en" ? 1.3 : 1.4, color: ink },
    content: [
      { text: plain([letter.kind]), color: soft },
      { text: plain(letter.title), fontSize: 19, bold: true, margin: [0, 2, 0, 10], lineHeight: 1.15 },
      facts(letter.head, setting, true),
      ...letter.introduction.map((text) => paragraph(text, setting)),
      ...letter.sections.flatMap((section, index) => sectionContent(section, index + 1, setting)),
      ...acceptance(setting),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: plain(letter.title), alignment: "left" },
        { text: `${page} / ${pages}`, alignment: "right" },
      ],
      margin: [54, 18, 54, 0],
      fontSize: 8,
      color: soft,
    }),
  };
}

// ---------------------------------------------------------------- sections

function sectionContent({ heading, blocks }: Section, number: number, setting: Setting): Content[] {
  const title: Content[] = [
    rule(),
    { text: [`${number}. `, ...setting.plain(heading)], fontSize: 13.5, bold: true, margin: [0, 8, 0, 4] },
  ];
  return withHeading(title, blocks, setting);
}

/** Longer tables may be broken by the end of a page. */
const longestWhole = 14;

/** A heading, or several below each other, with what follows: they never stand alone at the foot of a page. */
function withHeading(headings: readonly Content[], blocks: readonly Block[], setting: Setting): Content[] {
  const [first, ...others] = blocks;
  if (first === undefined) return [...headings];
  const content = blockContent(first, setting);
  if (leadsOn(first)) return withHeading([...headings, ...content], others, setting);
  const isLong = first.kind === "table" && first.rows.length > longestWhole;
  const start: Content[] =
    headings.length === 0 || isLong
      ? [...headings, ...content]
      : [{ stack: [...headings, ...content], unbreakable: true }];
  return [...start, ...withHeading([], others, setting)];
}

/** What only makes sense together with what follows it. */
function leadsOn(block: Block): boolean {
  if (block.kind === "heading" || block.kind === "quotation") return true;
  return block.kind === "paragraph" && /[:\uFF1A]$/.test(wordsOf(block.text));
}

function rule(): Content {
  return {
    canvas: [{ type: "line", x1: 0, y1: 0, x2: 487, y2: 0, lineWidth: 0.5, lineColor: ruleColor }],
    margin: [0, 14, 0, 0],
  };
}

function blockContent(block: Block, setting: Setting): Content[] {
  const { set, plain, font } = setting;
  switch (block.kind) {
    case "heading":
      return [{ text: plain(block.text), bold: true, fontSize: 11, margin: [0, 8, 0, 2] }];
    case "paragraph":
      return [paragraph(block.text, setting)];
    case "quotation":
      return block.lines.map((text) => ({ text: set(text), color: soft, margin: [10, 2, 0, 4] }));
    case "list":
      return [
        { ul: block.items.map((text) => ({ text: set(text), margin: [0, 1, 0, 1] })), margin: [0, 2, 0, 6] },
      ];
    case "facts":
      return [facts(block.rows, setting)];
    case "table":
      return [table(block, setting)];
    case "curve": {
      const svg = curveSvg(block, { ink, faint: soft, grid: "#e3e7ed", accent, font }).markup;
      return [
        {
          stack: [
            { text: plain(block.caption), bold: true, margin: [0, 6, 0, 2] },
            { svg, width: 487 },
          ],
          unbreakable: true,
        },
      ];
    }
    case "source":
      return [
        paragraph(block.note, setting),
        {
          text: set([block.lines.join("\n")]),
          fontSize: 8.5,
          preserveLeadingSpaces: true,
          margin: [8, 2, 0, 6],
        },
      ];
  }
}

function paragraph(text: Text, { set }: Setting): Content {
  return { text: set(text), margin: [0, 3, 0, 5] };
}

function facts(rows: readonly Fact[], { set }: Setting, isHead = false): Content {
  const body = rows.map(({ label, text }): TableCell[] => [
    { text: set(label), color: soft },
    { text: set(text) },
  ]);
  if (body.length === 0) return { text: "" };
  return {
    table: { widths: [110, "*"], body, dontBreakRows: true },
    layout: {
      defaultBorder: false,
      paddingLeft: () => (isHead ? 8 : 0),
      paddingRight: () => 8,
      paddingTop: () => 2,
      paddingBottom: () => 3,
      ...(isHead && { fillColor: () => "#f4f6f9" }),
    },
    margin: [0, 4, 0, 8],
  };
}

function table({ caption, columns, rows, total }: Table, { set, plain }: Setting): Content {
  const alignment = (index: number) => (columns[index]?.align === "end" ? "right" : "left");
  const line = (cells: readonly Text[], bold: boolean): TableCell[] =>
    cells.map((cell, index) => ({
      text: set(cell),
      alignment: alignment(index),
      bold,
      noWrap: columns[index]?.align === "end" || (columns.length <= fewColumns && isShort(cell)),
    }));
  const header = columns.map(
    ({ heading }, index): TableCell => ({
      text: plain(heading),
      alignment: alignment(index),
      bold: true,
      color: soft,
    }),
  );
  const content: Content = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widthsOf(columns, rows),
      body: [header, ...rows.map((cells) => line(cells, false)), ...(total ? [line(total, true)] : [])],
    },
    layout: {
      hLineWidth: (index) => (index === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => ruleColor,
      paddingLeft: (index) => (index === 0 ? 0 : 6),
      paddingRight: (index) => (index === columns.length - 1 ? 0 : 6),
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    fontSize: 9.5,
    margin: [0, 2, 0, 8],
  };
  const title: Content[] =
    caption.length === 0 ? [] : [{ text: plain(caption), bold: true, margin: [0, 5, 0, 1] }];
  return { stack: [...title, content], unbreakable: rows.length <= longestWhole };
}

/** So many have room side by side without breaking short cells. */
const fewColumns = 4;

/** Columns of a few words or of numbers take what they need, those of sentences the rest. */
function widthsOf(columns: Table["columns"], rows: Table["rows"]): ("auto" | "*")[] {
  const needed = columns.map(({ align }, index): "auto" | "*" =>
    align === "end" || rows.every((cells) => isShort(cells[index] ?? [])) ? "auto" : "*",
  );
  if (needed.includes("*")) return needed;
  return columns.length <= fewColumns ? columns.map(() => "*") : [...needed.slice(0, -1), "*"];
}

// ---------------------------------------------------------------- acceptance

function acceptance({ letter, set, plain }: Setting): Content[] {
  const { heading, text, parties, mark } = letter.acceptance;
  return [
    {
      stack: [
        rule(),
        { text: plain(heading), fontSize: 13.5, bold: true, margin: [0, 8, 0, 4] },
        { text: set(text), margin: [0, 3, 0, 5] },
        { columns: parties.map((party) => partyContent(party, set)), columnGap: 30 },
        { text: set(mark), fontSize: 7.5, color: soft, margin: [0, 22, 0, 0] },
      ],
      unbreakable: true,
    },
  ];
}

function partyContent({ role, lines }: Party, set: SetText): Content {
  return {
    stack: [
      { text: set(role), bold: true, margin: [0, 6, 0, 0] },
      ...lines.map(
        ({ label, filled }): Content => ({
          stack: [
            {
              text: [
                ...set(label).map((run) => ({ ...run, color: soft, fontSize: 9 })),
                "  ",
                ...(filled ? set(filled) : []),
              ],
              margin: [0, 18, 0, 2],
            },
            { canvas: [{ type: "line", x1: 0, y1: 0, x2: 225, y2: 0, lineWidth: 0.7, lineColor: ink }] },
          ],
        }),
      ),
    ],
  };
}
