/** Which version of a row stood on a day: what a corrected row said before it was corrected. */

import { always, type Table } from "../rows/table.js";
import type { Day } from "../time/calendar.js";

export interface RowVersion {
  readonly row: number;
  readonly known: Day;
}

export type RowVersions = (row: number, day: Day) => RowVersion;

const found = new WeakMap<Table, RowVersions>();

/** Of the rows with one key the one known latest by the day, or the first one where none was known yet. */
export function rowVersions(table: Table): RowVersions {
  const versions = found.get(table) ?? versionsOf(table);
  found.set(table, versions);
  return versions;
}

function versionsOf(table: Table): RowVersions {
  const isDatedByKnowledge = table.rowCount > 0 && table.knownOn(0) !== always;
  if (!isDatedByKnowledge || table.keys.length === 0) return (row) => ({ row, known: table.knownOn(row) });
  const keys = Array.from({ length: table.rowCount }, (_, row) => keyOf(table, row));
  const byKey = new Map<string | number, number[]>();
  for (const [row, key] of keys.entries()) {
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [row]);
    else list.push(row);
  }
  for (const list of byKey.values()) list.sort((a, b) => table.knownOn(a) - table.knownOn(b));
  return (row, day) => {
    const [first = row, ...later] = byKey.get(keys[row] ?? "") ?? [row];
    let standing = first;
    for (const version of later) if (table.knownOn(version) <= day) standing = version;
    return { row: standing, known: table.knownOn(standing) };
  };
}

/** Texts that are joined by `/` tell rows apart where there is one key column; of several a separator does. */
function keyOf(table: Table, row: number): string | number {
  if (table.keys.length === 1) return table.order()[row] ?? 0;
  const parts = table.keys.map(({ name }) => table.cellText(row, name));
  return [...parts, table.source.dated ? String(table.from(row)) : ""].join("\u0000");
}
