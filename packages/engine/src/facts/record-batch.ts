/** Records split into cells, as a reader hands them on: many at a time, so that whole columns are read in one go. */

export interface RecordBatch {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Cells in each record. */
  readonly width: number;
  /** Cell `field` of record `index` is the bytes from `starts[index * width + field]` to before `ends[...]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The line each record starts on. */
  readonly lines: Int32Array;
}
