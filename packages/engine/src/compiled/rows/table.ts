/** The rows of one data set as columns of the run: which rows stand when, what their cells hold, where they are. */

import type { FactColumn, FactTable, RowOrigin } from "../../facts/facts.js";
import type { Source, SourceColumn } from "../../rule-set.js";
import { everyLane } from "../frame.js";
import { plainText } from "../numbers/decimal-text.js";
import { type Day, dayText } from "../time/calendar.js";
import { type Calendar, periodCode } from "../time/periods.js";
import type { Gaps } from "../vectors/gaps.js";
import { mostOf, narrow, wide } from "../vectors/numbers.js";
import { takeIntegers, takePlain, type Vector } from "../vectors/vector.js";
import { currencyValues, type FewValues, fewValues } from "./few-values.js";
import { orderTexts, type Texts } from "./texts.js";

/** Known before anything else: rows of tables that do not say when they became known. */
export const always: Day = Number.NEGATIVE_INFINITY;

/** A column in the run's own codes. */
type Cells =
  | {
      readonly kind: "number";
      readonly n: Float64Array | readonly bigint[];
      readonly scale: number;
      readonly most: number;
    }
  /** Codes of the column's own dictionary, and by these the run's. */
  | { readonly kind: "text" | "payee"; readonly codes: Int32Array; readonly ofCode: Int32Array }
  | { readonly kind: "period"; readonly codes: Float64Array }
  | { readonly kind: "date"; readonly days: Int32Array }
  | { readonly kind: "yesno"; readonly yes: Uint8Array };

interface BoundColumn {
  readonly cells: Cells;
  readonly present: Uint8Array | undefined;
}

export interface TableSettings {
  readonly texts: Texts;
  readonly calendar: Calendar;
  /** Every number in big integers. */
  readonly isWide: boolean;
}

export class Table {
  readonly columns: ReadonlyMap<string, SourceColumn>;
  /** Declared key columns, without the `from` of a dated source. */
  readonly keys: readonly SourceColumn[];
  readonly rowCount: number;
  readonly #table: FactTable | undefined;
  readonly #knowledge: Int32Array | undefined;
  readonly #settings: TableSettings;
  readonly #bound = new Map<string, BoundColumn | undefined>();
  readonly #standing = new Map<Day, Int32Array>();
  readonly #indexes = new Map<string, RowIndex>();
  #order: Int32Array | undefined;
  #hasDistinct: boolean | undefined;

  constructor(
    readonly source: Source,
    table: FactTable | undefined,
    knownBy: string | undefined,
    settings: TableSettings,
  ) {
    this.columns = new Map(source.columns.map((column) => [column.name, column]));
    this.keys = source.columns.filter((column) => column.key && !(source.dated && column.name === "from"));
    this.rowCount = table?.rowCount ?? 0;
    this.#table = table;
    this.#settings = settings;
    const dates = knownBy === undefined ? undefined : table?.columns.get(knownBy);
    this.#knowledge = table?.known ?? (dates?.kind === "date" ? dates.days : undefined);
  }

  origin(row: number): RowOrigin {
    return this.#table?.origin(row) ?? { file: this.source.name, line: 0 };
  }

