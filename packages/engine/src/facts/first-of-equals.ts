/**
 * Which texts stand twice. Hashes are dealt into parts that fit a processor's cache, so that millions of
 * texts cost little more than reading them; a Map would end at 16 million.
 */

import { compareBytes } from "./distinct-texts.js";
import type { DistinctTexts } from "./facts.js";

/** Slots looked at before a text goes to the overflow: only texts made to collide ever get so far. */
const longestProbe = 128;

/** Texts a part has, about. */
const partSize = 2048;

/** For each text the first that equals it, itself mostly; `undefined` when no text stands twice. */
export function firstOfEquals(texts: DistinctTexts): Int32Array | undefined {
  if (texts.isAscending) return undefined;
  const count = texts.starts.length - 1;
  const hashes = hashesOf(texts);
  const { order, ends } = dealt(hashes);
  const firsts = new Int32Array(count);
  let repeated = false;
  let from = 0;
  for (const to of ends) {
    repeated = findFirsts(texts, hashes, order.subarray(from, to), firsts) || repeated;
    from = to;
  }
  return repeated ? firsts : undefined;
}

/** Texts by part, in each in their order, and where each part ends. */
function dealt(hashes: Int32Array): { readonly order: Int32Array; readonly ends: Int32Array } {
  let bits = 0;
  while (partSize << bits < hashes.length && bits < 16) bits += 1;
  const shift = 32 - bits;
  const ends = new Int32Array(1 << bits);
  const partOf = (hash: number) => (bits === 0 ? 0 : hash >>> shift);
  for (const hash of hashes) {
    const part = partOf(hash);
    ends[part] = (ends[part] ?? 0) + 1;
  }
  let start = 0;
  for (let part = 0; part < ends.length; part += 1) {
    const size = ends[part] ?? 0;
    ends[part] = start;
    start += size;
  }
  const order = new Int32Array(hashes.length);
  for (let text = 0; text < hashes.length; text += 1) {
    const part = partOf(hashes[text] ?? 0);
    const place = ends[part] ?? 0;
    order[place] = text;
    ends[part] = place + 1;
  }
  return { order, ends };
}

/** Fills in the texts of one part, and says whether one of them stands twice. */
function findFirsts(
  { bytes, starts }: DistinctTexts,
  hashes: Int32Array,
  part: Int32Array,
  firsts: Int32Array,
): boolean {
  let size = 16;
  while (size < part.length * 2) size *= 2;
  const slots = new Int32Array(size);
  const overflow = new Map<string, number>();
  let repeated = false;
  const areEqual = (a: number, b: number) =>
    compareBytes(bytes, starts[a] ?? 0, starts[a + 1] ?? 0, starts[b] ?? 0, starts[b + 1] ?? 0) === 0;
  for (const text of part) {
    const hash = hashes[text] ?? 0;
    let slot = hash & (size - 1);
    let probe = 0;
    let first = text;
    for (; probe < longestProbe; probe += 1) {
      const other = (slots[slot] ?? 0) - 1;
      if (other < 0) {
        slots[slot] = text + 1;
        break;
      }
      if (hashes[other] === hash && areEqual(other, text)) {
        first = other;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
    if (probe === longestProbe) {
      const key = binaryText(bytes, starts[text] ?? 0, starts[text + 1] ?? 0);
      first = overflow.get(key) ?? text;
      overflow.set(key, first);
    }
    firsts[text] = first;
    if (first !== text) repeated = true;
  }
  return repeated;
}

/** 32 bits of each text. */
export function hashesOf({ bytes, starts }: DistinctTexts): Int32Array {
  const count = starts.length - 1;
  const hashes = new Int32Array(count);
  for (let text = 0; text < count; text += 1) {
    const end = starts[text + 1] ?? 0;
    let hash = 0x811c9dc5 | 0;
    for (let index = starts[text] ?? 0; index < end; index += 1) {
      hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
    }
    // The low bits choose the slot and the high ones the part: every byte must reach both.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes[text] = hash ^ (hash >>> 16);
  }
  return hashes;
}

/** One character a byte: a key whose own hashing cannot be foreseen from outside. */
function binaryText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}
