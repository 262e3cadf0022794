/**
 * Values of a choice in a Parquet file, which DuckDB turns into numbers while it reads: it does so once for each
 * text of a group of rows. (Keys of other data sets could be joined, but then rows come in no order.)
 */

import type { SourceColumn } from "@attain/engine";
import { type FileColumn, quoted } from "./read-parquet.js";

/** How columns of texts are turned into numbers. */
export interface Coding {
  /** `undefined` for a column that is read as texts. */
  columnOf(file: FileColumn): CodedColumn | undefined;
  /** A text that is not among those listed was met: perhaps it is spelt another way. */
  onUnknown(): void;
}

export interface CodedColumn {
  /** What is selected for it; the file goes by the name `file`. */
  readonly value: string;
  /** Texts by code, from 1 on; 0 is a cell that holds nothing, -1 a text that is not listed. */
  readonly dictionary: readonly string[];
}

/** Values that a case tells apart quickly. */
const mostValues = 64;

/** `undefined` for a column of anything else. */
export function codedChoice(column: SourceColumn, file: FileColumn): CodedColumn | undefined {
  const { type, default: standIn } = column;
  if (type.kind !== "choice" || standIn !== undefined || file.type !== "VARCHAR") return undefined;
  if (type.values.length > mostValues) return undefined;
  const cell = `file.${quoted(file.name)}`;
  const cases = type.values.map((text, index) => `when ${literal(text)} then ${index + 1}`).join(" ");
  const value = `(case ${cell} ${cases} else case when ${cell} is null then 0 else -1 end end)::integer`;
  return { value, dictionary: type.values };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
