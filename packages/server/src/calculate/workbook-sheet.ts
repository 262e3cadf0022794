/**
 * A sheet of a workbook as the library reads it. The library gets only the parts that this sheet needs, unpacked
 * and counted before, since it would unpack and read whatever a file says it holds.
 */

import { CFB, read, type WorkSheet } from "@e965/xlsx";
import { requireKeptDigits } from "./sheet-digits.js";
import { tableLimits, tooMany } from "./table-limits.js";
import { TaskRefusal } from "./task-refusal.js";
import { ZipFile } from "./zip-file.js";

export interface ReadSheet {
  readonly name: string;
  readonly sheet: WorkSheet;
}

/** The first sheet without a name. */
export function readSheet(bytes: Uint8Array, wanted?: string): ReadSheet {
  const { workbookParts, workbookBytes, sheets: mostSheets } = tableLimits;
  const zip = readable(() => new ZipFile(bytes, { mostParts: workbookParts, mostBytes: workbookBytes }));
  const frame = readable(() => unpack(zip, zip.names().filter(isFrame)));
  const names = readable(() => read(packed(frame), { type: "buffer", bookSheets: true }).SheetNames);
  if (names.length > mostSheets) throw tooMany("sheets", names.length, mostSheets);
  const index = wanted === undefined ? 0 : names.indexOf(wanted);
  const name = names[index];
  if (name === undefined) {
    throw new TaskRefusal(
      "no-such-sheet",
      `The workbook has no sheet "${wanted ?? ""}"`,
      `Its sheets are ${names.slice(0, 20).join(", ")}`,
    );
  }
  const path = readable(() => sheetPath(zip, frame, index));
  const texts = readable(() => unpack(zip, zip.names().filter(isTexts)));
  const cells = readable(() => upToCells(zip.unpack(path)?.toString("utf8") ?? ""));
  for (const part of texts.values()) requireCells(part.toString("utf8"), name);
  requireCells(cells, name);
  requireKeptDigits(cells, name);
  const parts = new Map([...frame, ...texts, [path, Buffer.from(cells)]]);
  const workbook = readable(() =>
    read(packed(parts), { type: "buffer", sheets: index, dense: true, cellDates: true, ...plain }),
  );
  const sheet = workbook.Sheets[name];
  if (sheet === undefined) throw unreadable();
  return { name, sheet };
}

const plain = { cellFormula: false, cellHTML: false, cellText: false } as const;

/** The few parts that say what there is. */
function isFrame(name: string): boolean {
  return /^xl\/(_rels\/)?workbook\d*\.xml(\.rels)?$/i.test(name) || isStyles(name);
}

function isStyles(name: string): boolean {
  return /^xl\/styles\.xml$/i.test(name);
}

function isTexts(name: string): boolean {
  return /^xl\/sharedStrings\.xml$/i.test(name);
}

function unpack(zip: ZipFile, names: readonly string[]): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (const name of names) {
    const bytes = zip.unpack(name);
    if (bytes === undefined) throw new Error("a part is missing");
    parts.set(name, bytes);
  }
  return parts;
}

interface Container {
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, name: string, content: Buffer, options: { unsafe: true }): void;
  };
  write(container: object, options: { fileType: "zip"; type: "buffer" }): Buffer;
}

/** The parts alone, in a zip file that packs nothing. */
function packed(parts: ReadonlyMap<string, Buffer>): Buffer {
  const container: Container = CFB;
  const file = container.utils.cfb_new();
  for (const [name, content] of [...parts, contentTypes(parts)]) {
    container.utils.cfb_add(file, name, content, { unsafe: true });
  }
  return container.write(file, { fileType: "zip", type: "buffer" });
}

/** The file's own names parts that are not here. */
function contentTypes(parts: ReadonlyMap<string, Buffer>): [string, Buffer] {
  const kind = (name: string) => (isTexts(name) ? "sharedStrings" : isStyles(name) ? "styles" : "sheet.main");
  const overrides = [...parts.keys()]
    .filter((name) => /^xl\/[^/]+\.xml$/i.test(name))
    .map((name) => `<Override PartName="/${name}" ContentType="${spreadsheet}.${kind(name)}+xml"/>`);
  const text = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${overrides.join("")}</Types>`;
  return ["[Content_Types].xml", Buffer.from(text)];
}

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const element = (name: string) => new RegExp(`<(?:\\w+:)?${name}\\b([^<>]*)>`, "g");

/** Where the rows of a sheet stand: the workbook names a relation, and the relations the part. */
function sheetPath(zip: ZipFile, frame: ReadonlyMap<string, Buffer>, index: number): string {
  const named = (pattern: RegExp) => [...frame.keys()].find((name) => pattern.test(name)) ?? "";
  const textOf = (name: string) => frame.get(name)?.toString("utf8") ?? "";
  const sheet = [...textOf(named(/^xl\/workbook\d*\.xml$/i)).matchAll(element("sheet"))][index]?.[1] ?? "";
  const id = attribute(sheet, "\\w+:id");
  const relations = [...textOf(named(/\.xml\.rels$/i)).matchAll(element("Relationship"))];
  const relation = relations.find(([, text = ""]) => attribute(text, "Id") === id)?.[1] ?? "";
  const target = attribute(relation, "Target") ?? `worksheets/sheet${index + 1}.xml`;
  const places = [`xl/${target.replace(/^\/?(xl\/)?/, "")}`, target.replace(/^\//, "")];
  const path = places.find((place) => zip.has(place));
  if (path === undefined) throw new Error("the sheet is missing");
  return path;
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1];
}

function requireCells(xml: string, sheet: string): void {
  const { sheetCells } = tableLimits;
  const beginning = /<(?:\w+:)?(?:c|si)\b/g;
  for (let count = 0; beginning.exec(xml) !== null; count += 1) {
    if (count < sheetCells) continue;
    throw tooMany(`cells in sheet "${sheet}"`, undefined, sheetCells, "Import the table as CSV or Parquet");
  }
}

/** What follows the cells (links, merged ranges) can name more cells than there are, and no table needs it. */
function upToCells(xml: string): string {
  const end = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/.exec(xml);
  if (end === null) throw new Error("a sheet without cells");
  const root = /<(\w+:)?worksheet\b/.exec(xml)?.[1] ?? "";
  return `${xml.slice(0, end.index + end[0].length)}</${root}worksheet>`;
}

/** Whatever goes wrong while others' bytes are read is the fault of those bytes. */
function readable<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof TaskRefusal ? error : unreadable();
  }
}

function unreadable(): TaskRefusal {
  return new TaskRefusal(
    "unreadable-file",
    "The file is no workbook that can be read",
    "Save it as .xlsx, or as CSV",
  );
}
