/** Undoes Snappy, the usual compression of Parquet pages. */

import { UnusualParquet } from "./unusual-parquet.js";

/** Writes what `from` holds to `into` from `at` on, which must come to `size` bytes; the place behind it. */
export function unsnappy(from: Uint8Array, into: Uint8Array, at: number, size: number): number {
  const length = from.length;
  let read = 0;
  let told = 0;
  for (let place = 1; ; place *= 128) {
    const byte = from[read] ?? 0;
    read += 1;
    told += (byte & 127) * place;
    if (byte < 128) break;
    if (read > 5) throw damaged();
  }
  const end = at + size;
  if (told !== size || end > into.length) throw damaged();
  let write = at;
  while (read < length) {
    const tag = from[read] as number;
    read += 1;
    let count: number;
    let back: number;
    switch (tag & 3) {
      case 0: {
        count = (tag >> 2) + 1;
        if (count > 60) {
          const bytes = count - 60;
          count = 1;
          for (let index = 0, place = 1; index < bytes; index += 1, place *= 256)
            count += (from[read + index] ?? 0) * place;
          read += bytes;
        }
        if (read + count > length || write + count > end) throw damaged();
        if (count < 32) {
          for (let index = 0; index < count; index += 1) into[write + index] = from[read + index] as number;
        } else into.set(from.subarray(read, read + count), write);
        read += count;
        write += count;
        continue;
      }
      case 1:
        count = ((tag >> 2) & 7) + 4;
        back = ((tag >> 5) << 8) | (from[read] ?? 0);
        read += 1;
        break;
      case 2:
        count = (tag >> 2) + 1;
        back = (from[read] ?? 0) | ((from[read + 1] ?? 0) << 8);
        read += 2;
        break;
      default:
        count = (tag >> 2) + 1;
        back =
          (from[read] ?? 0) +
          (from[read + 1] ?? 0) * 256 +
          (from[read + 2] ?? 0) * 65_536 +
          (from[read + 3] ?? 0) * 16_777_216;
        read += 4;
    }
    if (back === 0 || back > write - at || write + count > end) throw damaged();
    // What is copied may be part of what is being written.
    for (const stop = write + count; write < stop; write += 1) into[write] = into[write - back] as number;
  }
  if (write !== end) throw damaged();
  return end;
}

function damaged(): UnusualParquet {
  return new UnusualParquet("compressed bytes are damaged");
}
