/** A workbook that was made to harm does not: it is refused by what it would unpack to, and nothing else is read of it. */

import { deflateRawSync } from "node:zlib";
import { utils, type WorkSheet, write } from "@e965/xlsx";
import { expect, it } from "vitest";
import { sheetToCsv } from "./table-tasks.js";
import { TaskRefusal } from "./task-refusal.js";
import { ZipFile } from "./zip-file.js";

function bookOf(...sheets: readonly (readonly [name: string, sheet: WorkSheet])[]): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

/** The same workbook with parts that were written by hand. */
function withParts(book: Buffer, changed: Readonly<Record<string, string>>): Buffer {
  const zip = new ZipFile(book, { mostParts: 1_000, mostBytes: 1 << 24 });
  const parts = new Map(zip.names().map((name) => [name, zip.unpack(name) ?? Buffer.alloc(0)]));
  for (const [name, text] of Object.entries(changed)) parts.set(name, Buffer.from(text));
  return zipOf(parts);
}

/** Says of every part that it is a byte long. */
function zipOf(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content, { level: 1 });
    const title = Buffer.from(name);
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt16LE(8, 4);
    sizes.writeUInt32LE(packed.length, 14);
    sizes.writeUInt32LE(1, 18);
    sizes.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), sizes, title, packed]);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), sizes, place, title]));
    files.push(file);
    at += file.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...list, end]);
}

const small = () =>
  bookOf([
    "Deals",
    utils.aoa_to_sheet([
      ["id", "on"],
      ["D1", new Date("2026-03-31")],
    ]),
  ]);
const sheetPath = "xl/worksheets/sheet1.xml";
const refusal = (bytes: Uint8Array, sheet?: string): string => {
  try {
    sheetToCsv({ bytes, ...(sheet !== undefined && { sheet }) });
    return "";
  } catch (error) {
    if (!(error instanceof TaskRefusal)) throw error;
    return `${error.code}: ${error.message}`;
  }
};

it("reads a workbook whose parts were written by others", () => {
  expect(Buffer.from(sheetToCsv({ bytes: withParts(small(), {}) })).toString()).toBe(
    "id,on\nD1,2026-03-31\n",
  );
});

it("unpacks no more than it may, whatever the file says of its size", () => {
  const bytes = withParts(small(), { [sheetPath]: " ".repeat(2 << 20), "xl/more": "x" });
  expect(bytes.length).toBeLessThan(1 << 16);
  const zip = new ZipFile(bytes, { mostParts: 1_000, mostBytes: (2 << 20) + 1 });
  expect(zip.unpack(sheetPath)?.length).toBe(2 << 20);
  expect(zip.unpack("xl/more")?.toString()).toBe("x");
  expect(() => zip.unpack("xl/workbook.xml")).toThrow("more than the server takes at once");
});

it("takes no more parts and cells than it says", () => {
  const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`xl/media/${index}`, ""]));
  expect(refusal(withParts(small(), parts))).toMatch(/^too-large: The file holds 21\d\d parts; at most 2000/);
  const cells = `<worksheet><sheetData><row>${"<c/>".repeat(4_000_001)}</row></sheetData></worksheet>`;
  expect(refusal(withParts(small(), { [sheetPath]: cells }))).toBe(
    'too-large: The file has too many cells in sheet "Deals"; at most 4,000,000 are taken',
  );
}, 30_000);

it("shows an error of a formula as the workbook does", () => {
  const text = `<worksheet><sheetData><row r="1"><c r="A1" t="e"><v>#REF!</v></c></row></sheetData></worksheet>`;
  expect(Buffer.from(sheetToCsv({ bytes: withParts(small(), { [sheetPath]: text }) })).toString()).toBe(
    "#REF!\n",
  );
});

it("is not held up by what names more cells than there are", () => {
  const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
  const all = 'ref="A1:XFD1048576"';
  const text = `<worksheet><dimension ${all}/>${rows}<mergeCells><mergeCell ${all}/></mergeCells><hyperlinks><hyperlink ${all} location="x"/></hyperlinks></worksheet>`;
  const began = performance.now();
  expect(Buffer.from(sheetToCsv({ bytes: withParts(small(), { [sheetPath]: text }) })).toString()).toBe(
    "1\n",
  );
  expect(performance.now() - began).toBeLessThan(2_000);
});

it("reads only the sheet that is asked for, and names it where a number has too many digits", () => {
  const wrong = utils.aoa_to_sheet([["amount"], [1]]);
  wrong.A2 = { t: "n", v: "9007199254740993" as unknown as number };
  const book = bookOf(["Good", utils.aoa_to_sheet([["amount"], [2]])], ["Bad & worse", wrong]);
  expect(Buffer.from(sheetToCsv({ bytes: book })).toString()).toBe("amount\n2\n");
  expect(refusal(book, "Bad & worse")).toContain('Cell A2 of sheet "Bad & worse" holds 9007199254740993');
  expect(refusal(book, "None")).toContain('no sheet "None"');
});

it("says of what is no workbook that it is none", () => {
  const nothing = "unreadable-file: The file is no workbook that can be read";
  for (const bytes of [Buffer.from("a,b\n1,2\n"), Buffer.from("PK\u0005\u0006"), small().subarray(0, 900)]) {
    expect(refusal(bytes)).toBe(nothing);
  }
  expect(refusal(withParts(small(), { [sheetPath]: "<worksheet/>" }))).toBe(nothing);
  expect(refusal(zipOf(new Map([["Index.zip", small()]])))).toBe(nothing);
});
