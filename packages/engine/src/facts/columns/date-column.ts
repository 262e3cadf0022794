/** Days, from `2026-03-31` and nothing else: 03/04/2026 is two different days to two readers. */

import { dayText, parseDay, realDay } from "../../values/calendar.js";
import { invariant } from "../../values/invariant.js";
import type { FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { trimmedEnd, trimmedStart } from "../trim-bytes.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";
import { firstOf, withRoom } from "./room.js";

export class DateColumn implements ColumnCollector {
  readonly #presence = new Presence();
  #days = new Int32Array(1024);
  readonly #months = new MonthCache();

  reserve(rowCount: number): void {
    this.#days = withRoom(this.#days, rowCount);
  }

  setMany(
    row: number,
    batch: RecordBatch,
    field: number,
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    const { bytes, starts, ends, width } = batch;
    this.#days = withRoom(this.#days, row + to - from);
    this.#presence.setAll(row, row + to - from);
    const days = this.#days;
    const months = this.#months;
    for (let index = from, cell = from * width + field; index < to; index += 1, cell += width) {
      const start = starts[cell] ?? 0;
      const day = ends[cell] === start + 10 ? months.dayAt(bytes, start) : noDay;
      if (day !== noDay) days[row + index - from] = day;
      else if (!this.#setTrimmed(row + index - from, bytes, start, ends[cell] ?? 0, isOptional)) return index;
    }
    return to;
  }

  setColumn(row: number, column: FactColumn, count: number): void {
    invariant(column.kind === "date", "days were taken from another kind of column");
    this.#days = withRoom(this.#days, row + count);
    this.#days.set(column.days.subarray(0, count), row);
    this.#presence.setMany(row, column.present, count);
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    if (end - start === 10 && bytes[start + 4] === hyphen && bytes[start + 7] === hyphen) {
      const year = digitsOf(bytes, start, start + 4);
      const day = realDay(year, digitsOf(bytes, start + 5, start + 7), digitsOf(bytes, start + 8, end));
      if (day !== undefined) {
        this.#set(row, day);
        return undefined;
      }
    }
    const text = decodeUtf8(bytes, start, end);
    return text === undefined ? notUtf8 : this.setText(row, text);
  }

  setText(row: number, text: string): CellProblem | undefined {
    const day = parseDay(text);
    if (day === undefined) return wrongType;
    this.#set(row, day);
    return undefined;
  }

  setAbsent(row: number): void {
    this.#set(row, 0);
    this.#presence.set(row, false);
  }

  keyText(row: number): string {
    return this.#presence.has(row) ? dayText(this.#days[row] ?? 0) : "";
  }

  finish(rowCount: number): FactColumn {
    return { kind: "date", days: firstOf(this.#days, rowCount), ...this.#presence.finish(rowCount) };
  }

  /** Whether the cell was a day, or is allowed to be empty. */
  #setTrimmed(row: number, bytes: Uint8Array, from: number, to: number, isOptional: boolean): boolean {
    const start = trimmedStart(bytes, from, to);
    const end = trimmedEnd(bytes, start, to);
    if (start < end) return this.setBytes(row, bytes, start, end) === undefined;
    if (isOptional) this.setAbsent(row);
    return isOptional;
  }

  #set(row: number, day: number): void {
    this.#days = withRoom(this.#days, row + 1);
    this.#days[row] = day;
    this.#presence.set(row, true);
  }
}

const hyphen = 0x2d;
/** No day of the calendar. */
const noDay = -0x8000_0000;

/** The months met lately, so that a day is its month's first and an addition. */
class MonthCache {
  readonly #keys = new Int32Array(64).fill(-1);
  readonly #firstDays = new Int32Array(64);
  readonly #lengths = new Int32Array(64);

  /** The day that ten bytes write, or `noDay`. */
  dayAt(bytes: Uint8Array, start: number): number {
    if (bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen) return noDay;
    const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    // What is no digit makes one of them negative by more than the others can make up for.
    if (year < 0 || month < 0 || day < 1) return noDay;
    const key = year * 100 + month;
    const slot = (year * 12 + month) & 63;
    if (this.#keys[slot] !== key && !this.#learn(slot, key, year, month)) return noDay;
    return day <= (this.#lengths[slot] ?? 0) ? (this.#firstDays[slot] ?? 0) + day - 1 : noDay;
  }

  #learn(slot: number, key: number, year: number, month: number): boolean {
    const first = realDay(year, month, 1);
    if (first === undefined) return false;
    this.#keys[slot] = key;
    this.#firstDays[slot] = first;
    this.#lengths[slot] = 28 + [29, 30, 31].filter((day) => realDay(year, month, day) !== undefined).length;
    return true;
  }
}

/** Below -1,000,000 when one of the two is no digit. */
function twoDigits(bytes: Uint8Array, start: number): number {
  const tens = (bytes[start] ?? 0) - 0x30;
  const ones = (bytes[start + 1] ?? 0) - 0x30;
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? tens * 10 + ones : -1_000_000;
}

/** The number the digits make, or -1 when one is no digit. */
function digitsOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