  /** Cells of some rows; a column that was never read is empty. */
  read(column: string, rows: Int32Array): Vector {
    const bound = this.#column(column);
    const size = rows.length;
    if (bound === undefined)
      return { kind: "nothing", size, gaps: { at: new Uint8Array(size).fill(1), problems: new Map() } };
    const gaps = bound.present && presence(bound.present, rows);
    const { cells } = bound;
    switch (cells.kind) {
      case "number": {
        const n = takePlain(cells.n, rows);
        return n instanceof Float64Array
          ? narrow(n, cells.scale, cells.most, gaps)
          : wide(n, cells.scale, gaps);
      }
      case "text":
      case "payee":
        return { kind: cells.kind, size, gaps, codes: takeTexts(cells, rows, this.#settings.texts) };
      case "date":
        return { kind: "date", size, gaps, days: takeIntegers(cells.days, rows) };
      case "period": {
        const codes = new Float64Array(size);
        for (let index = 0; index < size; index += 1) codes[index] = cells.codes[rows[index] ?? 0] ?? 0;
        return { kind: "period", size, gaps, codes };
      }
      case "yesno": {
        const yes = new Uint8Array(size);
        for (let index = 0; index < size; index += 1) yes[index] = cells.yes[rows[index] ?? 0] ?? 0;
        return { kind: "yesno", size, gaps, yes };
      }
    }
  }

  /** The day a state of a dated source starts. */
  from(row: number): Day {
    if (!this.source.dated) return always;
    const cells = this.#table?.columns.get("from");
    return cells?.kind === "date" && cells.present?.[row] !== 0 ? (cells.days[row] ?? 0) : always;
  }

  /** The key as people write it, its parts joined by `/`. */
  keyText(row: number): string {
    return this.keys.map((key) => this.cellText(row, key.name)).join("/");
  }

  /** What orders rows of one date: the key, or the content of a row without one. */
  orderText(row: number): string {
    if (this.keys.length > 0) return `${this.keyText(row)}${this.source.dated ? `/${this.from(row)}` : ""}`;
    return this.source.columns
      .filter(({ formula }) => formula === undefined)
      .map(({ name }) => this.cellText(row, name))
      .join("\u0000");
  }

  /** A cell as text, empty where it holds nothing. */
  cellText(row: number, column: string): string {
    const known = column === "known" ? this.#table?.known : undefined;
    if (known !== undefined) return dayText(known[row] ?? 0);
    const cells = this.#table?.columns.get(column);
    if (cells === undefined || cells.present?.[row] === 0) return "";
    switch (cells.kind) {
      case "decimal":
        return plainText(BigInt(cells.units[row] ?? 0), cells.scale);
      case "date":
        return dayText(cells.days[row] ?? 0);
      case "yesno":
        return cells.flags[row] === 1 ? "yes" : "no";
      case "text":
        return cells.dictionary[cells.codes[row] ?? -1] ?? "";
    }
  }

  /** Place of each row in the order of all rows by `orderText`; rows of one text share it. */
  order(): Int32Array {
    if (this.#order !== undefined) return this.#order;
    const texts = Array.from({ length: this.rowCount }, (_, row) => this.orderText(row));
    const order = new Int32Array(this.rowCount);
    let isSorted = true;
    for (let row = 1; row < texts.length && isSorted; row += 1) {
      const step = orderTexts(texts[row - 1] ?? "", texts[row] ?? "");
      isSorted = step <= 0;
      order[row] = (order[row - 1] ?? 0) + (step < 0 ? 1 : 0);
    }
    if (!isSorted) {
      const rows = Array.from({ length: this.rowCount }, (_, row) => row);
      rows.sort((a, b) => orderTexts(texts[a] ?? "", texts[b] ?? ""));
      let place = 0;
      for (const [index, row] of rows.entries()) {
        if (index > 0 && texts[rows[index - 1] ?? 0] !== texts[row]) place += 1;
        order[row] = place;
      }
    }
    this.#order = order;
    return order;
  }

  /** Whether all rows stand, whenever they are looked at. */
  get isTimeless(): boolean {
    if (this.#knowledge !== undefined) return false;
    return this.#isWhole || this.standing(always).length === this.rowCount;
  }

  /** A column of few values as small codes; `undefined` for any other column. */
  fewValues(column: string): FewValues | undefined {
    const cells = this.#cells(column);
    return cells === undefined ? undefined : fewValues(cells, this.rowCount);
  }

  /** Where a column has cells that hold something, unless all do. */
  presence(column: string): Uint8Array | undefined {
    const present = this.#cells(column)?.present;
    return present === undefined || isFull(present) ? undefined : present;
  }

  /** What was read into a column that is not calculated. */
  #cells(column: string): FactColumn | undefined {
    return this.columns.get(column)?.formula === undefined ? this.#table?.columns.get(column) : undefined;
  }

  /** A column's cells as they are kept, where none is empty. */
  numbers(column: string): PlainNumbers | undefined {
    const bound = this.columns.get(column)?.formula === undefined ? this.#column(column) : undefined;
    const cells = bound?.cells;
    if (cells?.kind !== "number" || !(cells.n instanceof Float64Array) || !isFull(bound?.present))
      return undefined;
    return { n: cells.n, scale: cells.scale, most: cells.most };
  }

  days(column: string): Int32Array | undefined {
    const bound = this.columns.get(column)?.formula === undefined ? this.#column(column) : undefined;
    return bound?.cells.kind === "date" && isFull(bound.present) ? bound.cells.days : undefined;
  }

  /** Whom a column of payees names: by row a code, and by code the text of the run. */
  payees(column: string): PayeeCells | undefined {
    const bound = this.columns.get(column)?.formula === undefined ? this.#column(column) : undefined;
    if (bound?.cells.kind !== "payee") return undefined;
    const { codes, ofCode } = bound.cells;
    return { codes, ofCode, present: isFull(bound.present) ? undefined : bound.present };
  }

  /** The currencies of a column of mixed money, as small codes. */
  fewCurrencies(column: string): FewValues | undefined {
    const cells = this.#cells(column);
    return cells?.kind === "decimal" && cells.currencies !== undefined
      ? currencyValues(cells.currencies)
      : undefined;
  }

  /** By row the currency that a cell of mixed money names, -1 where it names none. */
  currencies(column: string, rows: Int32Array): Int32Array {
    const cells = this.#table?.columns.get(column);
    const own = cells?.kind === "decimal" ? cells.currencies : undefined;
    if (own === undefined) return new Int32Array(rows.length).fill(-1);
    const codes = own.dictionary.map((text) => this.#settings.texts.codeOf(text));
    return rows.map((row) => codes[own.codes[row] ?? -1] ?? -1);
  }

  /** Days on which something became known. */
  knowledgeDays(): Iterable<Day> {
    return new Set(this.#knowledge ?? []);
  }

  knownOn(row: number): Day {
    return this.#knowledge?.[row] ?? always;
  }

  /** Rows known by a day, of those with one key the one known latest, of equals the first. */
  standing(known: Day): Int32Array {
    const key = this.#knowledge === undefined ? always : known;
    const cached = this.#standing.get(key);
    if (cached !== undefined) return cached;
    const rows = this.#standingRows(known);
    this.#standing.set(key, rows);
    return rows;
  }

  #standingRows(known: Day): Int32Array {
    const days = this.#knowledge;
    if (days === undefined && this.#isWhole) return everyLane(this.rowCount);
    const rows: number[] = [];
    const latest = new Map<string, number>();
    for (let row = 0; row < this.rowCount; row += 1) {
      const day = days?.[row] ?? always;
      if (day > known) continue;
      if (this.keys.length === 0) {
        rows.push(row);
        continue;
      }
      const parts = this.keys.map((key) => this.cellText(row, key.name));
      const text = [...parts, this.source.dated ? String(this.from(row)) : ""].join("\u0000");
      const other = latest.get(text);
      if (other === undefined || this.knownOn(other) < day) latest.set(text, row);
    }
    return Int32Array.from(this.keys.length === 0 ? rows : [...latest.values()].sort((a, b) => a - b));
  }

  /** Whether no row stands for another, as a single key column shows without reading a text. */
  get #isWhole(): boolean {
    this.#hasDistinct ??= this.keys.length === 0 || this.#hasDistinctKeys();
    return this.#hasDistinct;
  }

  #hasDistinctKeys(): boolean {
    const [only, ...others] = this.keys;
    const cells = only === undefined ? undefined : this.#table?.columns.get(only.name);
    if (others.length > 0 || this.source.dated || cells?.kind !== "text" || cells.present !== undefined)
      return false;
    if (cells.distinct !== undefined) return true;
    const seen = new Uint8Array(cells.dictionary.length);
    for (let row = 0; row < this.rowCount; row += 1) {
      const code = cells.codes[row] ?? 0;
      if (seen[code] !== 0) return false;
      seen[code] = 1;
    }
    return true;
  }

  /** Rows that stand, by the texts of these columns; states of a dated source by their dates. */
  index(columns: readonly string[], known: Day): RowIndex {
    const name = [this.#knowledge === undefined ? always : known, ...columns].join("\u0000");
    const cached = this.#indexes.get(name);
    if (cached !== undefined) return cached;
    const { texts } = this.#settings;
    const rows = this.standing(known);
    const parts = columns.map((column) => keyCodes(this.read(column, rows), texts, this.#settings.calendar));
    const byKey = new Map<number | string, number[]>();
    for (let lane = 0; lane < rows.length; lane += 1) {
      const key = joinedKey(parts, lane);
      const row = rows[lane] ?? 0;
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [row]);
      else list.push(row);
    }
    if (this.source.dated)
      for (const list of byKey.values()) list.sort((a, b) => this.from(a) - this.from(b));
    this.#indexes.set(name, byKey);
    return byKey;
  }

  #column(name: string): BoundColumn | undefined {
    if (this.#bound.has(name)) return this.#bound.get(name);
    const bound = this.#bind(name);
    this.#bound.set(name, bound);
    return bound;
  }

  #bind(name: string): BoundColumn | undefined {
    const known = name === "known" ? this.#table?.known : undefined;
    if (known !== undefined) return { cells: { kind: "date", days: known }, present: undefined };
    const column = this.#table?.columns.get(name);
    if (column === undefined) return undefined;
    const type = this.columns.get(name)?.type.kind;
    if (column.kind === "text" && type === "period") return this.#periods(column);
    return { cells: boundCells(column, type === "payee", this.#settings), present: column.present };
  }

  #periods(column: Extract<FactColumn, { kind: "text" }>): BoundColumn {
    const { calendar } = this.#settings;
    const ofCode = column.dictionary.map((text) => {
      const period = calendar.read(text);
      return period === undefined || period.unit === "plan"
        ? Number.NaN
        : periodCode(period.unit, period.number);
    });
    const codes = new Float64Array(this.rowCount);
    const present = column.present?.slice() ?? new Uint8Array(this.rowCount).fill(1);
    for (let row = 0; row < this.rowCount; row += 1) {
      const code = ofCode[column.codes[row] ?? -1] ?? Number.NaN;
      if (Number.isNaN(code)) present[row] = 0;
      else codes[row] = code;
    }
    return { cells: { kind: "period", codes }, present };
  }
}

export interface PayeeCells {
  readonly codes: Int32Array;
  readonly ofCode: Int32Array;
  readonly present: Uint8Array | undefined;
}

/** Numbers of a column in which none is missing: n / 10^scale. */
export interface PlainNumbers {
  readonly n: Float64Array;
  readonly scale: number;
  readonly most: number;
}

/** Rows by the joined codes of their key's texts. */
export type RowIndex = ReadonlyMap<number | string, readonly number[]>;

/** One key out of the codes of its parts. */
export function joinedKey(parts: readonly Int32Array[], lane: number): number | string {
  const [first, second, third] = parts;
  if (first === undefined) return 0;
  if (second === undefined) return first[lane] ?? 0;
  // Fewer than 2^26 texts fit in memory, so two codes fit in a safe integer.
  if (third === undefined) return (first[lane] ?? 0) * 67_108_864 + (second[lane] ?? 0);
  return parts.map((part) => part[lane] ?? 0).join(" ");
}

/** Codes of the values' texts; gaps read as an empty text. */
export function keyCodes(vector: Vector, texts: Texts, calendar: Calendar): Int32Array {
  const codes = vector.kind === "text" || vector.kind === "payee" ? vector.codes : undefined;
  if (codes !== undefined && vector.gaps === undefined) return codes;
  return Int32Array.from({ length: vector.size }, (_, lane) => {
    if (vector.gaps !== undefined && vector.gaps.at[lane] !== 0) return texts.codeOf("");
    return codes === undefined ? texts.codeOf(valueText(vector, lane, texts, calendar)) : (codes[lane] ?? 0);
  });
}

function boundCells(column: FactColumn, isPayee: boolean, { texts, isWide }: TableSettings): Cells {
  switch (column.kind) {
    case "decimal": {
      const { units, scale } = column;
      if (!isWide && units instanceof Float64Array)
        return { kind: "number", n: units, scale, most: mostOf(units) };
      const n = units instanceof Float64Array ? Array.from(units, BigInt) : units;
      return { kind: "number", n, scale, most: Infinity };
    }
    case "text": {
      const ofCode = texts.codesOf(column.dictionary);
      return { kind: isPayee ? "payee" : "text", codes: column.codes, ofCode };
    }
    case "date":
      return { kind: "date", days: column.days };
    case "yesno":
      return { kind: "yesno", yes: column.flags };
  }
}

/** Texts of some rows; a cell without one reads as empty. */
function takeTexts(
  { codes, ofCode }: { readonly codes: Int32Array; readonly ofCode: Int32Array },
  rows: Int32Array,
  texts: Texts,
): Int32Array {
  const taken = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1)
    taken[index] = ofCode[codes[rows[index] ?? -1] ?? -1] ?? texts.codeOf("");
  return taken;
}

function isFull(present: Uint8Array | undefined): boolean {
  if (present === undefined) return true;
  for (let row = 0; row < present.length; row += 1) if (present[row] === 0) return false;
  return true;
}

function presence(present: Uint8Array, rows: Int32Array): Gaps | undefined {
  const at = new Uint8Array(rows.length);
  let has = false;
  for (let index = 0; index < rows.length; index += 1) {
    if (present[rows[index] ?? 0] !== 0) continue;
    at[index] = 1;
    has = true;
  }
  return has ? { at, problems: new Map() } : undefined;
}

import { valueText } from "./value-text.js";
