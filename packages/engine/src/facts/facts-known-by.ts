/**
 * The facts as they were on an earlier day: without the rows that were learned later. A table that says
 * nothing of when its rows were learned has them known from their own date on.
 */

import type { RuleSet, Source } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import { unreachable } from "../values/unreachable.js";
import { distinctColumn } from "./distinct-texts.js";
import type { DecimalUnits, FactColumn, Facts, FactTable } from "./facts.js";

export function factsKnownBy(ruleSet: RuleSet, facts: Facts, day: Day): Facts {
  const tables = new Map(
    [...facts.tables].map(([name, table]) => {
      const source = ruleSet.sources.find((each) => each.name === name);
      const learned = table.known ?? (source && ownDays(ruleSet, source, table));
      return [name, learned === undefined ? table : rowsOf(table, learned, day)] as const;
    }),
  );
  return { ...facts, tables };
}

/** The days on which rows are credited, or of rows that no credit is made of, their one date. */
function ownDays(ruleSet: RuleSet, source: Source, table: FactTable): Int32Array | undefined {
  if (source.dated) return undefined;
  const credited = ruleSet.credits.flatMap(({ of, on }) =>
    "source" in of && of.source === source.name && on !== undefined ? [on] : [],
  );
  const dates = source.columns.filter(({ type, formula }) => type.kind === "date" && formula === undefined);
  const names = new Set(credited.length > 0 ? credited : dates.map(({ name }) => name));
  const [name, ...others] = names;
  const column = name === undefined || others.length > 0 ? undefined : table.columns.get(name);
  return column?.kind === "date" && column.present === undefined ? column.days : undefined;
}

function rowsOf(table: FactTable, learned: Int32Array, day: Day): FactTable {
  const rows: number[] = [];
  for (const [row, known] of learned.entries()) if (known <= day) rows.push(row);
  if (rows.length === table.rowCount) return table;
  const columns = new Map([...table.columns].map(([name, column]) => [name, cellsOf(column, rows)] as const));
  return {
    source: table.source,
    rowCount: rows.length,
    origin: (index) => table.origin(rows[index] ?? index),
    columns,
    ...(table.known !== undefined && { known: picked(table.known, rows) }),
  };
}

function cellsOf(column: FactColumn, rows: readonly number[]): FactColumn {
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

function unitsOf(units: DecimalUnits, rows: readonly number[]): DecimalUnits {
  if (units instanceof Float64Array) return Float64Array.from(rows, (row) => units[row] ?? 0);
  return rows.map((row) => units[row] ?? 0n);
}

function picked(numbers: Int32Array, rows: readonly number[]): Int32Array {
  return Int32Array.from(rows, (row) => numbers[row] ?? 0);
}

function bytes(flags: Uint8Array, rows: readonly number[]): Uint8Array {
  return Uint8Array.from(rows, (row) => flags[row] ?? 0);
}
