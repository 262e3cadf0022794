/** What was read as the plan says, though whoever wrote the file may have meant something else. No fault: it counts. */

import type { Source } from "../rule-set.js";
import { parseDecimal, unitsText } from "../values/decimal-text.js";
import { columnsRead } from "./table-columns.js";

export type DataNote = AbsentColumns | PercentsWithoutSign;

export interface AbsentColumns {
  readonly kind: "absent-columns";
  readonly source: string;
  readonly file: string;
  /** Titles of columns that a plan may do without, and that the file does not have. */
  readonly columns: readonly string[];
  /** Titles of columns of the file that nothing reads. */
  readonly unread: readonly string[];
}

export interface PercentsWithoutSign extends NotedCells {
  readonly kind: "percents-without-sign";
  readonly source: string;
  readonly file: string;
  /** Its title, and 1-based where it stands. */
  readonly header: string;
  readonly column: number;
}

/** A percent above 100 % that was written without its sign: 50 is 5,000 %. */
export interface NotedCell {
  /** 0 where rows are only added up, and nobody knows on which line a part of the file begins. */
  readonly line: number;
  readonly found: string;
}

export interface NotedCells {
  readonly count: number;
  readonly first: readonly NotedCell[];
}

/** Of each column, how many are shown. */
export const mostNotedCells = 3;

export function absentColumns(
  source: Source,
  headers: readonly string[],
): { readonly columns: readonly string[]; readonly unread: readonly string[] } {
  const titles = headers.map(plainTitle);
  const declared = columnsRead(source).filter((column) => source.columns.includes(column));
  const wanted = new Set(columnsRead(source).map(({ header }) => plainTitle(header)));
  return {
    columns: declared.map(({ header }) => header).filter((header) => !titles.includes(plainTitle(header))),
    unread: titles.filter((title) => title !== "" && !wanted.has(title)),
  };
}

function plainTitle(header: string): string {
  return header.trim().normalize("NFC");
}

/** None where the file has every column that the plan names. */
export function absentNote(source: Source, file: string, headers: readonly string[]): readonly DataNote[] {
  const { columns, unread } = absentColumns(source, headers);
  return columns.length === 0 ? [] : [{ kind: "absent-columns", source: source.name, file, columns, unread }];
}

/** Of parts of a file, one note a column. */
export function joinedPercents(notes: readonly PercentsWithoutSign[]): readonly PercentsWithoutSign[] {
  const joined = new Map<string, PercentsWithoutSign>();
  for (const note of notes) {
    const before = joined.get(note.header);
    const first = [...(before?.first ?? []), ...note.first.map(({ found }) => ({ line: 0, found }))];
    const count = (before?.count ?? 0) + note.count;
    joined.set(note.header, { ...note, count, first: first.slice(0, mostNotedCells) });
  }
  return [...joined.values()];
}

const mostTitles = 10;

export function dataNoteText(note: DataNote): string {
  switch (note.kind) {
    case "absent-columns": {
      const { file, columns, unread } = note;
      const what = columns.length === 1 ? "column" : "columns";
      const others = unread.length === 0 ? "" : `; columns not read: ${listed(unread)}`;
      return `${file} has no ${what} ${listed(columns)}, which the plan can do without${others}`;
    }
    case "percents-without-sign": {
      const { file, header, count, first } = note;
      const cells = first.map(({ line, found }) => {
        return `${line === 0 ? "" : `line ${line}: `}${found} is read as ${percentOf(found)}`;
      });
      const more = count - first.length;
      const rest = more > 0 ? ` and ${more} more` : "";
      return `${file}, "${header}", ${cells.join("; ")}${rest}: without its sign a percent is a fraction, 0.5 or 50%`;
    }
  }
}

function listed(titles: readonly string[]): string {
  const more = titles.length - mostTitles;
  const shown = titles.slice(0, mostTitles).map((title) => `"${title}"`);
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function percentOf(text: string): string {
  const parsed = parseDecimal(text);
  if (typeof parsed === "string") return text;
  const hundredfold = unitsText(BigInt(parsed.units) * 100n, parsed.scale);
  const [whole = "", decimals = ""] = hundredfold.split(".");
  const rest = decimals.replace(/0+$/, "");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest && `.${rest}`} %`;
}
