/**
 * Rows by the values of columns that hold few: whatever depends on these columns alone is calculated once
 * for each combination that occurs, on the first row that has it, and read by code for all others.
 */

import type { Bound } from "../bound.js";
import type { Table } from "./table.js";

export interface Fold {
  /** By row, the code of its combination. */
  readonly codes: Uint16Array;
  /** The first row of each combination that occurs; -1 of one that does not. */
  readonly first: Int32Array;
}

/** More combinations would make a table of codes too large to be quick. */
const mostCombinations = 4096;
const mostValues = 256;

/** `undefined` where a column holds too many values. */
export function foldOf(bound: Bound, table: Table, columns: readonly string[]): Fold | undefined {
  const names = [...columns].sort();
  const key = [table.source.name, ...names].join("\u0000");
  if (bound.folds.has(key)) return bound.folds.get(key);
  const fold = folded(table, names);
  bound.folds.set(key, fold);
  return fold;
}

function folded(table: Table, columns: readonly string[]): Fold | undefined {
  let count = 1;
  const codes = new Uint16Array(table.rowCount);
  for (const column of columns) {
    const own = table.fewValues(column, mostValues);
    if (own === undefined || count * own.count > mostCombinations) return undefined;
    const { count: values, codes: of } = own;
    for (let row = 0; row < codes.length; row += 1) codes[row] = (codes[row] ?? 0) * values + (of[row] ?? 0);
    count *= values;
  }
  const first = new Int32Array(count).fill(-1);
  for (let row = codes.length - 1; row >= 0; row -= 1) first[codes[row] ?? 0] = row;
  return { codes, first };
}
