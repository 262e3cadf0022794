/**
 * Distinct texts of a column as codes, found by their bytes. A text is decoded once, when it is new, so
 * that a million equal cells cost a comparison of bytes each.
 */

import { invariant } from "../values/invariant.js";
import { mostShortBytes, ShortTexts } from "./short-texts.js";
import { decodeUtf8 } from "./utf8.js";

/** Slots looked at before a text goes to the overflow: only texts made to collide ever get so far. */
const longestProbe = 128;

export class TextDictionary {
  /** Two numbers a slot: the entry + 1 (0 is free) and its hash, side by side as they are read together. */
  #slots = new Int32Array(2048);
  #entries = 0;
  #codes = new Int32Array(512);
  /** Where each entry's bytes start; one more than entries. */
  #starts = new Uint32Array(513);
  #bytes = new Uint8Array(4096);
  /** Entry of each code: the text itself, as opposed to other spellings of it. */
  #canonical = new Int32Array(512);
  #size = 0;
  readonly #short = new ShortTexts();
  readonly #overflow = new Map<string, number>();
  #texts: readonly string[] | undefined;

  get size(): number {
    return this.#size;
  }

  /** `find` in bytes that have `slackBytes` behind them, of which `words` are the same. */
  findQuickly(bytes: Uint8Array, words: DataView, start: number, end: number): number {
    if (end - start <= mostShortBytes && end > start) {
      const code = this.#short.find(words, start, end);
      if (code >= 0) return code;
    }
    return this.find(bytes, start, end);
  }

  /** The code of a text seen before, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const entry = (slots[slot] ?? 0) - 1;
      if (entry < 0) break;
      if (slots[slot + 1] === hash && this.#holds(entry, bytes, start, end)) return this.#codes[entry] ?? -1;
      slot = (slot + 2) & mask;
    }
    return this.#overflow.size === 0 ? -1 : (this.#overflow.get(binaryText(bytes, start, end)) ?? -1);
  }

  /** Gives a new text, which must be valid UTF-8, the next code. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const code = this.#size;
    this.#insert(bytes, start, end, code);
    this.#canonical[code] = this.#entries - 1;
    this.#size += 1;
    return code;
  }

  /** Remembers another spelling (with spaces, not normalised) of the text with this code. */
  addSpelling(bytes: Uint8Array, start: number, end: number, code: number): void {
    this.#insert(bytes, start, end, code);
  }

  text(code: number): string {
    const entry = this.#canonical[code] ?? 0;
    invariant(code >= 0 && code < this.#size, "a code outside the dictionary was read");
    return this.#decode(this.#starts[entry] ?? 0, this.#starts[entry + 1] ?? 0);
  }

  /** All texts, by code: the same list until there is another text. */
  texts(): readonly string[] {
    if (this.#texts?.length !== this.#size) this.#texts = this.#allTexts();
    return this.#texts;
  }

  #allTexts(): readonly string[] {
    const texts: string[] = [];
    // Decoding many at once and cutting the text is several times faster than decoding each; the cut is
    // right wherever every character is one byte.
    for (let from = 0; from < this.#size; from += 1024) {
      const to = Math.min(from + 1024, this.#size);
      const first = this.#starts[this.#canonical[from] ?? 0] ?? 0;
      const last = this.#starts[(this.#canonical[to - 1] ?? 0) + 1] ?? 0;
      const block = this.#decode(first, last);
      for (let code = from; code < to; code += 1) {
        const entry = this.#canonical[code] ?? 0;
        const start = this.#starts[entry] ?? 0;
        const end = this.#starts[entry + 1] ?? 0;
        texts.push(
          block.length === last - first ? block.slice(start - first, end - first) : this.#decode(start, end),
        );
      }
    }
    return texts;
  }

  #decode(start: number, end: number): string {
    const text = decodeUtf8(this.#bytes, start, end);
    invariant(text !== undefined, "a dictionary holds bytes that are no text");
    return text;
  }

  #holds(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#starts[entry] ?? 0;
    const length = end - start;
    if ((this.#starts[entry + 1] ?? 0) - own !== length) return false;
    const held = this.#bytes;
    for (let index = 0; index < length; index += 1) {
      if (held[own + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  #insert(bytes: Uint8Array, start: number, end: number, code: number): void {
    const entry = this.#entries;
    this.#short.add(bytes, start, end, code);
    this.#makeRoom(end - start);
    this.#entries += 1;
    let own = this.#starts[entry] ?? 0;
    for (let index = start; index < end; index += 1) {
      this.#bytes[own] = bytes[index] ?? 0;
      own += 1;
    }
    this.#starts[entry + 1] = own;
    this.#codes[entry] = code;
    if (this.#entries * 4 > this.#slots.length) this.#rehash();
    this.#place(entry, hashOf(bytes, start, end));
  }

  #place(entry: number, hash: number): void {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      if (slots[slot] === 0) {
        slots[slot] = entry + 1;
        slots[slot + 1] = hash;
        return;
      }
      slot = (slot + 2) & mask;
    }
    const text = binaryText(this.#bytes, this.#starts[entry] ?? 0, this.#starts[entry + 1] ?? 0);
    this.#overflow.set(text, this.#codes[entry] ?? 0);
  }

  #rehash(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2) {
      const entry = (before[slot] ?? 0) - 1;
      if (entry >= 0) this.#place(entry, before[slot + 1] ?? 0);
    }
  }

  #makeRoom(length: number): void {
    if (this.#entries + 1 >= this.#codes.length) {
      this.#canonical = copied(this.#canonical, new Int32Array(this.#canonical.length * 2));
      this.#codes = copied(this.#codes, new Int32Array(this.#codes.length * 2));
      this.#starts = copied(this.#starts, new Uint32Array(this.#starts.length * 2));
    }
    const needed = (this.#starts[this.#entries] ?? 0) + length;
    if (needed > this.#bytes.length) {
      this.#bytes = copied(this.#bytes, new Uint8Array(Math.max(needed, this.#bytes.length * 2)));
    }
  }
}

function copied<T extends Int32Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  // The low bits choose the slot, and the last byte hardly reaches the high ones without this.
  return hash ^ (hash >>> 15);
}

/** One character a byte: a key for the overflow, whose own hashing cannot be foreseen from outside. */
function binaryText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}
