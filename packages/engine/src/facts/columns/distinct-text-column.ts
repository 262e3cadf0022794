/**
 * A key's texts, every row its own: bytes one after the other, without a dictionary. Whether one stands twice
 * is seen when all are there; a file in the order of its keys is seen to have none as it comes in.
 */

import { invariant } from "../../values/invariant.js";
import { compareBytes, distinctColumn, textAt } from "../distinct-texts.js";
import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { trimmedEnd, trimmedStart } from "../trim-bytes.js";
import { decodeUtf8, encodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8 } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { firstOf, withRoom } from "./room.js";

/** A key of ours, a number or a short code; longer ones make room as they come. */
const usualBytes = 10;

/** Whether a byte is text of ASCII and no space, so that nothing needs to be trimmed beside it. */
function isBare(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

export class DistinctTextColumn implements ColumnCollector {
  #bytes = new Uint8Array(8192);
  /** Where each row's bytes start, and where the last one's end. */
  #starts = new Uint32Array(1024);
  /** Rows known to be in ascending order, from the first. */
  #ascending = 0;

  reserve(rowCount: number): void {
    this.#starts = withRoom(this.#starts, rowCount + 1);
    this.#bytes = withRoom(this.#bytes, rowCount * usualBytes);
  }

  setMany(row: number, batch: RecordBatch, field: number, from: number, to: number): number {
    const { bytes, starts, ends, width } = batch;
    this.#starts = withRoom(this.#starts, row + to - from + 1);
    for (let index = from, cell = from * width + field; index < to; index += 1, cell += width) {
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      if (isBare(bytes[start] ?? 0) && isBare(bytes[end - 1] ?? 0)) {
        if (start < end && this.#take(row + index - from, bytes, start, end)) continue;
      }
      const first = trimmedStart(bytes, start, end);
      const last = trimmedEnd(bytes, first, end);
      if (first === last || this.setBytes(row + index - from, bytes, first, last) !== undefined) return index;
    }
    return to;
  }

  setColumn(row: number, column: FactColumn, count: number): void {
    const distinct = column.kind === "text" ? column.distinct : undefined;
    invariant(distinct !== undefined, "distinct texts were taken from another kind of column");
    const { bytes, starts, isAscending } = distinct;
    const own = this.#starts[row] ?? 0;
    const added = starts[count] ?? 0;
    this.#bytes = withRoom(this.#bytes, own + added);
    this.#starts = withRoom(this.#starts, row + count + 1);
    this.#bytes.set(bytes.subarray(0, added), own);
    for (let index = 1; index <= count; index += 1) this.#starts[row + index] = own + (starts[index] ?? 0);
    this.#noteOrder(row);
    if (this.#ascending === row + 1 && isAscending) this.#ascending = row + count;
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    if (this.#take(row, bytes, start, end)) return undefined;
    const text = decodeUtf8(bytes, start, end);
    return text === undefined ? notUtf8 : this.setText(row, text);
  }

  setText(row: number, text: string): CellProblem | undefined {
    const bytes = encodeUtf8(text.normalize("NFC"));
    const start = this.#starts[row] ?? 0;
    this.#bytes = withRoom(this.#bytes, start + bytes.length);
    this.#bytes.set(bytes, start);
    this.#end(row, start + bytes.length);
    return undefined;
  }

  setAbsent(): void {
    invariant(false, "a key was left out of a row");
  }

  keyText(row: number): string {
    return textAt({ bytes: this.#bytes, starts: this.#starts, isAscending: false }, row);
  }

  finish(rowCount: number): FactColumn {
    const starts = firstOf(this.#starts, rowCount + 1);
    const bytes = firstOf(this.#bytes, starts[rowCount] ?? 0);
    return distinctColumn({ starts, bytes, isAscending: this.#ascending >= rowCount });
  }

  /** Copies a text of ASCII, and compares it on the way with the one before; `false` for any other. */
  #take(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    this.#starts = withRoom(this.#starts, row + 2);
    const starts = this.#starts;
    const to = starts[row] ?? 0;
    const length = end - start;
    if (to + length > this.#bytes.length) this.#bytes = withRoom(this.#bytes, to + length);
    const own = this.#bytes;
    const before = row === 0 ? 0 : (starts[row - 1] ?? 0);
    let order = length - (to - before);
    let all = 0;
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[start + index] ?? 0;
      own[to + index] = byte;
      all |= byte;
      if (order === 0) order = byte - (own[before + index] ?? 0);
    }
    if (all >= 0x80) return false;
    starts[row + 1] = to + length;
    if (this.#ascending > row) this.#ascending = row;
    if (this.#ascending === row && (order > 0 || row === 0)) this.#ascending = row + 1;
    return true;
  }

  #end(row: number, end: number): void {
    if (row + 2 > this.#starts.length) this.#starts = withRoom(this.#starts, row + 2);
    this.#starts[row + 1] = end;
    this.#noteOrder(row);
  }

  /** A row may be set again, and then the rows behind it are not known any more. */
  #noteOrder(row: number): void {
    if (this.#ascending > row) this.#ascending = row;
    if (this.#ascending < row) return;
    const starts = this.#starts;
    const start = starts[row] ?? 0;
    const isNext =
      row === 0 || compareBytes(this.#bytes, starts[row - 1] ?? 0, start, start, starts[row + 1] ?? 0) < 0;
    if (isNext) this.#ascending = row + 1;
  }
}
