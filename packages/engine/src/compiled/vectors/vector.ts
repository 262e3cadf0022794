/**
 * Values of one expression for many lanes at once (rows, credits, or payees of a period), as typed
 * arrays. A number is n / (d x 10^scale) in every lane: `n` and `d` are safe integers in doubles while
 * `most` and `mostD`, the bounds that were proved for them, allow it, pairs of doubles behind sums that need
 * them, and big integers otherwise.
 */

import { Pairs } from "../numbers/pairs.js";
import { type Gaps, gapsOfLanes } from "./gaps.js";

/** Of one vector: safe integers, pairs of doubles where these are too short, or big integers. */
export type Digits = PlainDigits | Pairs;

export type PlainDigits = Float64Array | readonly bigint[];

interface Lanes {
  readonly size: number;
  readonly gaps: Gaps | undefined;
}

export interface NumberVector extends Lanes {
  readonly kind: "number";
  readonly n: Digits;
  /** Positive; absent: 1 everywhere. Of the same kind of digits as `n`, which then are not pairs. */
  readonly d: PlainDigits | undefined;
  readonly scale: number;
  /** No |n| is larger, where `n` is not big. */
  readonly most: number;
  readonly mostD: number;
}

export interface NarrowVector extends NumberVector {
  readonly n: Float64Array;
  readonly d: Float64Array | undefined;
}

/** Whole numbers (no `d`) of at most `most`, in pairs of doubles. */
export interface PairedVector extends NumberVector {
  readonly n: Pairs;
  readonly d: undefined;
}

export interface TextVector extends Lanes {
  readonly kind: "text" | "payee";
  /** Codes of the run's texts. */
  readonly codes: Int32Array;
}

export interface DateVector extends Lanes {
  readonly kind: "date";
  readonly days: Int32Array;
}

export interface YesnoVector extends Lanes {
  readonly kind: "yesno";
  readonly yes: Uint8Array;
}

export interface PeriodVector extends Lanes {
  readonly kind: "period";
  /** See time/period-code.ts. */
  readonly codes: Float64Array;
}

/** Several payees a lane, nearest first. */
export interface PayeesVector extends Lanes {
  readonly kind: "payees";
  readonly lists: readonly (readonly number[])[];
}

/** A gap in every lane. */
export interface NoVector extends Lanes {
  readonly kind: "nothing";
  readonly gaps: Gaps;
}

export type Vector =
  | NumberVector
  | TextVector
  | DateVector
  | YesnoVector
  | PeriodVector
  | PayeesVector
  | NoVector;

export function isNarrow(vector: NumberVector): vector is NarrowVector {
  return vector.n instanceof Float64Array;
}

/** One lane's, of whichever kind. */
export function digitAt(digits: Digits, lane: number): number | bigint {
  return (digits instanceof Pairs ? digits.at(lane) : digits[lane]) ?? 0;
}

export function isNought(digits: Digits, lane: number): boolean {
  const digit = digitAt(digits, lane);
  return digit === 0 || digit === 0n;
}

export function isPaired(vector: NumberVector): vector is PairedVector {
  return vector.n instanceof Pairs;
}

/** The values of some lanes, in their order; a lane may be taken more than once. */
export function takeLanes<V extends Vector>(vector: V, lanes: Int32Array): V;
export function takeLanes(vector: Vector, lanes: Int32Array): Vector {
  const size = lanes.length;
  const gaps = gapsOfLanes(vector.gaps, lanes);
  switch (vector.kind) {
    case "number":
      return {
        ...vector,
        size,
        gaps,
        n: takeDigits(vector.n, lanes),
        d: vector.d && takePlain(vector.d, lanes),
      };
    case "text":
    case "payee":
      return { kind: vector.kind, size, gaps, codes: takeIntegers(vector.codes, lanes) };
    case "date":
      return { kind: "date", size, gaps, days: takeIntegers(vector.days, lanes) };
    case "yesno": {
      const yes = new Uint8Array(size);
      for (let index = 0; index < size; index += 1) yes[index] = vector.yes[lanes[index] ?? 0] ?? 0;
      return { kind: "yesno", size, gaps, yes };
    }
    case "period": {
      const codes = new Float64Array(size);
      for (let index = 0; index < size; index += 1) codes[index] = vector.codes[lanes[index] ?? 0] ?? 0;
      return { kind: "period", size, gaps, codes };
    }
    case "payees":
      return { kind: "payees", size, gaps, lists: Array.from(lanes, (lane) => vector.lists[lane] ?? []) };
    case "nothing":
      return { kind: "nothing", size, gaps: gaps ?? { at: new Uint8Array(size), problems: new Map() } };
  }
}

export function takeDigits(digits: Digits, lanes: Int32Array): Digits {
  if (digits instanceof Pairs)
    return new Pairs(takeDoubles(digits.high, lanes), takeDoubles(digits.low, lanes));
  return takePlain(digits, lanes);
}

export function takePlain(digits: PlainDigits, lanes: Int32Array): PlainDigits {
  if (digits instanceof Float64Array) return takeDoubles(digits, lanes);
  return Array.from(lanes, (lane) => digits[lane] ?? 0n);
}

function takeDoubles(digits: Float64Array, lanes: Int32Array): Float64Array {
  const taken = new Float64Array(lanes.length);
  for (let index = 0; index < lanes.length; index += 1) taken[index] = digits[lanes[index] ?? 0] ?? 0;
  return taken;
}

export function takeIntegers(values: Int32Array, lanes: Int32Array): Int32Array {
  const taken = new Int32Array(lanes.length);
  for (let index = 0; index < lanes.length; index += 1) taken[index] = values[lanes[index] ?? 0] ?? 0;
  return taken;
}
