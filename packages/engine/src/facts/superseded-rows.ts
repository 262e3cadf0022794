/** Rows that another row of the same key takes the place of, from the day on which that became known. */

import type { IsoDate } from "../rule-set.js";
import { dayText } from "../values/calendar.js";
import { cellText } from "./cell-text.js";
import { groupRows } from "./checks/row-groups.js";
import type { FactColumn } from "./facts.js";
import { keyColumns } from "./table-columns.js";
import { knownDays, type TableRows } from "./table-rows.js";

export interface SupersededRow {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  /** The parts of the key joined by ` / `. */
  readonly key: string;
  readonly by: { readonly line: number; readonly known: IsoDate };
}

/** Of each row the next one known; by line. None where the file does not say when rows became known. */
export function supersededRows(rows: TableRows): readonly SupersededRow[] {
  const { source, columns, rowCount, lines, file } = rows.built;
  const known = knownDays(columns.get("known"));
  if (known === undefined || rowCount < 2) return [];
  const names = keyColumns(source).map((column) => column.name);
  if (source.dated) names.push("from");
  const keys = names.flatMap((name): readonly FactColumn[] => {
    const column = columns.get(name);
    return column ? [column] : [];
  });
  if (keys.length === 0) return [];
  const { groups, count } = groupRows(keys, rowCount);
  const versions = new Map<number, number[]>();
  const firstOf = new Int32Array(count).fill(-1);
  for (let row = 0; row < rowCount; row += 1) {
    if (rows.isOut(row)) continue;
    const group = groups[row] ?? 0;
    const first = firstOf[group] ?? -1;
    if (first < 0) firstOf[group] = row;
    else versions.set(group, [...(versions.get(group) ?? [first]), row]);
  }
  const dayOf = (row: number) => known[row] ?? 0;
  return [...versions.values()]
    .flatMap((version) => {
      const ordered = version.toSorted((a, b) => dayOf(a) - dayOf(b));
      return ordered.slice(0, -1).map((row, index) => {
        const next = ordered[index + 1] ?? row;
        return {
          source: source.name,
          file,
          line: lines[row] ?? 0,
          key: keys.map((column) => cellText(column, row)).join(" / "),
          by: { line: lines[next] ?? 0, known: dayText(dayOf(next)) },
        };
      });
    })
    .sort((a, b) => a.line - b.line);
}
