/** Which version of a row stood on a day: what a corrected row said before it was corrected. */

import { rowHistories } from "../rows/row-histories.js";
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
  const histories = new Map(
    rowHistories(table).flatMap((history) => history.map((row) => [row, history] as const)),
  );
  return (row, day) => {
    const [first = row, ...later] = histories.get(row) ?? [row];
    let standing = first;
    for (const version of later) if (table.knownOn(version) <= day) standing = version;
    return { row: standing, known: table.knownOn(standing) };
  };
}
