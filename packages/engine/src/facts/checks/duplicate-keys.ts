/** No two rows of a data set have the same key: a dated row's `from` and the day it became known set rows apart. */

import { cellText } from "../cell-text.js";
import { duplicateKey } from "../data-faults.js";
import type { FactColumn } from "../facts.js";
import { firstOfEquals } from "../first-of-equals.js";
import { keyColumns } from "../table-columns.js";
import { knownDays, type TableRows } from "../table-rows.js";
import { groupRows } from "./row-groups.js";

export function reportDuplicateKeys(rows: TableRows): void {
  const { source, columns, rowCount, lines, faults, file, fields } = rows.built;
  const names = keyColumns(source).map((column) => column.name);
  if (source.dated) names.push("from");
  if (names.length === 0 || rowCount === 0) return;

  const keys = names.flatMap((name): readonly FactColumn[] => {
    const column = columns.get(name);
    return column ? [column] : [];
  });
  const known = knownDays(columns.get("known"));
  const [only] = keys;
  if (keys.length === 1 && only?.kind === "text" && only.distinct && !known) {
    const firsts = firstOfEquals(only.distinct);
    for (let row = 0; firsts && row < rowCount; row += 1) {
      if (firsts[row] !== row) report(row, firsts[row] ?? 0);
    }
    return;
  }
  const { groups, count } = groupRows(known ? [...keys, { kind: "date", days: known }] : keys, rowCount);

  const firstRow = new Int32Array(count).fill(-1);
  for (let row = 0; row < rowCount; row += 1) {
    const group = groups[row] ?? 0;
    const first = firstRow[group] ?? -1;
    if (first < 0) {
      firstRow[group] = row;
      continue;
    }
    report(row, first);
  }

  function report(row: number, first: number): void {
    const key = keys.map((column) => cellText(column, row)).join(" / ");
    const place = { file, line: lines[row] ?? 0, column: fields.get(names[0] ?? "") ?? 0 };
    faults.add(() => duplicateKey(place, source, key, lines[first] ?? 0));
    rows.leaveOut(row, "fault");
  }
}
