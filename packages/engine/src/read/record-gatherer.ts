/** Gathers records of one width until somebody takes them. */

import type { RecordBatch } from "../facts/record-batch.js";

/** What fits the caches of a processor together with the bytes it speaks of. */
const mostRecords = 1024;
const mostCells = 16_384;

export class RecordGatherer implements RecordBatch {
  readonly bytes: Uint8Array;
  readonly words: DataView;
  count = 0;
  width = 0;
  starts = new Int32Array(mostCells);
  ends = new Int32Array(mostCells);
  readonly lines = new Int32Array(mostRecords);
  /** Records there is room for. */
  capacity = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Starts over with records of `width` cells. */
  begin(width: number): void {
    this.count = 0;
    this.width = width;
    if (width > this.starts.length) {
      this.starts = new Int32Array(width);
      this.ends = new Int32Array(width);
    }
    this.capacity = Math.min(mostRecords, Math.floor(this.starts.length / width));
  }
}
