/**
 * Builds the table of one data set, row by row, from bytes or texts. Every cell is checked against its
 * column; a row with a fault is reported and left out, so that what is built holds good rows only.
 */

import type { Fault } from "../fault.js";
import type { Constant, RuleSet, Source, SourceColumn } from "../rule-set.js";
import { invariant } from "../values/invariant.js";
import { type ColumnCells, rowsOf, textOfCell } from "./column-cells.js";
import type { CellProblem } from "./columns/cell-problem.js";
import type { ColumnCollector } from "./columns/column-collector.js";
import { DecimalColumn } from "./columns/decimal-column.js";
import { firstOf, withRoom } from "./columns/room.js";
import { TextColumn } from "./columns/text-column.js";
import {
  emptyFile,
  missingColumn,
  misspeltTitle,
  repeatedColumn,
  wrongCell,
  wrongFieldCount,
} from "./data-faults.js";
import { absentNote, type DataNote, mostNotedCells, type NotedCell, type NotedCells } from "./data-notes.js";
import type { FactColumn } from "./facts.js";
import { FaultList, type FaultPart } from "./fault-list.js";
import { nearest } from "./nearest.js";
import type { RecordBatch } from "./record-batch.js";
import { collectorFor, columnsRead, distinctKey, keyColumns } from "./table-columns.js";
import { trimmedEnd, trimmedStart } from "./trim-bytes.js";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";

/** What came of one file, before its rows are compared with each other and with other tables. */
export interface BuiltTable {
  readonly source: Source;
  readonly file: string;
  readonly columns: ReadonlyMap<string, FactColumn>;
  readonly rowCount: number;
  /** The line each row starts on. */
  readonly lines: Int32Array;
  /** The 1-based field of each column in the file. */
  readonly fields: ReadonlyMap<string, number>;
  readonly faults: FaultList;
  /** Lines of rows with a fault. */
  readonly leftOut: readonly number[];
  /** Keys of those rows, as far as they could be read. */
  readonly leftOutKeys: ReadonlySet<string>;
  /** The table as a whole cannot be used: nothing can be said about what should be in it. */
  readonly isBroken: boolean;
  readonly notes: readonly DataNote[];
}

/** What was built of a part of a file: plain data, which another thread can hand over. */
export interface TablePart {
  readonly columns: ReadonlyMap<string, FactColumn>;
  readonly rowCount: number;
  /** Counted from the start of the part, which is line 1. */
  readonly lines: Int32Array;
  readonly faults: FaultPart;
  readonly leftOut: readonly number[];
  readonly leftOutKeys: ReadonlySet<string>;
  readonly isBroken: boolean;
  readonly sawRow: boolean;
  /** By column, percents that were written without their sign. */
  readonly noted: ReadonlyMap<string, NotedCells>;
}

/** Stands between the parts of a key. */
export const keySeparator = "\u0000";

interface BoundColumn {
  readonly column: SourceColumn;
  /** 0-based; -1 when the file has no such column. */
  readonly field: number;
  readonly collector: ColumnCollector;
  readonly standIn: Uint8Array | undefined;
}

/** Records tried together at first, and at most. */
const fewRecords = 16;
const manyRecords = 4096;

/** Texts of a column that are remembered from one part of a file to the next. */
const mostTextsKept = 1 << 17;

/** Rows there may be room made for before they come. */
const mostExpected = 1 << 24;

interface CellFault {
  readonly bound: BoundColumn;
  readonly problem: CellProblem;
  readonly text: string;
}

export class TableBuilder {
  readonly #ruleSet: RuleSet;
  readonly #source: Source;
  readonly #file: string;
  readonly #faults: FaultList;
  readonly #leftOut: number[] = [];
  readonly #leftOutKeys = new Set<string>();
  readonly #mayBeEmpty: boolean;
  #bound: readonly BoundColumn[] | undefined;
  #width = 0;
  #rowCount = 0;
  #sawRow = false;
  #lines = new Int32Array(1024);
  #isBroken = false;
  /** A row of nothing cannot pass for a row, because one column at least must hold something. */
  #hasRequired = false;
  /** The titles are those of the part before. */
  #hasTitles = false;
  #tried = manyRecords;
  #titles: readonly string[] | undefined;
  readonly #noted = new Map<string, NotedCells>();
  /** Rows that were looked at for something to be noted. */
  #notedUpTo = 0;

