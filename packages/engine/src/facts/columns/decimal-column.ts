/**
 * Numbers, percents and money as scaled integers: every digit of the file, at the scale of the cell with
 * the most decimals. Doubles hold them while each is a safe integer, big integers from then on.
 */

import { isCurrency } from "../../values/currency.js";
import { mostDecimals, parseDecimal, unitsText } from "../../values/decimal-text.js";
import { invariant } from "../../values/invariant.js";
import type { DecimalUnits, FactColumn } from "../facts.js";
import type { RecordBatch } from "../record-batch.js";
import { trimmedEnd, trimmedStart } from "../trim-bytes.js";
import { decodeUtf8, encodeUtf8 } from "../utf8.js";
import { type CellProblem, notUtf8, wrongType } from "./cell-problem.js";
import type { ColumnCollector } from "./column-collector.js";
import { Presence } from "./presence.js";
import { firstOf, withRoom } from "./room.js";

type DecimalType =
  | { readonly kind: "number" | "percent" }
  | { readonly kind: "money"; readonly currency: string };

/** Digits that fit a double exactly, whatever they are. */
const safeDigits = 15;

const greatestSafe = BigInt(Number.MAX_SAFE_INTEGER);

const minus = 0x2d;
const dot = 0x2e;
const nought = 0x30;

export class DecimalColumn implements ColumnCollector {
  readonly #type: DecimalType;
  readonly #currency: Uint8Array;
  readonly #presence = new Presence();
  #scale = 0;
  #narrow = new Float64Array(1024);
  #wide: bigint[] | undefined;
  /** Rows above the whole whose percent sign was written. */
  readonly #signed = new Set<number>();

  constructor(type: DecimalType) {
    this.#type = type;
    this.#currency = encodeUtf8(type.kind === "money" ? type.currency : "");
  }

  reserve(rowCount: number): void {
    this.#narrow = withRoom(this.#narrow, rowCount);
  }

