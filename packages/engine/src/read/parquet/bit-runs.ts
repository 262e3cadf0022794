/** Small numbers as Parquet packs them: runs of one value, and groups of eight with so many bits each. */

import { UnusualParquet } from "./unusual-parquet.js";

/** What `readRuns` reads in one step. */
const mostBits = 24;

/**
 * Reads `count` numbers of `bits` bits from `start` to before `end`, each plus `lift`, into `into` from `at` on.
 * Four bytes behind `end` must be there to be read.
 */
export function readRuns(
  words: DataView,
  start: number,
  end: number,
  bits: number,
  count: number,
  into: Int32Array,
  at: number,
  lift: number,
): void {
  if (bits > mostBits) throw new UnusualParquet("codes of many bits");
  const mask = (1 << bits) - 1;
  const width = (bits + 7) >> 3;
  let read = start;
  let done = 0;
  while (done < count) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      if (read >= end || shift > 28) throw new UnusualParquet("codes end too early");
      const byte = words.getUint8(read);
      read += 1;
      head += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    if (head % 2 === 0) {
      const length = Math.min(head / 2, count - done);
      if (length === 0 || read + width > end) throw new UnusualParquet("codes end too early");
      const value = (words.getUint32(read, true) & mask) + lift;
      read += width;
      into.fill(value, at + done, at + done + length);
      done += length;
      continue;
    }
    const groups = (head - 1) / 2;
    const length = Math.min(groups * 8, count - done);
    const bytes = Math.ceil((length * bits) / 8);
    if (length === 0 || read + bytes > end) throw new UnusualParquet("codes end too early");
    for (let index = 0, bit = 0; index < length; index += 1, bit += bits) {
      into[at + done + index] = ((words.getUint32(read + (bit >>> 3), true) >>> (bit & 7)) & mask) + lift;
    }
    read += groups * bits;
    done += length;
  }
}
