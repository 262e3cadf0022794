/**
 * Splits CSV and TSV bytes into records by RFC 4180: quoted cells with line breaks and doubled quotes,
 * any line ending, a byte-order mark. It takes a file in pieces, holds no more than the longest line, and
 * hands on where cells stand among the bytes, so that nothing becomes text unless somebody wants it.
 */

import { type RecordBatch, slackBytes } from "../facts/record-batch.js";
import { decodeUtf8 } from "../facts/utf8.js";
import { type Delimiter, delimiterByte, sniffDelimiter } from "./delimiter.js";
import { RecordGatherer } from "./record-gatherer.js";

export interface CsvSink {
  /** The first line that is not blank; comes before any record. */
  header(cells: readonly string[], line: number): void;
  /** Cells come without their quotes. The arrays are used again for the next records. Blank lines are no records. */
  records(batch: RecordBatch): void;
  problem(problem: CsvProblem): void;
}

/** `field` is 1-based. A record with a problem is not handed on. */
export type CsvProblem =
  /** The header is not UTF-8. Nothing more is read. */
  | { readonly kind: "not-utf-8"; readonly line: number }
  /** Text stands between a closing quote and the next separator. */
  | { readonly kind: "misplaced-quote"; readonly line: number; readonly field: number }
  /** At the place it opens. Nothing more is read. */
  | { readonly kind: "unclosed-quote"; readonly line: number; readonly field: number }
  | { readonly kind: "line-too-long"; readonly line: number };

export interface CsvOptions {
  /** Found from the first line when absent. */
  readonly delimiter?: Delimiter;
  /** Bytes a record may have, its line break included. */
  readonly longestRecord?: number;
  /** Reads a part of a file whose header is known, instead of a file from its start. */
  readonly part?: CsvPart;
}

/** Records that start from byte `start` on and before `stop`; `start` must be where a record starts. */
export interface CsvPart {
  readonly start: number;
  readonly stop: number;
  /** The byte between cells. */
  readonly delimiter: number;
  /** Cells in the header. */
  readonly width: number;
  /** The line at `start`. */
  readonly line: number;
}

export const longestRecord = 1 << 20;

/** Bytes taken in at a time, whatever the size of a piece. */
const slice = 1 << 18;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Answered instead of a position where a record does not end yet. */
const needsMore = -1;

export class CsvReader {
  readonly #sink: CsvSink;
  readonly #longest: number;
  #delimiter = 0;
  readonly #buffer: Uint8Array;
  /** Bytes in use. */
  #length = 0;
  #line = 1;
  #isStart = true;
  #sawHeader = false;
  #isSkipping = false;
  #isDone = false;
  /** Where the buffer starts in the file. */
  #base = 0;
  /** Where in the file records are somebody else's. */
  #stop = Number.POSITIVE_INFINITY;
  /** Cells in the header. */
  #width = 0;
  /** 1 for each byte that may end a cell without quotes. */
  readonly #endsCell = new Uint8Array(256);
  readonly #gathered: RecordGatherer;

  // Of the record being scanned.
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #count = 0;
  /** Line breaks within its quotes. */
  #breaks = 0;
  #hasDoubledQuotes = false;
  #openedLine = 0;
  #misplaced: CsvProblem | undefined;

  constructor(sink: CsvSink, options: CsvOptions = {}) {
    this.#sink = sink;
    this.#longest = options.longestRecord ?? longestRecord;
    this.#buffer = new Uint8Array(this.#longest + slice + slackBytes);
    this.#gathered = new RecordGatherer(this.#buffer);
    this.#endsCell[lineFeed] = 1;
    this.#endsCell[carriageReturn] = 1;
    if (options.delimiter !== undefined) this.#separateBy(delimiterByte(options.delimiter));
    if (options.part) {
      const { start, stop, delimiter, width, line } = options.part;
      this.#base = start;
      this.#stop = stop;
      this.#separateBy(delimiter);
      this.#width = width;
      this.#line = line;
      this.#isStart = start === 0;
      this.#sawHeader = true;
    }
  }

