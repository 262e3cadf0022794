/**
 * Texts, payees, choices, periods and references, as codes into a dictionary of canonical texts: NFC, and
 * for periods and references the one spelling their kind has. A new text is checked once.
 */

import type { FactColumn } from "../facts.js";
import { TextDictionary } from "../text-dictionary.js";
import { decodeUtf8, encodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";

/** The one spelling of a text, or `undefined` when the column cannot hold it. */
export type Canonical = (text: string) => string | undefined;

export class TextColumn implements ColumnCollector {
  readonly #canonical: Canonical | undefined;
  readonly #dictionary = new TextDictionary();
  readonly #presence = new Presence();
  #codes = new Int32Array(1024);

  /** Without `canonical` every text will do. */
  constructor(canonical?: Canonical) {
    this.#canonical = canonical;
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
      codes: this.#codes.slice(0, rowCount),
      dictionary: this.#dictionary.texts(),
      ...this.#presence.finish(rowCount),
    };
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
    if (row >= this.#codes.length) {
      const longer = new Int32Array(Math.max(row + 1, this.#codes.length * 2));
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes[row] = code;
    this.#presence.set(row, true);
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let index = start; index < end; index += 1) all |= bytes[index] ?? 0;
  return all < 0x80;
}
