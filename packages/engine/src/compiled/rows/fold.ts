/**
 * Rows by the values of columns that hold few: whatever depends on these columns alone is calculated once
 * for each combination that occurs, on the first row that has it, and read by code for all others.
 */

import type { Bound } from "../bound.js";
import { codedValues, type FewValues } from "./few-values.js";
import type { Table } from "./table.js";

export interface Fold {
  /** By row, the code of its combination; codes are given in the order in which combinations occur. */
  readonly codes: Uint16Array;
  /** The first row of each combination. */
  readonly first: Int32Array;
}

/** More combinations would make a table of codes too large to be quick. */
const mostCombinations = 16_384;
/** Combinations of values, whether they occur or not, that are told apart at a time. */
const mostPossible = 1 << 22;

/** Combinations of the values of these columns; `undefined` where there are too many. */
export function foldOf(bound: Bound, table: Table, columns: readonly string[]): Fold | undefined {
  const names = [...columns].sort();
  return once(bound, [table.source.name, ...names].join("\u0000"), () => {
    const parts = names.map((name) => table.fewValues(name));
    return parts.every((part) => part !== undefined) ? folded(parts, table.rowCount) : undefined;
  });
}

/** Each combination of `fold` together with the values of further columns; `key` tells these apart. */
export function finerFold(
  bound: Bound,
  table: Table,
  fold: Fold,
  key: string,
  parts: readonly FewValues[],
): Fold | undefined {
  return once(bound, `${table.source.name}\u0000finer\u0000${key}`, () =>
    folded([codedValues(fold.codes, fold.first.length), ...parts], table.rowCount),
  );
}

function once({ folds }: Bound, key: string, find: () => Fold | undefined): Fold | undefined {
  if (folds.has(key)) return folds.get(key);
  const fold = find();
  folds.set(key, fold);
  return fold;
}

function folded(parts: readonly FewValues[], rowCount: number): Fold | undefined {
  let possible = 1;
  let raw = new Int32Array(rowCount);
  for (const values of parts) {
    if (possible * values.count > mostPossible) {
      const dense = occurring(raw, possible);
      if (dense === undefined || dense.first.length * values.count > mostPossible) return undefined;
      possible = dense.first.length;
      raw = Int32Array.from(dense.codes);
    }
    append(raw, values);
    possible *= values.count;
  }
  return occurring(raw, possible);
}

/** Each row's code with one more value behind it. */
function append(raw: Int32Array, { codes, count, least, present }: FewValues): void {
  if (present === undefined)
    for (let row = 0; row < raw.length; row += 1)
      raw[row] = (raw[row] as number) * count + ((codes[row] as number) - least);
  else
    for (let row = 0; row < raw.length; row += 1)
      raw[row] =
        (raw[row] as number) * count + (present[row] === 0 ? count - 1 : (codes[row] as number) - least);
}

/** Only combinations that there are. */
function occurring(raw: Int32Array, possible: number): Fold | undefined {
  const codeOf = new Uint16Array(possible);
  const codes = new Uint16Array(raw.length);
  const first = new Int32Array(Math.min(possible, mostCombinations));
  let count = 0;
  for (let row = 0; row < raw.length; row += 1) {
    const value = raw[row] as number;
    let code = codeOf[value] as number;
    if (code === 0) {
      if (count === mostCombinations) return undefined;
      first[count] = row;
      count += 1;
      code = count;
      codeOf[value] = code;
    }
    codes[row] = code - 1;
  }
  return { codes, first: first.slice(0, count) };
}
