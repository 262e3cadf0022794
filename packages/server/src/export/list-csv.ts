/** A list as CSV, a part at a time. */

import { stringify } from "csv-stringify/sync";
import { cellsOf, type ExportedTable } from "./exported-table.js";

export async function* listCsv({ columns, parts }: ExportedTable): AsyncGenerator<string> {
  yield stringify([[...columns]]);
  for await (const records of parts()) {
    yield stringify(records.map((record) => cellsOf(record, columns).map(harmless)));
  }
}

/** A spreadsheet takes a text that begins like this for a formula, unless it is a number. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
