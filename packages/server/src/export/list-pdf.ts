/** A list as pages of a table. */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { Tasks } from "../calculate/tasks.js";

const require = createRequire(import.meta.url);
/** More is no document for people. */
export const mostPdfRows = 5_000;

export async function listPdf({
  title,
  created,
  columns,
  rows,
  rowCount,
}: Tasks["listPdf"]["ask"]): Promise<Uint8Array> {
  const { default: pdfmake } = await import("pdfmake");
  const folder = join(dirname(require.resolve("pdfmake")), "..", "fonts", "Roboto");
  const font = (style: string) => join(folder, `Roboto-${style}.ttf`);
  const Roboto = {
    normal: font("Regular"),
    bold: font("Medium"),
    italics: font("Italic"),
    bolditalics: font("MediumItalic"),
  };
  const files = Object.values(Roboto);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  pdfmake.setFonts({ Roboto });
  const rest = rowCount - rows.length;
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageOrientation: columns.length > 5 ? "landscape" : "portrait",
    pageMargins: [36, 40, 36, 40],
    // A file that says when it was written would never be written twice alike.
    info: { title, creationDate: new Date(created) },
    defaultStyle: { font: "Roboto", fontSize: 8 },
    content: [
      { text: title, fontSize: 14, bold: true, margin: [0, 0, 0, 10] },
      {
        table: {
          headerRows: 1,
          body: [
            columns.map((text) => ({ text, bold: true })),
            ...rows.map((row) => row.map((text) => ({ text }))),
          ],
        },
        layout: "lightHorizontalLines",
      },
      ...(rest > 0 ? [{ text: `${rest} more lines are in the CSV and Excel files` }] : []),
    ],
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: "right", margin: [36, 10, 36, 0] }),
  };
  return pdfmake.createPdf(definition).getBuffer();
}