  /** `mayBeEmpty`: a header without rows is no fault. */
  constructor(ruleSet: RuleSet, source: Source, file: string, mayBeEmpty = false) {
    this.#ruleSet = ruleSet;
    this.#source = source;
    this.#file = file;
    this.#faults = new FaultList(file);
    this.#mayBeEmpty = mayBeEmpty;
  }

  get file(): string {
    return this.#file;
  }

  /** Whether the table as a whole cannot be used. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Finds the columns by their titles; call it once, before any row. */
  begin(headers: readonly string[], line = 1): void {
    if (this.#hasTitles) return;
    const titles = headers.map((header) => header.trim().normalize("NFC"));
    this.#width = titles.length;
    this.#titles = titles;
    const bound: BoundColumn[] = [];
    const columns = columnsRead(this.#source);
    const distinct = distinctKey(this.#source, titles);
    const wanted = new Set(columns.map((column) => column.header.trim().normalize("NFC")));
    const unread = titles.filter((title) => title !== "" && !wanted.has(title));
    for (const column of columns) {
      const header = column.header.trim().normalize("NFC");
      const field = titles.indexOf(header);
      const second = titles.indexOf(header, field + 1);
      if (field >= 0 && second >= 0) {
        this.break(repeatedColumn({ file: this.#file, line, column: second + 1 }, header));
      }
      if (field < 0 && !column.optional && column.default === undefined) {
        this.break(missingColumn(this.#source, column, this.#file, titles, line));
        continue;
      }
      // A column may be missing, but not because its title was written a little differently.
      const meant = field < 0 ? nearest(header, unread, 1) : undefined;
      if (meant !== undefined) {
        const place = { file: this.#file, line, column: titles.indexOf(meant) + 1 };
        this.break(misspeltTitle(place, this.#source, column, meant));
      } else if (field >= 0 || this.#source.columns.includes(column)) {
        bound.push(this.#bind(column, field, column === distinct));
      }
    }
    this.#bound = bound;
    this.#hasRequired = bound.some(({ column, standIn }) => !column.optional && standIn === undefined);
  }

  /** A row as texts, one a header; `undefined` is an empty cell. A row of nothing is no row. */
  addRow(cells: readonly (string | undefined)[], line: number): void {
    if (cells.every((cell) => cell === undefined || cell.trim() === "")) return;
    if (!this.#hasWidth(cells.length, line)) return;
    const row = this.#rowCount;
    const faults: CellFault[] = [];
    for (const bound of this.#columns()) {
      const text = cells[bound.field]?.trim() ?? "";
      const problem = text === "" ? setEmpty(bound, row) : bound.collector.setText(row, text);
      if (problem) faults.push({ bound, problem, text });
    }
    this.#endRow(line, faults);
  }

  /** A row as slices of UTF-8 bytes: field `i` is `bytes[starts[i]]` up to `bytes[ends[i]]`. */
  addRecord(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, count: number, line: number): void {
    if (isBlank(bytes, starts, ends, count)) return;
    if (!this.#hasWidth(count, line)) return;
    const row = this.#rowCount;
    const faults: CellFault[] = [];
    for (const bound of this.#columns()) {
      const { field } = bound;
      let start = 0;
      let end = 0;
      if (field >= 0) {
        start = trimmedStart(bytes, starts[field] ?? 0, ends[field] ?? 0);
        end = trimmedEnd(bytes, start, ends[field] ?? 0);
      }
      const problem = start === end ? setEmpty(bound, row) : bound.collector.setBytes(row, bytes, start, end);
      if (problem) faults.push({ bound, problem, text: decodeUtf8(bytes, start, end) ?? "" });
    }
    this.#endRow(line, faults);
  }

  /**
   * Many rows as slices of UTF-8 bytes. Whole columns of them are read in one go as far as nothing is wrong;
   * the first record with a fault is taken by itself, and then as many again.
   */
  addRecords(batch: RecordBatch): void {
    const isUniform = batch.width === this.#width && this.#hasRequired;
    let from = 0;
    while (from < batch.count) {
      const to = isUniform ? Math.min(batch.count, from + this.#tried) : from;
      const good = this.#addColumns(batch, from, to);
      this.#adapt(from, good, to);
      from = good;
      if (from < batch.count && (good < to || !isUniform)) {
        const { bytes, width, starts, ends, lines } = batch;
        const [first, last] = [from * width, (from + 1) * width];
        this.addRecord(
          bytes,
          starts.subarray(first, last),
          ends.subarray(first, last),
          width,
          lines[from] ?? 0,
        );
        from += 1;
      }
    }
  }

  /** Rows by columns: `columns[field]` has `count` cells, the first of them on `line` and each a line of its own. */
  addCells(columns: readonly (ColumnCells | undefined)[], count: number, line: number): void {
    this.#note();
    let from = 0;
    while (from < count) {
      const to = this.#hasRequired ? Math.min(count, from + this.#tried) : from;
      const good = this.#addCells(columns, from, to, line);
      this.#adapt(from, good, to);
      from = good;
      if (from < count && (good < to || !this.#hasRequired)) {
        this.addRow(
          Array.from({ length: this.#width }, (_, field) => textOfCell(columns[field], from)),
          line + from,
        );
        from += 1;
      }
    }
    // A file of typed numbers has no percent signs that could be missing.
    this.#notedUpTo = this.#rowCount;
  }

  /** Makes room for about so many rows more. */
  expect(rowCount: number): void {
    const expected = this.#rowCount + Math.min(rowCount, mostExpected);
    for (const { collector } of this.#columns()) collector.reserve(expected);
    this.#lines = withRoom(this.#lines, expected);
  }

  /** What was built, for the builder of the whole file, in which it is `addPart`. */
  part(): TablePart {
    const { columns, rowCount, lines, faults, leftOut, leftOutKeys, isBroken } = this.#finish();
    const noted = this.#noted;
    return {
      columns: new Map([...columns].map(([name, column]) => [name, plainColumn(column)])),
      rowCount,
      lines,
      faults: faults.part(),
      leftOut,
      leftOutKeys,
      isBroken,
      sawRow: this.#sawRow,
      noted,
    };
  }

  /**
   * Starts the next part of the file, under the same titles, in the memory of the one before, of which nothing
   * may be read any more. That one must have had no fault.
   */
  restart(): void {
    this.#bound = this.#columns().map((bound) => {
      const { column, field, collector } = bound;
      const isFull = collector instanceof TextColumn && collector.size > mostTextsKept;
      return isFull ? this.#bind(column, field, false) : bound;
    });
    this.#hasTitles = true;
    this.#rowCount = 0;
    this.#sawRow = false;
    this.#notedUpTo = 0;
    this.#noted.clear();
  }

  /** Takes the rows of the next part of the file, before which there are `linesBefore` lines. */
  addPart(part: TablePart, linesBefore: number): void {
    this.#note();
    const row = this.#rowCount;
    for (const { column, collector } of part.isBroken ? [] : this.#columns()) {
      const added = part.columns.get(column.name);
      invariant(added !== undefined, `a part of the file has no column ${column.name}`);
      collector.setColumn(row, added, part.rowCount);
    }
    this.#lines = withRoom(this.#lines, row + part.rowCount);
    for (let index = 0; index < part.rowCount; index += 1) {
      this.#lines[row + index] = (part.lines[index] ?? 0) + linesBefore;
    }
    this.#rowCount += part.rowCount;
    this.#notedUpTo = this.#rowCount;
    for (const [name, { count, first }] of part.noted) {
      this.#addNoted(
        name,
        count,
        first.map(({ line, found }) => ({ line: line + linesBefore, found })),
      );
    }
    this.#faults.addPart(part.faults, linesBefore);
    for (const line of part.leftOut) this.#leftOut.push(line + linesBefore);
    for (const key of part.leftOutKeys) this.#leftOutKeys.add(key);
    this.#isBroken ||= part.isBroken;
    this.#sawRow ||= part.sawRow;
  }

  /** A line that could not be split into cells. */
  leaveOut(fault: Fault): void {
    this.#sawRow = true;
    this.#faults.add(() => fault);
    this.#leftOut.push(fault.line);
  }

  /** A fault of the table as a whole. */
  break(fault: Fault): void {
    this.#faults.add(() => fault);
    this.#isBroken = true;
  }

  finish(): BuiltTable {
    const isEmpty = !this.#sawRow && !this.#isBroken && !this.#mayBeEmpty;
    if (isEmpty) this.break(emptyFile(this.#source, this.#file, this.#bound !== undefined));
    return this.#finish();
  }

  #finish(): BuiltTable {
    this.#note();
    const rowCount = this.#isBroken ? 0 : this.#rowCount;
    // Whoever goes on without this table still finds its columns, with nothing in them.
    const bound = this.#isBroken ? this.#nothing() : (this.#bound ?? this.#nothing());
    return {
      source: this.#source,
      file: this.#file,
      columns: new Map(bound.map(({ column, collector }) => [column.name, collector.finish(rowCount)])),
      rowCount,
      lines: firstOf(this.#lines, rowCount),
      fields: new Map(bound.map(({ column, field }) => [column.name, field + 1])),
      faults: this.#faults,
      leftOut: this.#leftOut,
      leftOutKeys: this.#leftOutKeys,
      isBroken: this.#isBroken,
      notes: this.#isBroken ? [] : this.#notes(),
    };
  }

  /** Looks at the rows that came since it looked last; those of parts have been looked at by others. */
  #note(): void {
    for (const { column, field, collector } of this.#isBroken ? [] : (this.#bound ?? [])) {
      if (column.type.kind !== "percent" || field < 0 || !(collector instanceof DecimalColumn)) continue;
      const rows = collector.unsignedAboveWhole(this.#notedUpTo, this.#rowCount);
      const first = rows
        .slice(0, mostNotedCells)
        .map((row) => ({ line: this.#lines[row] ?? 0, found: collector.keyText(row) }));
      this.#addNoted(column.name, rows.length, first);
    }
    this.#notedUpTo = this.#rowCount;
  }

  #addNoted(name: string, count: number, first: readonly NotedCell[]): void {
    if (count === 0) return;
    const before = this.#noted.get(name) ?? { count: 0, first: [] };
    const shown = [...before.first, ...first].slice(0, mostNotedCells);
    this.#noted.set(name, { count: before.count + count, first: shown });
  }

  #notes(): readonly DataNote[] {
    const [source, file] = [this.#source.name, this.#file];
    const absent = this.#titles === undefined ? [] : absentNote(this.#source, file, this.#titles);
    const percents = (this.#bound ?? []).flatMap(({ column: { name, header }, field }): DataNote[] => {
      const cells = this.#noted.get(name);
      if (cells === undefined) return [];
      return [{ kind: "percents-without-sign", source, file, header, column: field + 1, ...cells }];
    });
    return [...absent, ...percents];
  }

  #nothing(): readonly BoundColumn[] {
    return columnsRead(this.#source).map((column) => this.#bind(column, -1, false));
  }

  #bind(column: SourceColumn, field: number, isDistinct: boolean): BoundColumn {
    const standIn = column.default && encodeUtf8(defaultText(column.default, column));
    return { column, field, collector: collectorFor(column, this.#ruleSet, isDistinct), standIn };
  }

  /** Takes the records from `from` to before `to` up to the first with a fault, and answers which that is. */
  #addColumns(batch: RecordBatch, from: number, to: number): number {
    if (from === to) return from;
    const row = this.#rowCount;
    let good = to;
    for (const bound of this.#columns()) {
      const { column, field, collector, standIn } = bound;
      if (field >= 0 && standIn === undefined) {
        good = collector.setMany(row, batch, field, from, good, column.optional);
      } else good = setEach(bound, row, batch, from, good);
    }
    this.#sawRow = true;
    this.#lines = withRoom(this.#lines, row + good - from);
    this.#lines.set(batch.lines.subarray(from, good), row);
    this.#rowCount += good - from;
    return good;
  }

  /** The same for rows by columns. */
  #addCells(columns: readonly (ColumnCells | undefined)[], from: number, to: number, line: number): number {
    if (from === to) return from;
    const row = this.#rowCount;
    let good = to;
    for (const bound of this.#columns()) good = setCells(bound, row, columns[bound.field], from, good);
    this.#sawRow = true;
    this.#lines = withRoom(this.#lines, row + good - from);
    for (let index = from; index < good; index += 1) this.#lines[row + index - from] = line + index;
    this.#rowCount += good - from;
    return good;
  }

  /** Fewer records are tried together where faults are many, so that few are read for nothing. */
  #adapt(from: number, good: number, to: number): void {
    if (good < to) this.#tried = Math.max(1, Math.min(this.#tried, good - from + 1) >> 1);
    else this.#tried = Math.min(manyRecords, Math.max(fewRecords, this.#tried * 2));
  }

  #columns(): readonly BoundColumn[] {
    invariant(this.#bound !== undefined, "a row came before the header");
    return this.#bound;
  }

  #hasWidth(count: number, line: number): boolean {
    if (count === this.#width) return true;
    this.leaveOut(wrongFieldCount({ file: this.#file, line, column: 0 }, count, this.#width));
    return false;
  }

  #endRow(line: number, faults: readonly CellFault[]): void {
    this.#sawRow = true;
    if (faults.length > 0) {
      this.#leaveOutRow(line, faults);
      return;
    }
    this.#lines = withRoom(this.#lines, this.#rowCount + 1);
    this.#lines[this.#rowCount] = line;
    this.#rowCount += 1;
  }

  #leaveOutRow(line: number, faults: readonly CellFault[]): void {
    for (const { bound, problem, text } of faults) {
      const place = { file: this.#file, line, column: bound.field + 1 };
      this.#faults.add(() => wrongCell(problem, place, bound.column, text));
    }
    this.#leftOut.push(line);
    const keys = keyColumns(this.#source);
    if (keys.length === 0 || faults.some(({ bound }) => bound.column.key)) return;
    const parts = keys.map((key) => this.#columns().find(({ column }) => column.name === key.name));
    const texts = parts.map((part) => part?.collector.keyText(this.#rowCount) ?? "");
    this.#leftOutKeys.add(texts.join(keySeparator));
  }
}

/** A default as a file would write it; where each cell names its currency, so does the default. */
function defaultText({ type, value }: Constant, column: SourceColumn): string {
  return column.type.kind === "mixedMoney" && type.kind === "money" ? `${value} ${type.currency}` : value;
}

function setEmpty(bound: BoundColumn, row: number): CellProblem | undefined {
  const { column, collector, standIn } = bound;
  if (standIn) return collector.setBytes(row, standIn, 0, standIn.length);
  if (!column.optional) return { kind: "empty" };
  collector.setAbsent(row);
  return undefined;
}

/** Of a column with a default, or one the file does not have: cell by cell up to the first with a fault. */
function setEach(bound: BoundColumn, row: number, batch: RecordBatch, from: number, to: number): number {
  const { field, collector } = bound;
  const { bytes, width, starts, ends } = batch;
  for (let index = from; index < to; index += 1) {
    const cell = index * width + field;
    const start = field < 0 ? 0 : trimmedStart(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
    const end = field < 0 ? 0 : trimmedEnd(bytes, start, ends[cell] ?? 0);
    const at = row + index - from;
    if (start === end ? setEmpty(bound, at) : collector.setBytes(at, bytes, start, end)) return index;
  }
  return to;
}

/** The cells from `from` to before `to`, up to the first with a fault. */
function setCells(
  bound: BoundColumn,
  row: number,
  cells: ColumnCells | undefined,
  from: number,
  to: number,
): number {
  const { column, collector, standIn } = bound;
  if (cells?.kind === "bytes") {
    if (standIn) return setEach({ ...bound, field: 0 }, row, cells.batch, from, to);
    return collector.setMany(row, cells.batch, 0, from, to, column.optional);
  }
  if (cells?.kind === "codes" && standIn === undefined && collector instanceof TextColumn) {
    return collector.setCodes(row, cells, from, to, column.optional);
  }
  if (cells?.kind === "coded" && standIn === undefined && collector instanceof TextColumn) {
    return collector.setCoded(row, cells, from, to, column.optional);
  }
  if (cells?.kind === "values") {
    const { present } = cells.column;
    const mayBeAbsent = present === undefined || (column.optional && standIn === undefined);
    const absent = mayBeAbsent ? -1 : present.subarray(from, to).indexOf(0);
    const good = absent < 0 ? to : from + absent;
    collector.setColumn(row, rowsOf(cells.column, from, good), good - from);
    return good;
  }
  for (let index = from; index < to; index += 1) {
    const text = textOfCell(cells, index)?.trim() ?? "";
    const at = row + index - from;
    if (text === "" ? setEmpty(bound, at) : collector.setText(at, text)) return index;
  }
  return to;
}

/** Without what is made only when asked for. */
function plainColumn(column: FactColumn): FactColumn {
  if (column.kind !== "text" || column.distinct === undefined) return column;
  return { kind: "text", codes: new Int32Array(0), dictionary: [], distinct: column.distinct };
}

function isBlank(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, count: number): boolean {
  for (let field = 0; field < count; field += 1) {
    const start = starts[field] ?? 0;
    const end = ends[field] ?? 0;
    if (start < end && trimmedStart(bytes, start, end) < end) return false;
  }
  return true;
}
