/** Days, from `2026-03-31` and nothing else: 03/04/2026 is two different days to two readers. */

import { dayText, parseDay, realDay } from "../../values/calendar.js";
import type { FactColumn } from "../facts.js";
import { decodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";

export class DateColumn implements ColumnCollector {
  readonly #presence = new Presence();
  #days = new Int32Array(1024);

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
    return { kind: "date", days: this.#days.slice(0, rowCount), ...this.#presence.finish(rowCount) };
  }

  #set(row: number, day: number): void {
    if (row >= this.#days.length) {
      const longer = new Int32Array(Math.max(row + 1, this.#days.length * 2));
      longer.set(this.#days);
      this.#days = longer;
    }
    this.#days[row] = day;
    this.#presence.set(row, true);
  }
}

const hyphen = 0x2d;

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
