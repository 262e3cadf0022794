/**
 * About how many lines a block takes on a page. What is kept together must fit on one: pdfmake leaves out
 * what does not, and nothing of a letter may be left out.
 */

import type { Block, Fact, Table, Text } from "@attain/dsl";
import { widthOf } from "./text-width.js";

/** Half a page and a bit, so that a wrong guess does not matter. */
export const linesKeptTogether = 30;

/** Characters on a line across the page, Chinese ones counting twice. */
const lineWidth = 84;

export function linesOf(block: Block): number {
  switch (block.kind) {
    case "heading":
      return 2;
    case "paragraph":
      return textLines(block.text, lineWidth) + 0.5;
    case "quotation":
      return total(block.lines.map((line) => textLines(line, lineWidth) + 0.5));
    case "list":
      return total(block.items.map((item) => textLines(item, lineWidth)));
    case "facts":
      return factLines(block.rows);
    case "table":
      return tableLines(block);
    case "curve":
      return 20;
  }
}

export function factLines(rows: readonly Fact[]): number {
  return total(rows.map(({ text }) => textLines(text, 64) + 0.3));
}

export function tableLines({ columns, rows }: Table): number {
  const cell = Math.floor(lineWidth / columns.length);
  const row = (cells: readonly Text[]) => Math.max(1, ...cells.map((text) => textLines(text, cell))) + 0.4;
  return 2 + total(rows.map(row)) + row(columns.map(({ heading }) => heading));
}

function textLines(text: Text, width: number): number {
  return Math.max(1, Math.ceil(widthOf(text) / width));
}

function total(lines: readonly number[]): number {
  return lines.reduce((sum, each) => sum + each, 0);
}
