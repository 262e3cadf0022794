/** What a Parquet file says about itself, as far as it is a plain table of columns. */

import { decodeUtf8 } from "../../facts/utf8.js";
import { CompactThrift, type ThriftStruct, type ThriftValue } from "./compact-thrift.js";
import { UnusualParquet } from "./unusual-parquet.js";

/** How the bytes of a column's values are to be taken. */
export type ParquetKind =
  | { readonly kind: "text" | "date" | "yesno" }
  /** Whole numbers, times a power of ten; `bytes` 0 to 8, the highest first where `isBig`. */
  | { readonly kind: "integer"; readonly bytes: number; readonly scale: number; readonly isBig: boolean };

export interface ParquetColumn {
  readonly name: string;
  /** `undefined` for what is not read here. */
  readonly kind: ParquetKind | undefined;
  readonly isOptional: boolean;
}

/** Where a column's pages of a group of rows lie in the file. */
export interface ParquetChunk {
  readonly start: number;
  readonly bytes: number;
  /** Of the pages, once they are no longer compressed. */
  readonly size: number;
  readonly isSnappy: boolean;
}

export interface ParquetGroup {
  readonly rowCount: number;
  /** By column. */
  readonly chunks: readonly ParquetChunk[];
}

export interface ParquetFile {
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly ParquetGroup[];
}

/** Bytes at the end of the file that say how long its footer is. */
export const tailBytes = 8;

/** The bytes of the footer before the tail. */
export function footerBytes(tail: Uint8Array): number {
  const isParquet =
    tail.length === tailBytes && [0x50, 0x41, 0x52, 0x31].every((byte, at) => tail[4 + at] === byte);
  if (!isParquet) throw new UnusualParquet("no Parquet");
  return new DataView(tail.buffer, tail.byteOffset, tailBytes).getUint32(0, true);
}

export function readFooter(footer: Uint8Array): ParquetFile {
  const file = new CompactThrift(footer).struct();
  const [root, ...leaves] = listOf(file.get(2)).map(structOf);
  if (file.has(8) || root === undefined || numberOf(root.get(5)) !== leaves.length)
    throw new UnusualParquet("columns within columns");
  const columns = leaves.map(columnOf);
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  if (names.size !== columns.length) throw new UnusualParquet("two columns of one name");
  const groups = listOf(file.get(4)).map((group) => groupOf(structOf(group), columns.length));
  return { columns, groups };
}

function columnOf(leaf: ThriftStruct): ParquetColumn {
  const name = leaf.get(4);
  const repetition = numberOf(leaf.get(3));
  if (!(name instanceof Uint8Array) || leaf.has(5) || repetition > 1)
    throw new UnusualParquet("columns within columns");
  return { name: textOf(name), kind: kindOf(leaf), isOptional: repetition === 1 };
}

function kindOf(leaf: ThriftStruct): ParquetKind | undefined {
  const type = leaf.get(1);
  const converted = leaf.get(6);
  const logical = leaf.get(10);
  const meant = logical instanceof Map ? [...logical.keys()][0] : undefined;
  const isNothing = converted === undefined && meant === undefined;
  if (type === 6) return converted === 0 && (meant ?? 1) === 1 ? { kind: "text" } : undefined;
  if (type === 0) return isNothing ? { kind: "yesno" } : undefined;
  if (type === 1 && converted === 6 && (meant ?? 6) === 6) return { kind: "date" };
  const bytes = type === 1 ? 4 : type === 2 ? 8 : type === 7 ? numberOf(leaf.get(2)) : 0;
  if (bytes < 1 || bytes > 8) return undefined;
  if (converted === 5 && (meant ?? 5) === 5) {
    const [scale, digits] = [numberOf(leaf.get(7) ?? 0), numberOf(leaf.get(8))];
    const isRead = scale >= 0 && scale <= 12 && digits >= scale && digits <= 18;
    return isRead ? { kind: "integer", bytes, scale, isBig: type === 7 } : undefined;
  }
  // INT_8 to INT_64: those without a sign are others.
  const isSigned =
    typeof converted === "number" && converted >= 15 && converted <= 18 && (meant ?? 10) === 10;
  const isWhole = type !== 7 && (isNothing || isSigned);
  return isWhole ? { kind: "integer", bytes, scale: 0, isBig: false } : undefined;
}

function groupOf(group: ThriftStruct, width: number): ParquetGroup {
  const rowCount = numberOf(group.get(3));
  const chunks = listOf(group.get(1)).map((each): ParquetChunk => {
    const chunk = structOf(each);
    const meta = structOf(chunk.get(3));
    const codec = numberOf(meta.get(4));
    if (chunk.has(1) || chunk.has(8) || codec > 1 || numberOf(meta.get(5)) !== rowCount)
      throw new UnusualParquet("bytes elsewhere, or compressed in another way");
    const data = numberOf(meta.get(9));
    const dictionary = meta.get(11);
    const start = typeof dictionary === "number" && dictionary > 0 ? Math.min(dictionary, data) : data;
    return { start, bytes: numberOf(meta.get(7)), size: numberOf(meta.get(6)), isSnappy: codec === 1 };
  });
  if (chunks.length !== width) throw new UnusualParquet("columns are missing");
  return { rowCount, chunks };
}

/** Not below nought. */
export function numberOf(value: ThriftValue | undefined): number {
  if (typeof value !== "number" || value < 0 || !Number.isSafeInteger(value))
    throw new UnusualParquet("a number is missing");
  return value;
}

export function structOf(value: ThriftValue | undefined): ThriftStruct {
  if (!(value instanceof Map)) throw new UnusualParquet("a structure is missing");
  return value;
}

function listOf(value: ThriftValue | undefined): readonly ThriftValue[] {
  if (!Array.isArray(value)) throw new UnusualParquet("a list is missing");
  return value;
}

function textOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes, 0, bytes.length);
  if (text === undefined) throw new UnusualParquet("a name is no text");
  return text;
}
