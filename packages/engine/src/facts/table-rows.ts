/**
 * A built table while its rows are compared with others. A row that is left out takes every row of its
 * key with it: an older version or an earlier state must not stand in for one that could not be read.
 */

import type { SourceColumn } from "../rule-set.js";
import { firstDay } from "../values/calendar.js";
import { cellText } from "./cell-text.js";
import { distinctColumn } from "./distinct-texts.js";
import type { FactColumn, FactTable } from "./facts.js";
import { type BuiltTable, keySeparator } from "./table-builder.js";
import { keyColumns } from "./table-columns.js";

/** Why a row does not count: a fault of its own, of a row with its key, or of a row it refers to. */
export type LeftOutReason = "fault" | "key" | "reference";

/** A row a calculation went on without; line 0 stands for every row of the file. */
export interface LeftOutRow {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly reason: LeftOutReason;
}

export class TableRows {
  readonly built: BuiltTable;
  readonly #keys: readonly SourceColumn[];
  readonly #out: Uint8Array;
  readonly #outKeys: Set<string>;
  #keysSwept = 0;
  readonly #leftOut: LeftOutRow[];

  constructor(built: BuiltTable) {
    this.built = built;
    this.#keys = keyColumns(built.source);
    this.#out = new Uint8Array(built.rowCount);
    this.#outKeys = new Set(built.leftOutKeys);
    this.#leftOut = (built.isBroken ? [0] : built.leftOut).map((line) => this.#entry(line, "fault"));
  }

  isOut(row: number): boolean {
    return this.#out[row] === 1;
  }

  /** Whether a key belongs to rows left out; in a table that cannot be used every key does. */
  isOutKey(key: string): boolean {
    return this.built.isBroken || this.#outKeys.has(key);
  }

  get hasOutKeys(): boolean {
    return this.built.isBroken || this.#outKeys.size > 0;
  }

  /** The row's key without `from` and `known`; `undefined` in a table without key columns. */
  keyOf(row: number): string | undefined {
    if (this.#keys.length === 0) return undefined;
    return this.#keys.map((key) => cellText(this.built.columns.get(key.name), row)).join(keySeparator);
  }

  leaveOut(row: number, reason: LeftOutReason): void {
    if (this.#out[row] === 1) return;
    this.#out[row] = 1;
    this.#leftOut.push(this.#entry(this.built.lines[row] ?? 0, reason));
    const key = this.keyOf(row);
    if (key !== undefined) this.#outKeys.add(key);
  }

  /** Leaves out the other rows of keys left out; says whether there were any. */
  leaveOutKeyMates(): boolean {
    if (this.#outKeys.size === this.#keysSwept) return false;
    this.#keysSwept = this.#outKeys.size;
    const before = this.#leftOut.length;
    for (let row = 0; row < this.built.rowCount; row += 1) {
      const key = this.#out[row] === 0 ? this.keyOf(row) : undefined;
      if (key !== undefined && this.#outKeys.has(key)) this.leaveOut(row, "key");
    }
    return this.#leftOut.length > before;
  }

  leftOut(): readonly LeftOutRow[] {
    return [...this.#leftOut].sort((a, b) => a.line - b.line);
  }

  /** The rows that are left, as the evaluators read them. */
  finish(): FactTable {
    const { source, file, columns, lines, rowCount } = this.built;
    const kept = this.#out.includes(1) ? this.#keptRows() : undefined;
    const known = knownDays(columns.get("known"));
    const keptLines = kept ? picked(lines, kept) : lines;
    return {
      source: source.name,
      rowCount: kept?.length ?? rowCount,
      origin: (row) => ({ file, line: keptLines[row] ?? 0 }),
      columns: kept
        ? new Map([...columns].map(([name, column]) => [name, keptColumn(column, kept)]))
        : columns,
      ...(known && { known: kept ? picked(known, kept) : known }),
    };
  }

  #keptRows(): Int32Array {
    const kept = new Int32Array(this.built.rowCount);
    let count = 0;
    for (let row = 0; row < this.built.rowCount; row += 1) {
      if (this.#out[row] === 0) {
        kept[count] = row;
        count += 1;
      }
    }
    return kept.subarray(0, count);
  }

  #entry(line: number, reason: LeftOutReason): LeftOutRow {
    return { source: this.built.source.name, file: this.built.file, line, reason };
  }
}

/** The day each row became known; a row that does not say is known from the start. */
export function knownDays(column: FactColumn | undefined): Int32Array | undefined {
  if (column?.kind !== "date") return undefined;
  const { days, present } = column;
  return present === undefined ? days : days.map((day, row) => (present[row] === 1 ? day : firstDay));
}

function keptColumn(column: FactColumn, kept: Int32Array): FactColumn {
  const present = column.present && { present: Uint8Array.from(kept, (row) => column.present?.[row] ?? 0) };
  switch (column.kind) {
    case "text":
      if (column.distinct) return distinctColumn(column.distinct, picked(column.codes, kept));
      return { ...column, codes: picked(column.codes, kept), ...present };
    case "date":
      return { ...column, days: picked(column.days, kept), ...present };
    case "yesno":
      return { ...column, flags: Uint8Array.from(kept, (row) => column.flags[row] ?? 0), ...present };
    case "decimal": {
      const { units } = column;
      if (units instanceof Float64Array) {
        return { ...column, units: Float64Array.from(kept, (row) => units[row] ?? 0), ...present };
      }
      return { ...column, units: Array.from(kept, (row) => units[row] ?? 0n), ...present };
    }
  }
}

function picked(values: Int32Array, kept: Int32Array): Int32Array {
  return kept.map((row) => values[row] ?? 0);
}
