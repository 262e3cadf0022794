/** Columns that hold few different values, as small codes: what depends on them alone is calculated once a value. */

import type { FactColumn } from "../../facts/facts.js";

export interface FewValues {
  /** Codes are below. */
  readonly count: number;
  /** By row; 0 for an empty cell. */
  readonly codes: Uint8Array | Uint16Array;
}

const mostTexts = 256;
const mostNumbers = 256;
/** More than ten years of days. */
const mostDays = 4096;

/** `undefined` for a column of more values. */
export function fewValues(column: FactColumn, rowCount: number): FewValues | undefined {
  const { present } = column;
  switch (column.kind) {
    case "yesno":
      return { count: 3, codes: shifted(column.flags, 0, present, rowCount) };
    case "text": {
      const count = column.dictionary.length;
      return count > mostTexts
        ? undefined
        : { count: count + 1, codes: shifted(column.codes, 0, present, rowCount) };
    }
    case "date": {
      const { from, through } = reach(column.days, present, rowCount);
      return through - from >= mostDays
        ? undefined
        : { count: through - from + 2, codes: shifted(column.days, from, present, rowCount) };
    }
    case "decimal":
      // What mixed money is worth depends on its currency, too.
      return column.currencies === undefined && column.units instanceof Float64Array
        ? fewNumbers(column.units, present, rowCount)
        : undefined;
  }
}

/** Whether a cell holds something, as codes. */
export function presenceValues(present: Uint8Array): FewValues {
  return { count: 2, codes: present };
}

function shifted(
  values: Int32Array | Uint8Array,
  from: number,
  present: Uint8Array | undefined,
  rowCount: number,
): Uint16Array {
  const codes = new Uint16Array(rowCount);
  if (present === undefined)
    for (let row = 0; row < rowCount; row += 1) codes[row] = (values[row] as number) - from + 1;
  else
    for (let row = 0; row < rowCount; row += 1)
      codes[row] = present[row] === 0 ? 0 : (values[row] as number) - from + 1;
  return codes;
}

function reach(
  days: Int32Array,
  present: Uint8Array | undefined,
  rowCount: number,
): { readonly from: number; readonly through: number } {
  let [from, through] = [Number.MAX_SAFE_INTEGER, 0];
  for (let row = 0; row < rowCount; row += 1) {
    if (present !== undefined && present[row] === 0) continue;
    const day = days[row] as number;
    if (day < from) from = day;
    if (day > through) through = day;
  }
  return { from: Math.min(from, through), through };
}

const slots = 1024;

/** Numbers by a small table of hashes; gives up at the first that is one too many. */
function fewNumbers(
  units: Float64Array,
  present: Uint8Array | undefined,
  rowCount: number,
): FewValues | undefined {
  const codes = new Uint16Array(rowCount);
  const values = new Float64Array(slots);
  const codeOf = new Uint16Array(slots);
  let count = 1;
  for (let row = 0; row < rowCount; row += 1) {
    if (present !== undefined && present[row] === 0) continue;
    const value = units[row] as number;
    let slot = Math.imul(value | 0, 0x9e3779b1) >>> 22;
    while (codeOf[slot] !== 0 && values[slot] !== value) slot = (slot + 1) % slots;
    if (codeOf[slot] === 0) {
      if (count > mostNumbers) return undefined;
      values[slot] = value;
      codeOf[slot] = count;
      count += 1;
    }
    codes[row] = codeOf[slot] as number;
  }
  return { count, codes };
}
