/** Records split into cells, as a reader hands them on: many at a time, so that whole columns are read in one go. */

export interface RecordBatch {
  readonly bytes: Uint8Array;
  /** The same bytes as words; there are at least `slackBytes` behind the last cell. */
  readonly words: DataView;
  readonly count: number;
  /** Cells in each record. */
  readonly width: number;
  /** Cell `field` of record `index` is the bytes from `starts[index * width + field]` to before `ends[...]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The line each record starts on. */
  readonly lines: Int32Array;
}

/** Bytes that may be read behind the end of any cell, whatever they hold. */
export const slackBytes = 16;
