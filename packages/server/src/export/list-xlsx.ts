/**
 * A list as a workbook with one sheet, written as it is read: a library would hold every cell, and the whole file.
 * Cells are texts, because a workbook's numbers are doubles; those that a double holds exactly are numbers.
 */

import { RefusedError } from "../refused.js";
import { cellsOf, type ExportedTable } from "./exported-table.js";
import { zipped } from "./zipped.js";

/** Of a sheet, its titles included. */
const mostRows = 1_048_576;
const longestText = 32_767;

export function listXlsx(table: ExportedTable): AsyncGenerator<Uint8Array> {
  if (table.rowCount >= mostRows) {
    throw new RefusedError(
      422,
      "too-long-for-a-workbook",
      `The list has ${table.rowCount} lines, and a sheet of a workbook holds ${mostRows - 1}`,
      "Take it as CSV, or of one payee or component",
    );
  }
  return zipped([
    ["[Content_Types].xml", [contentTypes]],
    ["_rels/.rels", [relationships("officeDocument", "xl/workbook.xml")]],
    ["xl/workbook.xml", [workbook]],
    ["xl/_rels/workbook.xml.rels", [relationships("worksheet", "worksheets/sheet1.xml")]],
    ["xl/worksheets/sheet1.xml", sheetOf(table)],
  ]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = "http://schemas.openxmlformats.org";
const sheetXml = `${openXml}/spreadsheetml/2006/main`;
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const contentTypes = `${head}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`;
const workbook = `${head}<workbook xmlns="${sheetXml}" xmlns:r="${openXml}/officeDocument/2006/relationships"><sheets><sheet name="Attain" sheetId="1" r:id="rId1"/></sheets></workbook>`;

function relationships(type: string, target: string): string {
  return `${head}<Relationships xmlns="${openXml}/package/2006/relationships"><Relationship Id="rId1" Type="${openXml}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
}

async function* sheetOf({ columns, parts }: ExportedTable): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${sheetXml}"><sheetData>${rowOf(columns)}`;
  for await (const records of parts()) {
    yield records.map((record) => rowOf(cellsOf(record, columns))).join("");
  }
  yield "</sheetData></worksheet>";
}

function rowOf(texts: readonly string[]): string {
  return `<row>${texts.map(cellOf).join("")}</row>`;
}

function cellOf(text: string): string {
  if (text === "") return "<c/>";
  if (/^-?(0|[1-9]\d{0,11})(\.\d{1,2})?$/.test(text)) return `<c><v>${text}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`;
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

/** Characters that XML cannot hold become the sign for what cannot be shown. */
function escaped(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => entities.get(sign) ?? sign)
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
