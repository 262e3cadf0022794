/**
 * Whether keys are all different, seen a part of the rows at a time. A file in the order of its keys, or made of
 * blocks that are, shows it by where each block starts and ends; of any other, 64 bits of each key are kept. What is not shown to be
 * different may still be: then whoever asks looks at the keys themselves.
 */

import { compareBytes } from "./distinct-texts.js";
import type { DistinctTexts } from "./facts.js";
import { hashesOf } from "./first-of-equals.js";

/** How the keys of the parts are told apart. */
export type KeyProof = "order" | "hashes";

/** What is kept of a part's keys. */
export interface KeyPart {
  /** Of each block in order the first and the last. */
  readonly spans?: readonly KeySpan[];
  /** Two halves of 64 bits. */
  readonly hashes?: { readonly high: Int32Array; readonly low: Int32Array };
}

export interface KeySpan {
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

/** Fewer keys than this in a block, and order shows nothing. */
const leastBlock = 64;

/** `undefined` where the part's keys are not in order and order was to show that they differ. */
export function keyPartOf(keys: DistinctTexts, proof: KeyProof): KeyPart | undefined {
  if (proof === "hashes") return { hashes: { high: hashesOf(keys), low: otherHashes(keys) } };
  const spans = blocksOf(keys);
  return spans && { spans };
}

function blocksOf({ bytes, starts, isAscending }: DistinctTexts): readonly KeySpan[] | undefined {
  const count = starts.length - 1;
  const most = 1 + count / leastBlock;
  const key = (row: number) => bytes.slice(starts[row] ?? 0, starts[row + 1] ?? 0);
  const spans: KeySpan[] = [];
  let first = 0;
  for (let row = 1; row < count && !isAscending; row += 1) {
    const [before, start, end] = [
      starts[row - 1] as number,
      starts[row] as number,
      starts[row + 1] as number,
    ];
    if (compareBytes(bytes, before, start, start, end) < 0) continue;
    spans.push({ first: key(first), last: key(row - 1) });
    first = row;
    if (spans.length > most) return undefined;
  }
  if (count > 0) spans.push({ first: key(first), last: key(count - 1) });
  return spans;
}

const bucketBits = 8;

export class KeyParts {
  readonly #spans: KeySpan[] = [];
  readonly #buckets: { readonly high: Int32Array; readonly low: Int32Array }[][] = Array.from(
    { length: 1 << bucketBits },
    () => [],
  );

  add({ spans, hashes }: KeyPart): void {
    for (const span of spans ?? []) this.#spans.push(span);
    if (hashes) this.#deal(hashes.high, hashes.low);
  }

  /** Whether all keys of all parts were shown to be different. */
  areDistinct(): boolean {
    const spans = [...this.#spans].sort((a, b) => compareKeys(a.first, b.first));
    for (let index = 1; index < spans.length; index += 1) {
      const [before, after] = [spans[index - 1], spans[index]];
      if (before && after && compareKeys(before.last, after.first) >= 0) return false;
    }
    return this.#buckets.every(allDiffer);
  }

  /** Into parts that fit a processor's cache. */
  #deal(high: Int32Array, low: Int32Array): void {
    const shift = 32 - bucketBits;
    const ends = new Int32Array(1 << bucketBits);
    for (let row = 0; row < high.length; row += 1) {
      const bucket = (high[row] as number) >>> shift;
      ends[bucket] = (ends[bucket] as number) + 1;
    }
    let end = 0;
    for (let bucket = 0; bucket < ends.length; bucket += 1) {
      const size = ends[bucket] as number;
      ends[bucket] = end;
      end += size;
    }
    const own = { high: new Int32Array(high.length), low: new Int32Array(high.length) };
    const starts = ends.slice();
    for (let row = 0; row < high.length; row += 1) {
      const bucket = (high[row] as number) >>> shift;
      const at = ends[bucket] as number;
      own.high[at] = high[row] as number;
      own.low[at] = low[row] as number;
      ends[bucket] = at + 1;
    }
    for (let bucket = 0; bucket < ends.length; bucket += 1) {
      const [from, to] = [starts[bucket] as number, ends[bucket] as number];
      if (from === to) continue;
      this.#buckets[bucket]?.push({ high: own.high.subarray(from, to), low: own.low.subarray(from, to) });
    }
  }
}

/** An open hash table of the bits themselves: a Map would end at 16 million. */
function allDiffer(parts: readonly { readonly high: Int32Array; readonly low: Int32Array }[]): boolean {
  const count = parts.reduce((sum, { high }) => sum + high.length, 0);
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  let hasNothing = false;
  for (const { high, low } of parts) {
    for (let row = 0; row < high.length; row += 1) {
      const [first, second] = [high[row] as number, low[row] as number];
      if (first === 0 && second === 0) {
        if (hasNothing) return false;
        hasNothing = true;
        continue;
      }
      let slot = second & (size - 1);
      for (;;) {
        const [a, b] = [slots[2 * slot] as number, slots[2 * slot + 1] as number];
        if (a === first && b === second) return false;
        if (a === 0 && b === 0) break;
        slot = (slot + 1) & (size - 1);
      }
      slots[2 * slot] = first;
      slots[2 * slot + 1] = second;
    }
  }
  return true;
}

/** The shorter first, then by bytes: as `isAscending` means it. */
function compareKeys(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Independent of `hashesOf`, so that both together are 64 bits. */
function otherHashes({ bytes, starts }: DistinctTexts): Int32Array {
  const count = starts.length - 1;
  const hashes = new Int32Array(count);
  for (let text = 0; text < count; text += 1) {
    const end = starts[text + 1] as number;
    let hash = 0x9747b28c | 0;
    for (let index = starts[text] as number; index < end; index += 1) {
      hash = Math.imul(hash + (bytes[index] as number), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    hashes[text] = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2d);
  }
  return hashes;
}
