/**
 * One CSV file read in parts at once. A part starts behind the first line break in its bytes, as if no quote
 * were open there; joined in order, each part shows whether that was so, because the one before it ends
 * where it starts or it does not. What was read from a wrong start is thrown away and read again.
 */

import type { TableBuilder, TablePart } from "../facts/table-builder.js";
import { type CsvOptions, type CsvPart, CsvReader } from "./csv-reader.js";
import { readCsv } from "./read-csv.js";

export { TableBuilder, type TablePart } from "../facts/table-builder.js";
export { longestRecord } from "./csv-reader.js";

/** What the first line says, and where the records start. */
export interface CsvHead {
  readonly headers: readonly string[];
  readonly line: number;
  readonly delimiter: number;
  readonly start: number;
  /** The line at `start`. */
  readonly startLine: number;
}

/** `bytes` are the first of the file. `undefined` when they hold no header that could be read. */
export function readCsvHead(bytes: Uint8Array, options: CsvOptions = {}): CsvHead | undefined {
  let found: { readonly headers: readonly string[]; readonly line: number } | undefined;
  const reader = new CsvReader(
    {
      header(headers, line) {
        found = { headers: [...headers], line };
        reader.stop();
      },
      records() {},
      problem() {},
    },
    options,
  );
  reader.feed(bytes);
  if (found === undefined || !reader.isDone) return undefined;
  return { ...found, delimiter: reader.delimiter, start: reader.offset, startLine: reader.line };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Where the first line starts, counted from the second of the bytes; the first is the one before the part.
 * `undefined` when no line starts there.
 */
export function firstLineStart(bytes: Uint8Array): number | undefined {
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === lineFeed) return index;
    if (bytes[index] === carriageReturn) return bytes[index + 1] === lineFeed ? index + 1 : index;
  }
  return undefined;
}

/** A part as one reader made it. */
export interface ReadPart {
  readonly part: TablePart;
  readonly start: number;
  /** Where the next part must start. */
  readonly end: number;
  /** Lines it has. */
  readonly lines: number;
}

/** Reads a part with a builder of its own; feed the reader from `start` on until it is done. */
export class PartReader {
  readonly #builder: TableBuilder;
  readonly #start: number;
  readonly reader: CsvReader;

  /** `start` is where a line starts, which is taken for the start of a record. */
  constructor(builder: TableBuilder, head: CsvHead, start: number, stop: number, options: CsvOptions = {}) {
    builder.begin(head.headers, head.line);
    this.#builder = builder;
    this.#start = start;
    const part = partOf(head, start, stop, 1);
    this.reader = readCsv(builder, { ...options, part, bytes: stop - start });
  }

  /** Says that the file has ended, or that the reader is done. */
  finish(): ReadPart {
    return { ...this.end(), part: this.#builder.part() };
  }

  /** The same where the rows stay in the builder. */
  end(): Omit<ReadPart, "part"> {
    this.reader.finish();
    const { offset, line } = this.reader;
    return { start: this.#start, end: offset, lines: line - 1 };
  }
}

/** Puts the parts of a file together in one builder, in their order. */
export class PartJoiner {
  readonly #builder: TableBuilder;
  readonly #head: CsvHead;
  #offset: number;
  #line: number;
  #isBroken = false;

  constructor(builder: TableBuilder, head: CsvHead) {
    this.#builder = builder;
    this.#head = head;
    this.#offset = head.start;
    this.#line = head.startLine;
    builder.begin(head.headers, head.line);
  }

  /** Where the next part starts. */
  get offset(): number {
    return this.#offset;
  }

  /** Whether nothing behind can be trusted. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Takes the part, unless it starts where no record does. */
  take(read: ReadPart): boolean {
    if (read.start !== this.#offset) return false;
    this.#builder.addPart(read.part, this.#line - 1);
    this.#offset = read.end;
    this.#line += read.lines;
    this.#isBroken = read.part.isBroken;
    return true;
  }

  /**
   * A reader for the next part, up to `stop`, straight into the builder. When it is done, call `tookNext`.
   * `end` is how far the file goes: there will be room for the other parts as well.
   */
  next(stop: number, end: number, options: CsvOptions = {}): CsvReader {
    const part = partOf(this.#head, this.#offset, stop, this.#line);
    return readCsv(this.#builder, { ...options, part, bytes: end - this.#offset });
  }

  tookNext(reader: CsvReader): void {
    reader.finish();
    this.#offset = reader.offset;
    this.#line = reader.line;
    this.#isBroken = this.#builder.isBroken;
  }
}

function partOf(head: CsvHead, start: number, stop: number, line: number): CsvPart {
  return { start, stop, line, delimiter: head.delimiter, width: head.headers.length };
}
