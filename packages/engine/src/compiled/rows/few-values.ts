/** Columns that hold few different values, as small codes: what depends on them alone is calculated once a value. */

import type { FactColumn } from "../../facts/facts.js";

export interface FewValues {
  /** Codes less `least` are below; in a column with empty cells, `count - 1` stands for these. */
  readonly count: number;
  readonly least: number;
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  /** 0 for an empty cell; absent: there is none. */
  readonly present: Uint8Array | undefined;
}

const mostTexts = 256;
const mostNumbers = 256;
/** More than ten years of days. */
const mostDays = 4096;

/** `undefined` for a column of more values. */
export function fewValues(column: FactColumn, rowCount: number): FewValues | undefined {
  const { present } = column;
  const values = (count: number, least: number, codes: FewValues["codes"]): FewValues => ({
    count: present === undefined ? count : count + 1,
    least,
    codes,
    present,
  });
  switch (column.kind) {
    case "yesno":
      return values(2, 0, column.flags);
    case "text": {
      const count = column.dictionary.length;
      return count > mostTexts ? undefined : values(count, 0, column.codes);
    }
    case "date": {
      const { from, through } = reach(column.days, present, rowCount);
      return through - from >= mostDays ? undefined : values(through - from + 1, from, column.days);
    }
    case "decimal": {
      // What mixed money is worth depends on its currency, too.
      const isPlain = column.currencies === undefined && column.units instanceof Float64Array;
      const few = isPlain ? fewNumbers(column.units, present, rowCount) : undefined;
      return few && values(few.count, 0, few.codes);
    }
  }
}

/** Whether a cell holds something, as codes. */
export function presenceValues(present: Uint8Array): FewValues {
  return { count: 2, least: 0, codes: present, present: undefined };
}

/** Of mixed money; -1 where a cell names no currency. */
export function currencyValues({
  codes,
  dictionary,
}: {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}): FewValues {
  return { count: dictionary.length + 1, least: -1, codes, present: undefined };
}

/** Codes of combinations as values of their own. */
export function codedValues(codes: Uint16Array, count: number): FewValues {
  return { count, least: 0, codes, present: undefined };
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
): { readonly count: number; readonly codes: Uint16Array } | undefined {
  const codes = new Uint16Array(rowCount);
  const values = new Float64Array(slots);
  /** One more than the code; 0 where the slot is free. */
  const codeOf = new Uint16Array(slots);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (present !== undefined && present[row] === 0) continue;
    const value = units[row] as number;
    let slot = Math.imul(value | 0, 0x9e3779b1) >>> 22;
    while (codeOf[slot] !== 0 && values[slot] !== value) slot = (slot + 1) % slots;
    if (codeOf[slot] === 0) {
      if (count === mostNumbers) return undefined;
      values[slot] = value;
      count += 1;
      codeOf[slot] = count;
    }
    codes[row] = (codeOf[slot] as number) - 1;
  }
  return { count, codes };
}
