/** Facts as plain data that go to another thread: columns in memory that threads share, where there is any. */

import { distinctColumn } from "../facts/distinct-texts.js";
import type { FactColumn, Facts, FactTable } from "../facts/facts.js";

export interface PlainFacts extends Omit<Facts, "tables"> {
  readonly tables: ReadonlyMap<string, SharedTable>;
}

interface SharedTable extends Pick<FactTable, "source" | "rowCount" | "columns" | "known"> {
  readonly files: readonly string[];
  /** By row, its file and its line. */
  readonly fileOf: Int32Array;
  readonly lineOf: Int32Array;
}

export function plainFacts(facts: Facts): PlainFacts {
  const tables = [...facts.tables].map(([name, table]) => [name, plainTable(table)] as const);
  return { ...facts, tables: new Map(tables) };
}

export function factsOf(plain: PlainFacts): Facts {
  const tables = [...plain.tables].map(([name, table]) => [name, tableOf(table)] as const);
  return { ...plain, tables: new Map(tables) };
}

function plainTable(table: FactTable): SharedTable {
  const { source, rowCount, known } = table;
  const codes = new Map<string, number>();
  const fileOf = new Int32Array(rowCount);
  const lineOf = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const { file, line } = table.origin(row);
    const code = codes.get(file) ?? codes.size;
    if (code === codes.size) codes.set(file, code);
    fileOf[row] = code;
    lineOf[row] = line;
  }
  return {
    source,
    rowCount,
    columns: new Map([...table.columns].map(([name, column]) => [name, sharedColumn(column)])),
    ...(known && { known: shared(known) }),
    files: [...codes.keys()],
    fileOf: shared(fileOf),
    lineOf: shared(lineOf),
  };
}

function tableOf({ files, fileOf, lineOf, ...table }: SharedTable): FactTable {
  return {
    ...table,
    origin: (row) => ({ file: files[fileOf[row] ?? 0] ?? table.source, line: lineOf[row] ?? 0 }),
    columns: new Map(
      [...table.columns].map(([name, column]) => [
        name,
        column.kind === "text" && column.distinct ? distinctColumn(column.distinct, column.codes) : column,
      ]),
    ),
  };
}

function sharedColumn(column: FactColumn): FactColumn {
  const present = column.present && { present: shared(column.present) };
  switch (column.kind) {
    case "decimal": {
      const { units, currencies } = column;
      return {
        ...column,
        units: units instanceof Float64Array ? shared(units) : units,
        ...present,
        ...(currencies && { currencies: { ...currencies, codes: shared(currencies.codes) } }),
      };
    }
    case "text":
      // Texts are decoded from the bytes, which not every decoder does where memory is shared.
      if (column.distinct)
        return { kind: "text", codes: shared(column.codes), dictionary: [], distinct: column.distinct };
      return { ...column, codes: shared(column.codes), ...present };
    case "date":
      return { ...column, days: shared(column.days), ...present };
    case "yesno":
      return { ...column, flags: shared(column.flags), ...present };
  }
}

declare const crossOriginIsolated: boolean | undefined;

/** Pages share memory only where they are isolated from other origins. */
function canShare(): boolean {
  const isKept = typeof crossOriginIsolated === "undefined" || crossOriginIsolated;
  return typeof SharedArrayBuffer === "function" && isKept;
}

function shared<Cells extends Int32Array | Float64Array | Uint8Array>(cells: Cells): Cells;
function shared(cells: Int32Array | Float64Array | Uint8Array): Int32Array | Float64Array | Uint8Array {
  if (!canShare() || cells.buffer instanceof SharedArrayBuffer) return cells;
  const buffer = new SharedArrayBuffer(cells.byteLength);
  const copy =
    cells instanceof Int32Array
      ? new Int32Array(buffer)
      : cells instanceof Float64Array
        ? new Float64Array(buffer)
        : new Uint8Array(buffer);
  copy.set(cells);
  return copy;
}
