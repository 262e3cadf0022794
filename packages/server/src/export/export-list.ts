/** A list as a file: CSV, a workbook, or a PDF. The same list gives the same bytes. */

import { utils, write } from "@e965/xlsx";
import { stringify } from "csv-stringify/sync";
import type { Tasks } from "../calculate/tasks.js";
import { listPdf } from "./list-pdf.js";

export async function exportList(asked: Tasks["exportList"]["ask"]): Promise<Uint8Array> {
  const { columns, rows, format } = asked;
  switch (format) {
    case "csv":
      return Buffer.from(stringify([[...columns], ...rows.map((row) => row.map(harmless))]));
    case "xlsx":
      return workbook(columns, rows);
    case "pdf":
      return listPdf(asked);
  }
}

/** A spreadsheet takes a text that begins like this for a formula, unless it is a number. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

/** Cells are texts, because a workbook's numbers are doubles; those that a double holds exactly are numbers. */
function workbook(columns: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const cells = rows.map((row) => row.map((text) => (isExact(text) ? Number(text) : text)));
  const sheet = utils.aoa_to_sheet([[...columns], ...cells]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Attain");
  const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx", compression: true });
  return bytes as Uint8Array;
}

function isExact(text: string): boolean {
  return /^-?(0|[1-9]\d{0,11})(\.\d{1,2})?$/.test(text);
}