  /** Most cells of a column are digits with as many decimals as the ones before; the rest is looked at one by one. */
  setMany(
    row: number,
    batch: RecordBatch,
    field: number,
    from: number,
    to: number,
    isOptional: boolean,
  ): number {
    const { bytes, starts, ends, width } = batch;
    this.#narrow = withRoom(this.#narrow, row + to - from);
    this.#presence.setAll(row, row + to - from);
    if (this.#signed.size > 0) this.#forgetSigns(row, row + to - from);
    for (let index = from, cell = from * width + field; index < to; index += 1, cell += width) {
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      let at = start;
      let units = 0;
      if (bytes[at] === minus) at += 1;
      const firstDigit = at;
      let digit = (bytes[at] ?? 0) - nought;
      while (digit >>> 0 <= 9 && at < end) {
        units = units * 10 + digit;
        at += 1;
        digit = (bytes[at] ?? 0) - nought;
      }
      let digits = at - firstDigit;
      let scale = 0;
      if (bytes[at] === dot && at < end) {
        at += 1;
        digit = (bytes[at] ?? 0) - nought;
        const firstDecimal = at;
        while (digit >>> 0 <= 9 && at < end) {
          units = units * 10 + digit;
          at += 1;
          digit = (bytes[at] ?? 0) - nought;
        }
        scale = at - firstDecimal;
        // A point with nothing behind it is no number.
        digits = scale === 0 ? 0 : digits + scale;
      }
      const isPlain = at === end && digits > 0 && digits <= safeDigits;
      if (isPlain && scale === this.#scale && this.#wide === undefined) {
        this.#narrow[row + index - from] = firstDigit > start && units !== 0 ? -units : units;
      } else if (isPlain && scale <= mostDecimals) {
        this.#set(row + index - from, firstDigit > start && units !== 0 ? -units : units, scale);
      } else if (!this.#setTrimmed(row + index - from, bytes, start, end, isOptional)) return index;
    }
    return to;
  }

  setColumn(row: number, column: FactColumn, count: number): void {
    invariant(column.kind === "decimal", "numbers were taken from another kind of column");
    const { units, scale } = column;
    if (scale > this.#scale) this.#rescale(row, scale);
    if (units instanceof Float64Array && this.#wide === undefined && scale === this.#scale) {
      this.#narrow = withRoom(this.#narrow, row + count);
      this.#narrow.set(units.subarray(0, count), row);
    } else for (let index = 0; index < count; index += 1) this.#set(row + index, units[index] ?? 0, scale);
    this.#presence.setMany(row, column.present, count);
  }

  setBytes(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    const stop = this.#endOfNumber(bytes, start, end);
    const isNegative = bytes[start] === 0x2d;
    let units = 0;
    let digits = 0;
    let point = -1;
    for (let index = isNegative ? start + 1 : start; index < stop; index += 1) {
      const digit = (bytes[index] ?? 0) - 0x30;
      if (digit >= 0 && digit <= 9) {
        units = units * 10 + digit;
        digits += 1;
      } else if (digit === -2 && point < 0) point = index;
      else return this.#setUnusual(row, bytes, start, end);
    }
    const decimals = point < 0 ? 0 : stop - point - 1;
    const scale = this.#type.kind === "percent" && stop < end ? decimals + 2 : decimals;
    // Anything out of the ordinary is judged in one place only, by its text.
    if (digits === 0 || digits > safeDigits || point === stop - 1 || scale > mostDecimals) {
      return this.#setUnusual(row, bytes, start, end);
    }
    this.#set(row, isNegative && units !== 0 ? -units : units, scale);
    if (scale > decimals && units > 10 ** scale) this.#signed.add(row);
    return undefined;
  }

  setText(row: number, text: string): CellProblem | undefined {
    const number = this.#numberIn(text);
    if (typeof number !== "string") return number;
    const parsed = parseDecimal(number);
    if (parsed === "not a number") return wrongType;
    if (parsed === "too many decimals") return { kind: "too-many-decimals" };
    if (parsed === "too large") return { kind: "too-large" };
    const scale = this.#type.kind === "percent" && number !== text ? parsed.scale + 2 : parsed.scale;
    if (scale > mostDecimals) return { kind: "too-many-decimals" };
    this.#set(row, parsed.units, scale);
    if (scale > parsed.scale) this.#signed.add(row);
    return undefined;
  }

  /** Rows from `from` to before `to` that are above the whole, and whose percent sign was not written. */
  unsignedAboveWhole(from: number, to: number): number[] {
    const whole = 10 ** this.#scale;
    const rows: number[] = [];
    for (let row = from; row < to; row += 1) {
      const units = this.#wide === undefined ? (this.#narrow[row] ?? 0) : Number(this.#wide[row] ?? 0n);
      if ((units > whole || units < -whole) && !this.#signed.has(row)) rows.push(row);
    }
    return rows;
  }

  setAbsent(row: number): void {
    this.#set(row, 0, 0);
    this.#presence.set(row, false);
  }

  keyText(row: number): string {
    const units = this.#wide ? (this.#wide[row] ?? 0n) : BigInt(this.#narrow[row] ?? 0);
    const text = unitsText(units, this.#scale);
    return this.#scale === 0 ? text : text.replace(/\.?0+$/, "");
  }

  finish(rowCount: number): Extract<FactColumn, { readonly kind: "decimal" }> {
    const units = this.#units(rowCount);
    return { kind: "decimal", scale: this.#scale, units, ...this.#presence.finish(rowCount) };
  }

  /** As doubles again where only rows that were left out were too large for them. */
  #units(rowCount: number): DecimalUnits {
    if (this.#wide === undefined) return firstOf(this.#narrow, rowCount);
    const wide = this.#wide.slice(0, rowCount);
    const isNarrow = wide.every((units) => units <= greatestSafe && units >= -greatestSafe);
    return isNarrow ? Float64Array.from(wide, Number) : wide;
  }

  /** Where the digits end before a percent sign or the column's own currency. */
  #endOfNumber(bytes: Uint8Array, start: number, end: number): number {
    const last = bytes[end - 1] ?? 0;
    if (last <= 0x39 && last >= 0x30) return end;
    if (this.#type.kind === "percent") return last === 0x25 ? end - 1 : end;
    const code = this.#currency;
    let stop = end - code.length;
    if (code.length === 0 || stop <= start) return end;
    for (let index = 0; index < code.length; index += 1) if (bytes[stop + index] !== code[index]) return end;
    while (stop > start && bytes[stop - 1] === 0x20) stop -= 1;
    return stop;
  }

  /** Whether the cell was a number, or is allowed to be empty. */
  #setTrimmed(row: number, bytes: Uint8Array, from: number, to: number, isOptional: boolean): boolean {
    const start = trimmedStart(bytes, from, to);
    const end = trimmedEnd(bytes, start, to);
    if (start < end) return this.setBytes(row, bytes, start, end) === undefined;
    if (isOptional) this.setAbsent(row);
    return isOptional;
  }

  #setUnusual(row: number, bytes: Uint8Array, start: number, end: number): CellProblem | undefined {
    const text = decodeUtf8(bytes, start, end);
    return text === undefined ? notUtf8 : this.setText(row, text);
  }

  /** The number without a percent sign or the column's own currency. */
  #numberIn(text: string): string | CellProblem {
    switch (this.#type.kind) {
      case "number":
        return text;
      case "percent":
        return text.endsWith("%") ? text.slice(0, -1).trimEnd() : text;
      case "money": {
        const code = text.slice(-3);
        if (!isCurrency(code)) return text;
        const number = text.slice(0, -3).trimEnd();
        if (code === this.#type.currency || typeof parseDecimal(number) === "string") return number;
        return { kind: "wrong-currency", currency: code };
      }
    }
  }

  #forgetSigns(from: number, to: number): void {
    for (const row of this.#signed) if (row >= from && row < to) this.#signed.delete(row);
  }

  #set(row: number, units: number | bigint, scale: number): void {
    if (this.#signed.size > 0) this.#signed.delete(row);
    if (scale > this.#scale) this.#rescale(row, scale);
    this.#presence.set(row, true);
    if (this.#wide === undefined) {
      const lifted =
        typeof units === "number" ? units * powerOfTen(this.#scale - scale) : this.#lift(units, scale);
      if (Number.isSafeInteger(lifted)) {
        this.#narrow = withRoom(this.#narrow, row + 1);
        this.#narrow[row] = lifted;
        return;
      }
      this.#wide = Array.from(this.#narrow.subarray(0, row), BigInt);
    }
    this.#wide[row] = BigInt(units) * 10n ** BigInt(this.#scale - scale);
  }

  /** As a double, or something that is no safe integer. */
  #lift(units: bigint, scale: number): number {
    return Number(units * 10n ** BigInt(this.#scale - scale));
  }

  /** Brings the rows before this one to more decimals. */
  #rescale(row: number, scale: number): void {
    const power = powerOfTen(scale - this.#scale);
    this.#scale = scale;
    if (this.#wide === undefined) {
      const before = this.#narrow.subarray(0, row);
      if (before.every((units) => Number.isSafeInteger(units * power))) {
        for (const [index, units] of before.entries()) before[index] = units * power;
        return;
      }
      this.#wide = Array.from(before, BigInt);
    }
    for (let index = 0; index < row; index += 1)
      this.#wide[index] = (this.#wide[index] ?? 0n) * BigInt(power);
  }
}

const powersOfTen = Array.from({ length: mostDecimals + 1 }, (_, power) => 10 ** power);

function powerOfTen(power: number): number {
  return powersOfTen[power] ?? Number.NaN;
}
