/** Sections of a PDF letter, block by block. */

import type { Block, Section, Text } from "@attain/dsl";
import type { Content } from "pdfmake/interfaces.js";
import { curveSvg } from "./curve-svg.js";
import { accent, ink, ruleColor, type Setting, soft } from "./pdf-setting.js";
import { linesKeptTogether, linesOf } from "./pdf-size.js";
import { factsContent, tableContent } from "./pdf-table.js";
import { wordsOf } from "./text-width.js";

export function sectionContent({ heading, blocks }: Section, number: number, setting: Setting): Content[] {
  const title: Content[] = [
    rule(),
    { text: [`${number}. `, ...setting.plain(heading)], fontSize: 13.5, bold: true, margin: [0, 8, 0, 4] },
  ];
  return keptTogether(title, blocks, setting);
}

/**
 * A heading never stands alone at the foot of a page, nor a sentence that leads on to what follows it, as
 * far as all of it fits on a page.
 */
function keptTogether(title: readonly Content[], blocks: readonly Block[], setting: Setting): Content[] {
  const contents: Content[] = [];
  let together: Content[] = [...title];
  let lines = title.length === 0 ? 0 : 3;
  const flush = () => {
    if (together.length > 0) contents.push({ stack: together, unbreakable: lines <= linesKeptTogether });
    together = [];
    lines = 0;
  };
  for (const block of blocks) {
    const needed = linesOf(block);
    if (lines + needed > linesKeptTogether) flush();
    together.push(...blockContent(block, setting));
    lines += needed;
    if (!leadsOn(block)) flush();
  }
  flush();
  return contents;
}

/** What only makes sense together with what follows it. */
function leadsOn(block: Block): boolean {
  if (block.kind === "heading" || block.kind === "quotation") return true;
  return block.kind === "paragraph" && /[:\uFF1A]$/.test(wordsOf(block.text));
}

export function rule(): Content {
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
      return [factsContent(block.rows, setting)];
    case "table":
      return [tableContent(block, setting)];
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
  }
}

export function paragraph(text: Text, { set }: Setting): Content {
  return { text: set(text), margin: [0, 3, 0, 5] };
}
