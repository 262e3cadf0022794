/** A range of a table's rows, whose columns are the table's own memory. */

import { unreachable } from "../values/unreachable.js";
import { distinctColumn } from "./distinct-texts.js";
import type { FactColumn, FactTable } from "./facts.js";

/** From row `from` up to and not including row `to`. */
export function rowsBetween(table: FactTable, from: number, to: number): FactTable {
  return {
    source: table.source,
    rowCount: Math.max(Math.min(to, table.rowCount) - from, 0),
    origin: (index) => table.origin(index + from),
    columns: new Map([...table.columns].map(([name, column]) => [name, between(column, from, to)])),
    ...(table.known && { known: table.known.subarray(from, to) }),
  };
}

function between(column: FactColumn, from: number, to: number): FactColumn {
  const present = column.present && { present: column.present.subarray(from, to) };
  switch (column.kind) {
    case "decimal": {
      const { units, currencies } = column;
      return {
        ...column,
        units: units instanceof Float64Array ? units.subarray(from, to) : units.slice(from, to),
        ...present,
        ...(currencies && { currencies: { ...currencies, codes: currencies.codes.subarray(from, to) } }),
      };
    }
    case "text":
      if (column.distinct) return distinctColumn(column.distinct, column.codes.subarray(from, to));
      return { ...column, codes: column.codes.subarray(from, to), ...present };
    case "date":
      return { ...column, days: column.days.subarray(from, to), ...present };
    case "yesno":
      return { ...column, flags: column.flags.subarray(from, to), ...present };
    default:
      return unreachable(column);
  }
}
