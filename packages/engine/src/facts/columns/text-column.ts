/**
 * Texts, payees, choices, periods and references, as codes into a dictionary of canonical texts: NFC, and
 * for periods and references the one spelling their kind has. A new text is checked once.
 */

import { invariant } from "../../values/invariant.js";
import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { TextDictionary } from "../text-dictionary.js";
import { trimmedEnd, trimmedStart } from "../trim-bytes.js";
import { decodeUtf8, encodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";
import { firstOf, withRoom } from "./room.js";

/** The one spelling of a text, or `undefined` when the column cannot hold it. */
export type Canonical = (text: string) => string | undefined;

export class TextColumn implements ColumnCollector {
  readonly #canonical: Canonical | undefined;
  readonly #dictionary = new TextDictionary();
  readonly #presence = new Presence();
  #codes = new Int32Array(1024);
  /** The texts that numbers stood for last, and their codes here. */
  #coded: { readonly dictionary: readonly string[]; readonly own: Int32Array } | undefined;

  /** The records that numbers stood for last, and their codes here, -1 while not met. */
  #records: { readonly codes: Int32Array; readonly own: Int32Array } | undefined;

  /** Without `canonical` every text will do. */
  constructor(canonical?: Canonical) {
    this.#canonical = canonical;
  }

  /** Texts it remembers. */
  get size(): number {
    return this.#dictionary.size;
  }

  reserve(rowCount: number): void {
    this.#codes = withRoom(this.#codes, rowCount);
  }

  setMany(
    row: number,
    batch: RecordBatch,
    field: number,
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    const { bytes, words, starts, ends, width } = batch;
    const dictionary = this.#dictionary;
    this.#codes = withRoom(this.#codes, row + to - from);
    this.#presence.setAll(row, row + to - from);
    const codes = this.#codes;
    for (let index = from, cell = from * width + field; index < to; index += 1, cell += width) {
      // Only what was trimmed is in the dictionary, so what it holds needs no trimming.
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      if (start === end && isOptional) {
        codes[row + index - from] = 0;
        this.#presence.setNothing(row + index - from);
        continue;
      }
      const code = start < end ? dictionary.findQuickly(bytes, words, start, end) : -1;
      if (code >= 0) codes[row + index - from] = code;
      else if (!this.#setTrimmed(row + index - from, bytes, start, end, isOptional)) return index;
    }
    return to;
  }

  /** Takes cells that say by a number which of some texts they hold, as `setMany` takes bytes. */
  setCodes(
    row: number,
    { codes, dictionary }: { readonly codes: Int32Array; readonly dictionary: readonly string[] },
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    if (this.#coded?.dictionary !== dictionary) {
      this.#coded = { dictionary, own: Int32Array.from(dictionary, (text) => this.#codeOf(text)) };
    }
    const { own } = this.#coded;
    this.#codes = withRoom(this.#codes, row + to - from);
    this.#presence.setAll(row, row + to - from);
    for (let index = from; index < to; index += 1) {
      const code = codes[index] as number;
      if (code > 0) this.#codes[row + index - from] = own[code - 1] as number;
      else if (isOptional) this.setAbsent(row + index - from);
      else return index;
    }
    return to;
  }

  /** Takes cells that say by a number which of some records of one cell they are. */
  setCoded(
    row: number,
    { codes, batch }: { readonly codes: Int32Array; readonly batch: RecordBatch },
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    // Of a record nobody has met yet nothing is known: it may be one that no row has.
    if (this.#records?.codes !== codes) this.#records = { codes, own: new Int32Array(batch.count).fill(-1) };
    const { own } = this.#records;
    this.#codes = withRoom(this.#codes, row + to - from);
    this.#presence.setAll(row, row + to - from);
    const into = this.#codes;
    for (let index = from; index < to; index += 1) {
      const code = codes[index] as number;
      const known = code > 0 ? (own[code - 1] as number) : -1;
      if (known >= 0) into[row + index - from] = known;
      else if (code > 0) {
        if (this.setMany(row + index - from, batch, 0, code - 1, code, isOptional) < code) return index;
        if (batch.starts[code - 1] !== batch.ends[code - 1] && this.#presence.has(row + index - from))
          own[code - 1] = this.#codes[row + index - from] as number;
      } else if (isOptional) {
        into[row + index - from] = 0;
        this.#presence.setNothing(row + index - from);
      } else return index;
    }
    return to;
  }

  setColumn(row: number, column: FactColumn, count: number): void {
    invariant(column.kind === "text", "texts were taken from another kind of column");
    const { codes, dictionary } = column;
    const own = Int32Array.from(dictionary, (text) => this.#codeOf(text));
    this.#codes = withRoom(this.#codes, row + count);
    for (let index = 0; index < count; index += 1) this.#codes[row + index] = own[codes[index] ?? 0] ?? 0;
    this.#presence.setMany(row, column.present, count);
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    const known = this.#dictionary.find(bytes, start, end);
    const code = known >= 0 ? known : this.#learn(bytes, start, end);
    if (typeof code !== "number") return code;
    this.#set(row, code);
    return undefined;
  }

  setText(row: number, text: string): CellProblem | undefined {
    const bytes = encodeUtf8(text);
    return this.setBytes(row, bytes, 0, bytes.length);
  }

  setAbsent(row: number): void {
    this.#set(row, 0);
    this.#presence.set(row, false);
  }

  keyText(row: number): string {
    return this.#presence.has(row) ? this.#dictionary.text(this.#codes[row] ?? 0) : "";
  }

  finish(rowCount: number): FactColumn {
    return {
      kind: "text",
      codes: firstOf(this.#codes, rowCount),
      dictionary: this.#dictionary.texts(),
      ...this.#presence.finish(rowCount),
    };
  }

  /** Whether the cell was a text the column can hold, or is allowed to be empty. */
  #setTrimmed(row: number, bytes: Uint8Array, from: number, to: number, isOptional: boolean): boolean {
    const start = trimmedStart(bytes, from, to);
    const end = trimmedEnd(bytes, start, to);
    if (start < end) return this.setBytes(row, bytes, start, end) === undefined;
    if (isOptional) this.setAbsent(row);
    return isOptional;
  }

  /** The code of a text in its canonical spelling. */
  #codeOf(text: string): number {
    const bytes = encodeUtf8(text);
    const known = this.#dictionary.find(bytes, 0, bytes.length);
    return known >= 0 ? known : this.#dictionary.add(bytes, 0, bytes.length);
  }

  #learn(bytes: Uint8Array, start: number, end: number): number | CellProblem {
    if (this.#canonical === undefined && isAscii(bytes, start, end))
      return this.#dictionary.add(bytes, start, end);
    const text = decodeUtf8(bytes, start, end);
    if (text === undefined) return notUtf8;
    const normal = text.normalize("NFC");
    const canonical = this.#canonical ? this.#canonical(normal) : normal;
    if (canonical === undefined) return wrongType;
    if (canonical === text) return this.#dictionary.add(bytes, start, end);
    const proper = encodeUtf8(canonical);
    const known = this.#dictionary.find(proper, 0, proper.length);
    const code = known >= 0 ? known : this.#dictionary.add(proper, 0, proper.length);
    this.#dictionary.addSpelling(bytes, start, end, code);
    return code;
  }

  #set(row: number, code: number): void {
    this.#codes = withRoom(this.#codes, row + 1);
    this.#codes[row] = code;
    this.#presence.set(row, true);
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let index = start; index < end; index += 1) all |= bytes[index] ?? 0;
  return all < 0x80;
}
