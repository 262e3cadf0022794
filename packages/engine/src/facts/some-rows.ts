/** Some rows of a table, in the order in which they are asked for. */

import { unreachable } from "../values/unreachable.js";
import { distinctColumn } from "./distinct-texts.js";
import type { DecimalUnits, FactColumn, FactTable } from "./facts.js";

export function someRows(table: FactTable, rows: ArrayLike<number>): FactTable {
  if (rows.length === table.rowCount && Array.from(rows).every((row, place) => row === place)) return table;
  const columns = new Map([...table.columns].map(([name, column]) => [name, cellsOf(column, rows)] as const));
  return {
    source: table.source,
    rowCount: rows.length,
    origin: (index) => table.origin(rows[index] ?? index),
    columns,
    ...(table.known !== undefined && { known: picked(table.known, rows) }),
  };
}

function cellsOf(column: FactColumn, rows: ArrayLike<number>): FactColumn {
  const present = column.present === undefined ? {} : { present: bytes(column.present, rows) };
  switch (column.kind) {
    case "decimal": {
      const { currencies } = column;
      const picks = currencies && { currencies: { ...currencies, codes: picked(currencies.codes, rows) } };
      return { ...column, ...present, ...picks, units: unitsOf(column.units, rows) };
    }
    case "text":
      if (column.distinct) return distinctColumn(column.distinct, picked(column.codes, rows));
      return { ...column, ...present, codes: picked(column.codes, rows) };
    case "date":
      return { ...column, ...present, days: picked(column.days, rows) };
    case "yesno":
      return { ...column, ...present, flags: bytes(column.flags, rows) };
    default:
      return unreachable(column);
  }
}

function unitsOf(units: DecimalUnits, rows: ArrayLike<number>): DecimalUnits {
  if (units instanceof Float64Array) return Float64Array.from(rows, (row) => units[row] ?? 0);
  return Array.from(rows, (row) => units[row] ?? 0n);
}

function picked(numbers: Int32Array, rows: ArrayLike<number>): Int32Array {
  return Int32Array.from(rows, (row) => numbers[row] ?? 0);
}

function bytes(flags: Uint8Array, rows: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(rows, (row) => flags[row] ?? 0);
}
