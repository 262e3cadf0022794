/**
 * A column of a group of rows, from its pages: texts by their place in a dictionary, or where their bytes lie;
 * numbers as the whole numbers that the file holds. The memory serves the next group.
 */

import type { ColumnCells } from "../../facts/column-cells.js";
import { slackBytes } from "../../facts/record-batch.js";
import { readRuns } from "./bit-runs.js";
import { CompactThrift, type ThriftStruct } from "./compact-thrift.js";
import {
  numberOf,
  type ParquetChunk,
  type ParquetColumn,
  type ParquetKind,
  structOf,
} from "./parquet-file.js";
import { unsnappy } from "./snappy.js";
import { UnusualParquet } from "./unusual-parquet.js";

/** Bytes of one column of one group that are held at a time. */
const mostBytes = 1 << 28;
const plainPages = 0;
const dictionaryPages = new Set([2, 8]);

export class ColumnChunkReader {
  readonly #kind: ParquetKind;
  readonly #isOptional: boolean;
  /** All pages of the group, one behind the other. */
  #bytes = new Uint8Array(0);
  #words = new DataView(this.#bytes.buffer);
  #codes = new Int32Array(0);
  #present = new Int32Array(0);

  constructor(column: ParquetColumn) {
    if (column.kind === undefined) throw new UnusualParquet("values of another type");
    this.#kind = column.kind;
    this.#isOptional = column.isOptional;
  }

