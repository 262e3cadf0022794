/** Tables and facts of a PDF letter. */

import type { Fact, Table, Text } from "@attain/dsl";
import type { Content, TableCell } from "pdfmake/interfaces.js";
import { ruleColor, type Setting, soft } from "./pdf-setting.js";
import { factLines, linesKeptTogether, tableLines } from "./pdf-size.js";
import { isNumber, isShort } from "./text-width.js";

export function tableContent(block: Table, { set, plain }: Setting): Content {
  const { caption, columns, rows, total } = block;
  const alignment = (index: number) => (columns[index]?.align === "end" ? "right" : "left");
  const line = (cells: readonly Text[], bold: boolean): TableCell[] =>
    cells.map((cell, index) => ({
      text: set(cell),
      alignment: alignment(index),
      bold,
      noWrap:
        columns[index]?.align === "end" ? isNumber(cell) : columns.length <= fewColumns && isShort(cell),
    }));
  const header = columns.map(
    ({ heading }, index): TableCell => ({
      text: plain(heading),
      alignment: alignment(index),
      bold: true,
      color: soft,
    }),
  );
  // A row longer than a page must be broken, or its end would be missing.
  const isBrief = rows.every((cells) => tableLines({ ...block, rows: [cells] }) <= linesKeptTogether);
  const content: Content = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: isBrief ? 1 : 0,
      dontBreakRows: isBrief,
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
  return { stack: [...title, content], unbreakable: tableLines(block) <= linesKeptTogether };
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

export function factsContent(rows: readonly Fact[], { set }: Setting, isHead = false): Content {
  const body = rows.map(({ label, text }): TableCell[] => [
    { text: set(label), color: soft },
    { text: set(text) },
  ]);
  if (body.length === 0) return { text: "" };
  return {
    table: {
      widths: [110, "*"],
      body,
      dontBreakRows: rows.every((row) => factLines([row]) <= linesKeptTogether),
    },
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
