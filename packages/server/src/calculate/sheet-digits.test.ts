/** Numbers of workbooks reach the table as they were written, or are refused. */

import { utils, write } from "@e965/xlsx";
import { expect, it } from "vitest";
import { isKept, plainText } from "./sheet-digits.js";
import { sheetToCsv } from "./table-tasks.js";

function csvOf(value: number): string {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["amount"], [value]]), "S");
  return Buffer.from(sheetToCsv({ bytes: write(book, { type: "buffer", bookType: "xlsx" }) })).toString();
}

it.each([
  [10.005, "10.005"],
  [0.30000000000000004, "0.30000000000000004"],
  [-1.5e-7, "-0.00000015"],
  [1e21, "1000000000000000000000"],
  [0, "0"],
])("reads %d with all its digits", (value, text) => {
  expect(csvOf(value)).toBe(`amount\n${text}\n`);
});

it("reads what the XML of a sheet writes, and refuses what a double would change", () => {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([["amount"], [1]]);
  // The writer copies the value as it stands, so more digits than a double holds get into the file.
  sheet.A2 = { t: "n", v: "9007199254740993" as unknown as number };
  utils.book_append_sheet(book, sheet, "S");
  const bytes = write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array;
  expect(() => sheetToCsv({ bytes })).toThrow('Cell A2 of sheet "S" holds 9007199254740993');
});

it("knows which numbers a double keeps", () => {
  for (const text of ["10.005", "0.10000000000000001", "0.30000000000000004", "1E-7", "0", "-0", "5.50", "x"])
    expect(isKept(text), text).toBe(true);
  for (const text of ["12345678901234.5678", "9007199254740993", "0.1000000000000000000001"])
    expect(isKept(text), text).toBe(false);
  expect(plainText("1.25e+3")).toBe("1250");
});
