/**
 * Distinct texts of a column as codes, found by their bytes. A text is decoded once, when it is new, so
 * that a million equal cells cost a comparison of bytes each.
 */

import { invariant } from "../values/invariant.js";
import { decodeUtf8 } from "./utf8.js";

/** Slots looked at before a text goes to the overflow: only texts made to collide ever get so far. */
const longestProbe = 128;

export class TextDictionary {
  /** Entry + 1 by slot; 0 is free. */
  #slots = new Int32Array(1024);
  #entries = 0;
  #hashes = new Int32Array(512);
  #codes = new Int32Array(512);
  /** Where each entry's bytes start; one more than entries. */
  #starts = new Uint32Array(513);
  #bytes = new Uint8Array(4096);
  /** Entry of each code: the text itself, as opposed to other spellings of it. */
  #canonical: number[] = [];
  readonly #overflow = new Map<string, number>();

  get size(): number {
    return this.#canonical.length;
  }

  /** The code of a text seen before, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) break;
      if (this.#hashes[entry] === hash && this.#holds(entry, bytes, start, end))
        return this.#codes[entry] ?? -1;
      slot = (slot + 1) & mask;
    }
    return this.#overflow.size === 0 ? -1 : (this.#overflow.get(binaryText(bytes, start, end)) ?? -1);
  }

  /** Gives a new text, which must be valid UTF-8, the next code. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const code = this.#canonical.length;
    this.#canonical.push(this.#entries);
    this.#insert(bytes, start, end, code);
    return code;
  }

  /** Remembers another spelling (with spaces, not normalised) of the text with this code. */
  addSpelling(bytes: Uint8Array, start: number, end: number, code: number): void {
    this.#insert(bytes, start, end, code);
  }

  text(code: number): string {
    const entry = this.#canonical[code];
    invariant(entry !== undefined, "a code outside the dictionary was read");
    return this.#decode(this.#starts[entry] ?? 0, this.#starts[entry + 1] ?? 0);
  }

  /** All texts, by code. */
  texts(): string[] {
    const texts: string[] = [];
    // Decoding many at once and cutting the text is several times faster than decoding each; the cut is
    // right wherever every character is one byte.
    for (let from = 0; from < this.#canonical.length; from += 1024) {
      const to = Math.min(from + 1024, this.#canonical.length);
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
    this.#makeRoom(end - start);
    this.#entries += 1;
    const own = this.#starts[entry] ?? 0;
    this.#bytes.set(bytes.subarray(start, end), own);
    this.#starts[entry + 1] = own + end - start;
    this.#hashes[entry] = hashOf(bytes, start, end);
    this.#codes[entry] = code;
    if (this.#entries * 2 > this.#slots.length) this.#rehash();
    else this.#place(entry);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] ?? 0) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      if (this.#slots[slot] === 0) {
        this.#slots[slot] = entry + 1;
        return;
      }
      slot = (slot + 1) & mask;
    }
    const text = binaryText(this.#bytes, this.#starts[entry] ?? 0, this.#starts[entry + 1] ?? 0);
    this.#overflow.set(text, this.#codes[entry] ?? 0);
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#overflow.clear();
    for (let entry = 0; entry < this.#entries; entry += 1) this.#place(entry);
  }

  #makeRoom(length: number): void {
    if (this.#entries + 1 >= this.#hashes.length) {
      this.#hashes = copied(this.#hashes, new Int32Array(this.#hashes.length * 2));
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