  read(chunk: Uint8Array, { size, isSnappy }: ParquetChunk, rowCount: number): ColumnCells {
    if (size > mostBytes || chunk.length > mostBytes) throw new UnusualParquet("groups of very many rows");
    if (this.#bytes.length < size + slackBytes) {
      this.#bytes = new Uint8Array(size + slackBytes);
      this.#words = new DataView(this.#bytes.buffer);
    }
    if (this.#codes.length < rowCount) {
      this.#codes = new Int32Array(rowCount);
      this.#present = new Int32Array(rowCount);
    }
    const cells = newCells(this.#kind, rowCount);
    let dictionary: Dictionary | undefined;
    let [at, end, row] = [0, 0, 0];
    while (row < rowCount) {
      const thrift = new CompactThrift(chunk, at);
      const header = thrift.struct();
      const start = thrift.offset;
      at = start + numberOf(header.get(3));
      if (at > chunk.length) throw new UnusualParquet("pages end too early");
      const page = chunk.subarray(start, at);
      const pageSize = numberOf(header.get(2));
      const from = end;
      end += pageSize;
      if (end > size) throw new UnusualParquet("pages are larger than they should be");
      if (isSnappy) unsnappy(page, this.#bytes, from, pageSize);
      else if (page.length === pageSize) this.#bytes.set(page, from);
      else throw new UnusualParquet("pages are larger than they should be");
      const type = numberOf(header.get(1));
      if (type === 2) {
        if (dictionary !== undefined) throw new UnusualParquet("a second dictionary");
        dictionary = this.#dictionary(structOf(header.get(7)), from, end);
      } else if (type === 0) {
        row = this.#page(structOf(header.get(5)), dictionary, { from, end, row, rowCount }, cells);
      } else throw new UnusualParquet("pages of another version");
    }
    return this.#finish(cells, dictionary, rowCount);
  }

  #dictionary(header: ThriftStruct, from: number, end: number): Dictionary {
    const count = numberOf(header.get(1));
    const encoding = numberOf(header.get(2));
    if (encoding !== plainPages && encoding !== 2)
      throw new UnusualParquet("a dictionary of another encoding");
    if (count > end - from) throw new UnusualParquet("a dictionary ends too early");
    if (this.#kind.kind === "text") {
      const [starts, ends] = [new Int32Array(count), new Int32Array(count)];
      this.#texts(from, end, count, starts, ends, 0);
      return { count, starts, ends, numbers: new Float64Array(0) };
    }
    const numbers = new Float64Array(count);
    this.#numbers(from, end, count, numbers);
    return { count, starts: new Int32Array(0), ends: new Int32Array(0), numbers };
  }

  /** Takes one page of rows; the row behind it. */
  #page(header: ThriftStruct, dictionary: Dictionary | undefined, page: Page, cells: Cells): number {
    const count = numberOf(header.get(1));
    const encoding = numberOf(header.get(2));
    const { row, end } = page;
    if (count === 0 || count > page.rowCount - row) throw new UnusualParquet("pages of too many rows");
    let { from } = page;
    let held = count;
    if (this.#isOptional) {
      if (numberOf(header.get(3)) !== 3) throw new UnusualParquet("levels of another encoding");
      const levels = from + 4 <= end ? this.#words.getUint32(from, true) : end;
      from += 4 + levels;
      if (from > end) throw new UnusualParquet("levels end too early");
      const present = this.#present;
      readRuns(this.#words, from - levels, from, 1, count, present, 0, 0);
      held = 0;
      for (let index = 0; index < count; index += 1) held += present[index] as number;
    }
    if (dictionaryPages.has(encoding) && dictionary !== undefined) {
      const bits = from < end ? (this.#bytes[from] as number) : 0;
      const codes = this.#codes;
      if (held > 0) readRuns(this.#words, from + 1, end, bits, held, codes, 0, 1);
      const most = dictionary.count;
      for (let index = 0; index < held; index += 1)
        if ((codes[index] as number) > most) throw new UnusualParquet("a code outside the dictionary");
      this.#takeCodes(dictionary, count, held, row, cells);
    } else if (encoding === plainPages) this.#takePlain(from, end, count, held, row, cells);
    else throw new UnusualParquet("values of another encoding");
    return row + count;
  }

  #takeCodes(dictionary: Dictionary, count: number, held: number, row: number, cells: Cells): void {
    const codes = this.#codes;
    const present = this.#present;
    const isFull = held === count;
    if (!isFull) {
      // From behind, each to its row.
      for (let index = count - 1, own = held - 1; index >= 0; index -= 1) {
        if (present[index] === 1) {
          codes[index] = codes[own] as number;
          own -= 1;
        } else codes[index] = 0;
      }
    }
    if (cells.kind === "text") {
      cells.codes.set(codes.subarray(0, count), row);
      return;
    }
    const { numbers } = dictionary;
    const { units } = cells;
    for (let index = 0; index < count; index += 1) {
      const code = codes[index] as number;
      if (code === 0) cells.setNothing(row + index);
      else units[row + index] = numbers[code - 1] as number;
    }
  }

  #takePlain(from: number, end: number, count: number, held: number, row: number, cells: Cells): void {
    if (cells.kind === "text") {
      cells.makePlain();
      this.#texts(from, end, held, cells.starts, cells.ends, row);
      if (held < count) this.#spread(count, held, row, cells.starts, cells.ends);
      cells.codes.fill(-1, row, row + count);
      return;
    }
    const own = cells.units.subarray(row, row + held);
    this.#numbers(from, end, held, own);
    if (held === count) return;
    const { units } = cells;
    for (let index = count - 1, at = held - 1; index >= 0; index -= 1) {
      if (this.#present[index] === 1) {
        units[row + index] = units[row + at] as number;
        at -= 1;
      } else {
        units[row + index] = 0;
        cells.setNothing(row + index);
      }
    }
  }

  #spread(count: number, held: number, row: number, starts: Int32Array, ends: Int32Array): void {
    for (let index = count - 1, own = held - 1; index >= 0; index -= 1) {
      if (this.#present[index] === 1) {
        starts[row + index] = starts[row + own] as number;
        ends[row + index] = ends[row + own] as number;
        own -= 1;
      } else {
        starts[row + index] = 0;
        ends[row + index] = 0;
      }
    }
  }

