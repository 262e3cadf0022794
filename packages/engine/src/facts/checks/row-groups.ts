/** Numbers rows by what they hold in some columns: equal cells, equal number. */

import { invariant } from "../../values/invariant.js";
import { unreachable } from "../../values/unreachable.js";
import type { FactColumn } from "../facts.js";

export interface RowGroups {
  /** A group for each row, below `count`. */
  readonly groups: Int32Array;
  readonly count: number;
}

export function groupRows(columns: readonly FactColumn[], rowCount: number): RowGroups {
  const [first, ...others] = columns.map((column) => groupsOf(column, rowCount));
  invariant(first !== undefined, "rows were grouped by nothing");
  return others.reduce(combined, first);
}

function groupsOf(column: FactColumn, rowCount: number): RowGroups {
  const { present } = column;
  const own = valueGroups(column, rowCount);
  if (present === undefined) return own;
  return {
    groups: own.groups.map((group, row) => (present[row] === 0 ? own.count : group)),
    count: own.count + 1,
  };
}

function valueGroups(column: FactColumn, rowCount: number): RowGroups {
  switch (column.kind) {
    case "text":
      return { groups: column.codes, count: column.dictionary.length + 1 };
    case "yesno":
      return { groups: Int32Array.from(column.flags), count: 2 };
    case "date":
      return numbered(rowCount, (row) => column.days[row] ?? 0);
    case "decimal":
      return numbered(rowCount, (row) => column.units[row] ?? 0);
    default:
      return unreachable(column);
  }
}

function numbered(rowCount: number, value: (row: number) => number | bigint): RowGroups {
  const groupOf = new Map<number | bigint, number>();
  const groups = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    const held = value(row);
    const group = groupOf.get(held) ?? groupOf.size;
    if (group === groupOf.size) groupOf.set(held, group);
    groups[row] = group;
  }
  return { groups, count: groupOf.size };
}

/** Groups by both. An open hash table of row numbers: a Map ends at 16 million entries. */
function combined(a: RowGroups, b: RowGroups): RowGroups {
  const rowCount = a.groups.length;
  let size = 1024;
  while (size < rowCount * 2) size *= 2;
  const slots = new Int32Array(size);
  const groups = new Int32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const left = a.groups[row] ?? 0;
    const right = b.groups[row] ?? 0;
    let slot = mixed(left, right) & (size - 1);
    let other = (slots[slot] ?? 0) - 1;
    while (other >= 0 && (a.groups[other] !== left || b.groups[other] !== right)) {
      slot = (slot + 1) & (size - 1);
      other = (slots[slot] ?? 0) - 1;
    }
    if (other < 0) {
      slots[slot] = row + 1;
      groups[row] = count;
      count += 1;
    } else groups[row] = groups[other] ?? 0;
  }
  return { groups, count };
}

function mixed(left: number, right: number): number {
  let hash = Math.imul(left ^ (left >>> 16), 0x85ebca6b) ^ Math.imul(right + 0x9e3779b9, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2d);
  return hash ^ (hash >>> 15);
}
