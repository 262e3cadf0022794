/**
 * Builds the table of one data set, row by row, from bytes or texts. Every cell is checked against its
 * column; a row with a fault is reported and left out, so that what is built holds good rows only.
 */

import type { Fault } from "../fault.js";
import type { Constant, RuleSet, Source, SourceColumn } from "../rule-set.js";
import { invariant } from "../values/invariant.js";
import type { CellProblem } from "./columns/cell-problem.js";
import type { ColumnCollector } from "./columns/column-collector.js";
import {
  emptyFile,
  missingColumn,
  misspeltTitle,
  repeatedColumn,
  wrongCell,
  wrongFieldCount,
} from "./data-faults.js";
import type { FactColumn } from "./facts.js";
import { FaultList } from "./fault-list.js";
import { nearest } from "./nearest.js";
import { collectorFor, columnsRead, keyColumns } from "./table-columns.js";
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

  /** Finds the columns by their titles; call it once, before any row. */
  begin(headers: readonly string[], line = 1): void {
    const titles = headers.map((header) => header.trim().normalize("NFC"));
    this.#width = titles.length;
    const bound: BoundColumn[] = [];
    const columns = columnsRead(this.#source);
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
        bound.push(this.#bind(column, field));
      }
    }
    this.#bound = bound;
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
    const rowCount = this.#isBroken ? 0 : this.#rowCount;
    // Whoever goes on without this table still finds its columns, with nothing in them.
    const bound = this.#isBroken ? this.#nothing() : (this.#bound ?? this.#nothing());
    return {
      source: this.#source,
      file: this.#file,
      columns: new Map(bound.map(({ column, collector }) => [column.name, collector.finish(rowCount)])),
      rowCount,
      lines: this.#lines.slice(0, rowCount),
      fields: new Map(bound.map(({ column, field }) => [column.name, field + 1])),
      faults: this.#faults,
      leftOut: this.#leftOut,
      leftOutKeys: this.#leftOutKeys,
      isBroken: this.#isBroken,
    };
  }

  #nothing(): readonly BoundColumn[] {
    return columnsRead(this.#source).map((column) => this.#bind(column, -1));
  }

  #bind(column: SourceColumn, field: number): BoundColumn {
    const standIn = column.default && encodeUtf8(defaultText(column.default, column));
    return { column, field, collector: collectorFor(column, this.#ruleSet), standIn };
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
    if (this.#rowCount >= this.#lines.length) {
      const longer = new Int32Array(this.#lines.length * 2);
      longer.set(this.#lines);
      this.#lines = longer;
    }
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

function isBlank(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, count: number): boolean {
  for (let field = 0; field < count; field += 1) {
    const start = starts[field] ?? 0;
    const end = ends[field] ?? 0;
    if (start < end && trimmedStart(bytes, start, end) < end) return false;
  }
  return true;
}