  #texts(
    from: number,
    end: number,
    count: number,
    starts: Int32Array,
    ends: Int32Array,
    first: number,
  ): void {
    const words = this.#words;
    let at = from;
    for (let index = first; index < first + count; index += 1) {
      const start = at + 4;
      // A length of bytes that are not there ends behind them.
      at = start <= end ? start + words.getUint32(at, true) : start;
      if (at > end) throw new UnusualParquet("texts end too early");
      starts[index] = start;
      ends[index] = at;
    }
  }

  #numbers(from: number, end: number, count: number, into: Float64Array): void {
    const kind = this.#kind;
    const words = this.#words;
    if (kind.kind === "yesno") {
      if (from + Math.ceil(count / 8) > end) throw new UnusualParquet("values end too early");
      for (let index = 0; index < count; index += 1)
        into[index] = ((this.#bytes[from + (index >> 3)] as number) >> (index & 7)) & 1;
      return;
    }
    const bytes = kind.kind === "integer" ? kind.bytes : 4;
    if (from + count * bytes > end) throw new UnusualParquet("values end too early");
    if (kind.kind === "integer" && kind.isBig) this.#bigNumbers(from, count, bytes, into);
    else if (bytes === 4)
      for (let index = 0, at = from; index < count; index += 1, at += 4)
        into[index] = words.getInt32(at, true);
    else
      for (let index = 0, at = from; index < count; index += 1, at += 8) {
        const value = words.getInt32(at + 4, true) * 4_294_967_296 + words.getUint32(at, true);
        if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER)
          throw new UnusualParquet("numbers that doubles do not hold");
        into[index] = value;
      }
  }

  /** The highest byte first. */
  #bigNumbers(from: number, count: number, bytes: number, into: Float64Array): void {
    for (let index = 0, at = from; index < count; index += 1, at += bytes) {
      let value = ((this.#bytes[at] as number) << 24) >> 24;
      for (let next = 1; next < bytes; next += 1) value = value * 256 + (this.#bytes[at + next] as number);
      if (!Number.isSafeInteger(value)) throw new UnusualParquet("numbers that doubles do not hold");
      into[index] = value;
    }
  }

  #finish(cells: Cells, dictionary: Dictionary | undefined, rowCount: number): ColumnCells {
    if (cells.kind === "text") {
      const shared = { bytes: this.#bytes, words: this.#words, width: 1, lines: new Int32Array(0) };
      const { codes, starts, ends } = cells;
      if (!cells.isPlain && dictionary !== undefined) {
        const batch = {
          ...shared,
          count: dictionary.count,
          starts: dictionary.starts,
          ends: dictionary.ends,
        };
        return { kind: "coded", codes, batch };
      }
      if (dictionary !== undefined) {
        for (let row = 0; row < rowCount; row += 1) {
          const code = codes[row] as number;
          if (code <= 0) continue;
          starts[row] = dictionary.starts[code - 1] as number;
          ends[row] = dictionary.ends[code - 1] as number;
        }
      }
      return { kind: "bytes", batch: { ...shared, count: rowCount, starts, ends } };
    }
    const { units } = cells;
    const present = cells.present && { present: cells.present };
    const kind = this.#kind;
    switch (kind.kind) {
      case "integer":
        return { kind: "values", column: { kind: "decimal", scale: kind.scale, units, ...present } };
      case "yesno":
        return { kind: "values", column: { kind: "yesno", flags: Uint8Array.from(units), ...present } };
      case "text":
      case "date": {
        for (let row = 0; row < rowCount; row += 1) {
          const day = units[row] as number;
          if (day < firstDay || day > lastDay) throw new UnusualParquet("days of no year we write");
        }
        return { kind: "values", column: { kind: "date", days: Int32Array.from(units), ...present } };
      }
    }
  }
}

/** The first day of the year 1 and the last of 9999. */
const firstDay = -719_162;
const lastDay = 2_932_896;

interface Dictionary {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: Float64Array;
}

interface Page {
  readonly from: number;
  readonly end: number;
  readonly row: number;
  readonly rowCount: number;
}

type Cells = TextCells | NumberCells;

class TextCells {
  readonly kind = "text";
  /** 0 for a cell that holds nothing, -1 for one whose bytes lie elsewhere. */
  readonly codes: Int32Array;
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  isPlain = false;

  constructor(rowCount: number) {
    this.codes = new Int32Array(rowCount);
  }

  makePlain(): void {
    if (this.isPlain) return;
    this.isPlain = true;
    this.starts = new Int32Array(this.codes.length);
    this.ends = new Int32Array(this.codes.length);
  }
}

class NumberCells {
  readonly kind = "numbers";
  readonly units: Float64Array;
  present: Uint8Array | undefined;

  constructor(rowCount: number) {
    this.units = new Float64Array(rowCount);
  }

  setNothing(row: number): void {
    this.present ??= new Uint8Array(this.units.length).fill(1);
    this.present[row] = 0;
  }
}

function newCells({ kind }: ParquetKind, rowCount: number): Cells {
  return kind === "text" ? new TextCells(rowCount) : new NumberCells(rowCount);
}