  /** The byte between cells, once it is known. */
  get delimiter(): number {
    return this.#delimiter;
  }

  /** The line that comes next. */
  get line(): number {
    return this.#line;
  }

  /** Where in the file reading goes on. */
  get offset(): number {
    return this.#base;
  }

  /** Whether nothing more is read, whatever comes. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Reads no further than the record or header being handed on. */
  stop(): void {
    this.#stop = -1;
  }

  /** Takes the next bytes of the file; they may be used for something else afterwards. */
  feed(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length && !this.#isDone; from += slice) {
      const piece = bytes.length <= slice ? bytes : bytes.subarray(from, from + slice);
      this.#buffer.set(piece, this.#length);
      this.#length += piece.length;
      this.#read(false);
    }
  }

  /** Says that the file has ended. */
  finish(): void {
    if (!this.#isDone) this.#read(true);
    this.#isDone = true;
  }

  /** Hands on every complete record and keeps the rest for the next piece. */
  #read(isLast: boolean): void {
    let position = this.#isStart ? this.#afterMark(isLast) : 0;
    // So that looking for the end of a cell needs no look at where the bytes end.
    this.#buffer[this.#length] = lineFeed;
    while (position >= 0 && position < this.#length && !this.#isDone) {
      if (!this.#isSkipping && this.#base + position >= this.#stop) {
        this.#isDone = true;
        break;
      }
      if (this.#sawHeader && !this.#isSkipping) {
        const from = position;
        position = this.#plainRecords(position);
        if (position > from) continue;
      }
      const next = this.#isSkipping ? this.#skip(position, isLast) : this.#next(position, isLast);
      if (next === needsMore) break;
      position = next;
    }
    this.#handOnGathered();
    const read = Math.max(position, 0);
    this.#base += read;
    if (read > 0) this.#buffer.copyWithin(0, read, this.#length);
    this.#length = this.#isDone ? 0 : this.#length - read;
  }

  /**
   * Reads records as long as each is as wide as the header, complete, and without anything that needs a
   * closer look (a doubled quote, a line break in quotes); the position of the first that is not.
   */
  #plainRecords(from: number): number {
    const bytes = this.#buffer;
    const endsCell = this.#endsCell;
    const delimiter = this.#delimiter;
    // No byte above ends a cell, which spares most of them the look into the table.
    const greatest = Math.max(delimiter, carriageReturn);
    const length = this.#length;
    const width = this.#width;
    const longest = this.#longest;
    const stop = this.#stop - this.#base;
    const gathered = this.#gathered;
    if (gathered.width !== width) {
      this.#handOnGathered();
      gathered.begin(width);
    }
    const { starts, ends, lines } = gathered;
    let count = gathered.count;
    let line = this.#line;
    let position = from;
    while (position < length && position < stop) {
      if (count === gathered.capacity) {
        gathered.count = count;
        this.#handOnGathered();
        count = 0;
      }
      let cell = count * width;
      const last = cell + width;
      let index = position;
      let byte = bytes[index] ?? 0;
      for (;;) {
        if (byte === quote) {
          index += 1;
          starts[cell] = index;
          byte = bytes[index] ?? 0;
          while (byte !== quote && byte !== lineFeed && byte !== carriageReturn) {
            index += 1;
            byte = bytes[index] ?? 0;
          }
          if (byte !== quote) break;
          ends[cell] = index;
          index += 1;
          byte = bytes[index] ?? 0;
          if (endsCell[byte] === 0) break;
        } else {
          starts[cell] = index;
          while (byte > greatest || endsCell[byte] === 0) {
            index += 1;
            byte = bytes[index] ?? 0;
          }
          ends[cell] = index;
        }
        cell += 1;
        if (byte !== delimiter || cell === last) break;
        index += 1;
        byte = bytes[index] ?? 0;
      }
      const isPlain = cell === last && byte !== delimiter && endsCell[byte] === 1 && index > position;
      if (!isPlain || index + 1 >= length) break;
      index += byte === carriageReturn && bytes[index + 1] === lineFeed ? 2 : 1;
      if (index - position > longest) break;
      lines[count] = line;
      line += 1;
      count += 1;
      position = index;
    }
    gathered.count = count;
    this.#line = line;
    return position;
  }

  #handOnGathered(): void {
    const gathered = this.#gathered;
    if (gathered.count > 0) this.#sink.records(gathered);
    gathered.count = 0;
  }

  #separateBy(delimiter: number): void {
    this.#delimiter = delimiter;
    this.#endsCell[delimiter] = 1;
  }

  /** The position behind a byte-order mark. */
  #afterMark(isLast: boolean): number {
    if (this.#length < 3 && !isLast) return needsMore;
    this.#isStart = false;
    const [first, second, third] = this.#buffer;
    return this.#length >= 3 && first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  }

  /** Reads one record, or a blank line; the position behind it, or `needsMore`. */
  #next(position: number, isLast: boolean): number {
    const end = Math.min(this.#length, position + this.#longest);
    const isCut = end < this.#length;
    if (this.#delimiter === 0 && !isLineBreak(this.#buffer[position])) {
      const found = sniffDelimiter(this.#buffer, position, end, isLast || isCut);
      if (found === undefined) return needsMore;
      this.#separateBy(found);
    }
    const after = this.#scan(position, end, isLast && !isCut);
    if (after === needsMore) return isLast || isCut ? this.#giveUp(end) : needsMore;
    const line = this.#line;
    this.#line += this.#breaks + 1;
    if (this.#count > 0) this.#handOn(line);
    return after;
  }

  /** A record that does not end: within an open quote nothing after it can be trusted. */
  #giveUp(end: number): number {
    if (this.#openedLine > 0) {
      this.#report({ kind: "unclosed-quote", line: this.#openedLine, field: this.#count + 1 });
      this.#isDone = true;
      return end;
    }
    this.#report({ kind: "line-too-long", line: this.#line });
    if (!this.#sawHeader) this.#isDone = true;
    this.#line += this.#breaks;
    this.#isSkipping = true;
    return end;
  }

  #handOn(line: number): void {
    if (this.#misplaced) {
      this.#report(this.#misplaced);
      // Without titles there is no telling what the rows hold.
      if (!this.#sawHeader) this.#isDone = true;
      return;
    }
    if (this.#hasDoubledQuotes) this.#undoubleQuotes();
    if (this.#sawHeader) {
      this.#gather(line);
      return;
    }
    this.#sawHeader = true;
    this.#width = this.#count;
    const cells: string[] = [];
    for (let field = 0; field < this.#count; field += 1) {
      const cell = decodeUtf8(this.#buffer, this.#starts[field] ?? 0, this.#ends[field] ?? 0);
      if (cell === undefined) {
        this.#report({ kind: "not-utf-8", line });
        this.#isDone = true;
        return;
      }
      cells.push(cell);
    }
    this.#sink.header(cells, line);
  }

  #gather(line: number): void {
    const gathered = this.#gathered;
    const count = this.#count;
    if (gathered.width !== count || gathered.count === gathered.capacity) {
      this.#handOnGathered();
      gathered.begin(count);
    }
    const first = gathered.count * count;
    for (let field = 0; field < count; field += 1) {
      gathered.starts[first + field] = this.#starts[field] ?? 0;
      gathered.ends[first + field] = this.#ends[field] ?? 0;
    }
    gathered.lines[gathered.count] = line;
    gathered.count += 1;
  }

  /** What stands before a problem is handed on before it. */
  #report(problem: CsvProblem): void {
    this.#handOnGathered();
    this.#sink.problem(problem);
  }

  /** Passes over the rest of a line that is too long. */
  #skip(position: number, isLast: boolean): number {
    const bytes = this.#buffer;
    let index = position;
    while (index < this.#length && !isLineBreak(bytes[index])) index += 1;
    if (index === this.#length) return index;
    const after = this.#breakOrMore(index, isLast);
    if (after === needsMore) return index === position ? needsMore : index;
    this.#isSkipping = false;
    this.#line += 1;
    return after;
  }

  /**
   * Finds the fields of the record at `position`, looking no further than `end`. Answers the position
   * behind its line break, or `needsMore` where it does not end (with `#openedLine` set when that is
   * within quotes).
   */
  #scan(position: number, end: number, isLast: boolean): number {
    const bytes = this.#buffer;
    const delimiter = this.#delimiter;
    this.#count = 0;
    this.#breaks = 0;
    this.#hasDoubledQuotes = false;
    this.#openedLine = 0;
    this.#misplaced = undefined;
    let index = position;
    for (;;) {
      let start = index;
      let stop = -1;
      if (index < end && bytes[index] === quote) {
        start = index + 1;
        stop = this.#closingQuote(start, end, isLast);
        if (stop < 0) return needsMore;
        index = stop + 1;
      }
      while (index < end) {
        const byte = bytes[index];
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
        index += 1;
      }
      if (index === end && !isLast) return needsMore;
      if (stop < 0) stop = index;
      else if (stop + 1 !== index && this.#misplaced === undefined) {
        const line = this.#line + this.#breaks;
        this.#misplaced = { kind: "misplaced-quote", line, field: this.#count + 1 };
      }
      const isDelimiter = index < end && bytes[index] === delimiter;
      if (!isDelimiter && this.#count === 0 && index === position) {
        return index === end ? end : this.#breakOrMore(index, isLast);
      }
      if (this.#count === this.#starts.length) this.#makeRoom();
      this.#starts[this.#count] = start;
      this.#ends[this.#count] = stop;
      this.#count += 1;
      if (!isDelimiter) return index === end ? end : this.#breakOrMore(index, isLast);
      index += 1;
    }
  }

  /** The quote that closes a cell whose content starts here, or `needsMore`. */
  #closingQuote(start: number, end: number, isLast: boolean): number {
    const bytes = this.#buffer;
    const openedLine = this.#line + this.#breaks;
    let index = start;
    for (;;) {
      while (index < end && bytes[index] !== quote) {
        const byte = bytes[index];
        if (byte === lineFeed || (byte === carriageReturn && bytes[index + 1] !== lineFeed))
          this.#breaks += 1;
        index += 1;
      }
      if (index >= end || (index + 1 === this.#length && !isLast)) {
        this.#openedLine = openedLine;
        return needsMore;
      }
      if (index + 1 === this.#length || bytes[index + 1] !== quote) return index;
      this.#hasDoubledQuotes = true;
      index += 2;
    }
  }

  /** The position behind a line break; a carriage return alone may yet be followed by its line feed. */
  #breakOrMore(index: number, isLast: boolean): number {
    const isCarriageReturn = this.#buffer[index] === carriageReturn;
    if (index + 1 === this.#length) return isCarriageReturn && !isLast ? needsMore : index + 1;
    return isCarriageReturn && this.#buffer[index + 1] === lineFeed ? index + 2 : index + 1;
  }

  /** Writes each quote that was doubled once, in place: the record is complete and is not scanned again. */
  #undoubleQuotes(): void {
    const bytes = this.#buffer;
    for (let field = 0; field < this.#count; field += 1) {
      const start = this.#starts[field] ?? 0;
      const end = this.#ends[field] ?? 0;
      if (bytes[start - 1] !== quote) continue;
      let to = start;
      for (let from = start; from < end; from += 1) {
        bytes[to] = bytes[from] ?? 0;
        to += 1;
        if (bytes[from] === quote) from += 1;
      }
      this.#ends[field] = to;
    }
  }

  #makeRoom(): void {
    const starts = new Int32Array(this.#starts.length * 2);
    const ends = new Int32Array(this.#ends.length * 2);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}

function isLineBreak(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}
