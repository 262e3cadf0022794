/** Files of lists hold every line as it is, are read by others, and are the same whenever they are written. */

import { read, utils } from "@e965/xlsx";
import { expect, it } from "vitest";
import type { ExportedTable } from "./exported-table.js";
import { listCsv } from "./list-csv.js";
import { listXlsx } from "./list-xlsx.js";

function tableOf(rows: readonly (readonly string[])[], rowCount = rows.length): ExportedTable {
  const columns = ["payee", "amount"];
  return {
    ...{ title: "T", created: "2026-01-01T00:00:00.000Z", columns, rowCount },
    async *parts() {
      for (let from = 0; from < rows.length; from += 2) {
        yield rows.slice(from, from + 2).map(([payee, amount]) => ({ payee, amount }));
      }
    },
  };
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const rows = [
  ["ann", "66000.00"],
  ["<b> & \u0000\ud800 𝕏 \n x", "-0.5"],
  [" =1+1", "12345678901234567890.12"],
  ["", "007"],
  ["último", "0"],
];

it("writes a workbook that others read, with every text as it is and every number that a double holds", async () => {
  const bytes = await bytesOf(listXlsx(tableOf(rows)));
  const sheet = read(bytes, { type: "buffer" }).Sheets.Attain ?? {};
  expect(utils.sheet_to_json(sheet, { header: 1, raw: true, defval: "" })).toEqual([
    ["payee", "amount"],
    ["ann", 66000],
    ["<b> & \ufffd\ufffd 𝕏 \n x", -0.5],
    [" =1+1", "12345678901234567890.12"],
    ["", "007"],
    ["último", 0],
  ]);
  expect(bytes.equals(await bytesOf(listXlsx(tableOf(rows))))).toBe(true);
});

it("writes CSV in which a spreadsheet finds no formula", async () => {
  let csv = "";
  for await (const part of listCsv(
    tableOf([
      ["=1+1", "-5.00"],
      ["@x", "1"],
      ["a,b", ""],
    ]),
  ))
    csv += part;
  expect(csv).toBe("payee,amount\n'=1+1,-5.00\n'@x,1\n\"a,b\",\n");
});

it("refuses more lines than a sheet holds before anything is sent", () => {
  expect(() => listXlsx(tableOf([], 1_048_576))).toThrow("a sheet of a workbook holds 1048575");
});
