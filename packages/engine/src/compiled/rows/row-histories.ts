/** What became known of each row, version by version. */

import type { Table } from "./table.js";

/** The rows of one key together, in the order in which they became known; without a key each alone. */
export function rowHistories(table: Table): readonly (readonly number[])[] {
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  if (table.keys.length === 0) return rows.map((row) => [row]);
  const byKey = new Map<string | number, number[]>();
  for (const row of rows) {
    const key = keyOf(table, row);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [row]);
    else list.push(row);
  }
  for (const list of byKey.values()) list.sort((a, b) => table.knownOn(a) - table.knownOn(b));
  return [...byKey.values()];
}

/** Texts that are joined by `/` tell rows apart where there is one key column; of several a separator does. */
function keyOf(table: Table, row: number): string | number {
  if (table.keys.length === 1) return table.order()[row] ?? 0;
  const parts = table.keys.map(({ name }) => table.cellText(row, name));
  return [...parts, table.source.dated ? String(table.from(row)) : ""].join("\u0000");
}
