/** Facts from tables of texts, and from an embedder's records. */

import type { ColumnType, RuleSet } from "../rule-set.js";
import type { FactRecord, TextTable } from "./facts.js";
import { FactsReader, type ReadFacts, type ReadFactsOptions } from "./facts-reader.js";
import { columnsRead } from "./table-columns.js";

/** By data set; a table for which the plan has no data set is not looked at. */
export function readFacts(
  ruleSet: RuleSet,
  tables: ReadonlyMap<string, TextTable>,
  options?: ReadFactsOptions,
): ReadFacts {
  const reader = new FactsReader(ruleSet, options);
  for (const source of ruleSet.sources) {
    const table = tables.get(source.name);
    if (table === undefined) continue;
    const builder = reader.table(source.name, table.file);
    if (table.headers.length === 0) continue;
    builder.begin(table.headers);
    for (const row of table.rows) builder.addRow(row.cells, row.line);
  }
  return reader.finish();
}

/**
 * Records have the columns' names (not titles in a file) for keys; what the plan does not know is not
 * looked at. A fault's `file` is the data set and its `line` the record, counted from 1.
 */
export function factsFromRecords(
  ruleSet: RuleSet,
  records: Readonly<Record<string, readonly FactRecord[]>>,
  options?: ReadFactsOptions,
): ReadFacts {
  const reader = new FactsReader(ruleSet, options);
  for (const source of ruleSet.sources) {
    const rows = Object.hasOwn(records, source.name) ? records[source.name] : undefined;
    if (rows === undefined) continue;
    const builder = reader.table(source.name, source.name);
    const columns = columnsRead(source).filter(
      (column) => !column.optional || rows.some((row) => Object.hasOwn(row, column.name)),
    );
    builder.begin(columns.map((column) => column.header));
    for (const [index, row] of rows.entries()) {
      const cells = columns.map(({ name, type }) =>
        textOf(Object.hasOwn(row, name) ? row[name] : undefined, type),
      );
      builder.addRow(cells, index + 1);
    }
  }
  return reader.finish();
}

function textOf(value: FactRecord[string], type: ColumnType): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "yes" : "no";
    case "number":
      // A double that is no safe integer has already lost digits: let it be refused, not guessed at.
      return Number.isSafeInteger(value) || !isDecimal(type)
        ? String(value)
        : `${value} (a floating-point number)`;
    case "bigint":
      return value.toString();
    default:
      return undefined;
  }
}

function isDecimal(type: ColumnType): boolean {
  return type.kind === "number" || type.kind === "percent" || type.kind === "money";
}
