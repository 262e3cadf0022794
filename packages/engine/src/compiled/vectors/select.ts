/** Puts vectors together: parts that were calculated for some of the lanes each, or one value or another. */

import type { Place } from "../../rule-set.js";
import { Pairs } from "../numbers/pairs.js";
import { Uncovered } from "../uncovered.js";
import { empty, failed, filled, GapBuilder, type Gaps, type Problem } from "./gaps.js";
import { alike, widened, withoutPairs } from "./numbers.js";
import {
  type Digits,
  isNarrow,
  isPaired,
  type NumberVector,
  type PlainDigits,
  type Vector,
} from "./vector.js";

export interface Part {
  readonly lanes: Int32Array;
  readonly vector: Vector;
}

/** Lanes in no part are empty. Where all parts are numbers, the result is. */
export function mergedParts(size: number, parts: readonly Part[], place: Place): Vector {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.lanes.length === size && isIdentity(only.lanes)) {
    return only.vector;
  }
  const gaps = mergedGaps(size, parts);
  const filledParts = parts.filter(({ vector }) => vector.kind !== "nothing");
  const kinds = new Set(filledParts.map(({ vector }) => vector.kind));
  const [kind] = kinds;
  if (kind === undefined)
    return { kind: "nothing", size, gaps: gaps ?? { at: new Uint8Array(size), problems: new Map() } };
  if (kinds.size > 1) throw new Uncovered("values of several types in one", place);
  switch (kind) {
    case "number":
      return mergedNumbers(size, filledParts, gaps);
    case "text":
    case "payee": {
      const codes = new Int32Array(size);
      for (const { lanes, vector } of filledParts) if (vector.kind === kind) put(codes, vector.codes, lanes);
      return { kind, size, gaps, codes };
    }
    case "date": {
      const days = new Int32Array(size);
      for (const { lanes, vector } of filledParts) if (vector.kind === "date") put(days, vector.days, lanes);
      return { kind, size, gaps, days };
    }
    case "yesno": {
      const yes = new Uint8Array(size);
      for (const { lanes, vector } of filledParts) if (vector.kind === "yesno") put(yes, vector.yes, lanes);
      return { kind, size, gaps, yes };
    }
    case "period": {
      const codes = new Float64Array(size);
      for (const { lanes, vector } of filledParts) {
        if (vector.kind === "period") put(codes, vector.codes, lanes);
      }
      return { kind, size, gaps, codes };
    }
    case "payees": {
      const lists: (readonly number[])[] = new Array<readonly number[]>(size).fill([]);
      for (const { lanes, vector } of filledParts) {
        if (vector.kind !== "payees") continue;
        for (const [index, lane] of lanes.entries()) lists[lane] = vector.lists[index] ?? [];
      }
      return { kind, size, gaps, lists };
    }
    case "nothing":
      return { kind, size, gaps: gaps ?? { at: new Uint8Array(size), problems: new Map() } };
  }
}

type Whole = Int32Array | Uint8Array | Float64Array;

/** Lanes of a part in their place of the whole; nothing where the part has none. */
export function put(into: Whole, from: Whole | undefined, lanes: Int32Array): void {
  for (let index = 0; index < lanes.length; index += 1) into[lanes[index] ?? 0] = from?.[index] ?? 0;
}

function mergedNumbers(size: number, parts: readonly Part[], gaps: Gaps | undefined): NumberVector {
  const vectors = alike(parts.map(({ vector }) => vector as NumberVector));
  const [first] = vectors;
  const isSafe = first !== undefined && isNarrow(first);
  const n: Digits = isSafe
    ? new Float64Array(size)
    : first !== undefined && isPaired(first)
      ? Pairs.ofSize(size)
      : new Array<bigint>(size).fill(0n);
  const hasD = first?.d !== undefined;
  const d: PlainDigits | undefined = !hasD
    ? undefined
    : isSafe
      ? new Float64Array(size).fill(1)
      : new Array<bigint>(size).fill(1n);
  let most = 0;
  let mostD = 1;
  for (const [index, vector] of vectors.entries()) {
    const lanes = parts[index]?.lanes ?? new Int32Array(0);
    putDigits(n, vector.n, lanes);
    if (d !== undefined && vector.d !== undefined) putDigits(d, vector.d, lanes);
    most = Math.max(most, vector.most);
    mostD = Math.max(mostD, vector.mostD);
  }
  return { kind: "number", size, gaps, n, d, scale: first?.scale ?? 0, most, mostD };
}

function putDigits(into: Digits, from: Digits, lanes: Int32Array): void {
  if (into instanceof Float64Array && from instanceof Float64Array) {
    put(into, from, lanes);
  } else if (into instanceof Pairs && from instanceof Pairs) {
    put(into.high, from.high, lanes);
    put(into.low, from.low, lanes);
  } else if (Array.isArray(into) && Array.isArray(from)) {
    const target: bigint[] = into;
    for (let index = 0; index < lanes.length; index += 1) target[lanes[index] ?? 0] = from[index] ?? 0n;
  }
}

function mergedGaps(size: number, parts: readonly Part[]): Gaps | undefined {
  const count = parts.reduce((sum, { lanes }) => sum + lanes.length, 0);
  if (count === size && parts.every(({ vector }) => vector.gaps === undefined)) return undefined;
  const at = new Uint8Array(size).fill(empty);
  const problems = new Map<number, Problem>();
  let has = false;
  for (const { lanes, vector } of parts) {
    for (let index = 0; index < lanes.length; index += 1) {
      const lane = lanes[index] ?? 0;
      const state = vector.gaps?.at[index] ?? filled;
      at[lane] = state;
      if (state !== failed) continue;
      const problem = vector.gaps?.problems.get(index);
      if (problem !== undefined) problems.set(lane, problem);
    }
  }
  for (let lane = 0; lane < size; lane += 1) has ||= at[lane] !== filled;
  return has ? { at, problems } : undefined;
}

function isIdentity(lanes: Int32Array): boolean {
  for (let index = 0; index < lanes.length; index += 1) if (lanes[index] !== index) return false;
  return true;
}

function isNowhere(flags: Uint8Array): boolean {
  for (let lane = 0; lane < flags.length; lane += 1) if (flags[lane] !== 0) return false;
  return true;
}

/** Of one kind of digits. */
function picked(takesB: Uint8Array, p: Digits, q: Digits): Digits {
  if (p instanceof Pairs && q instanceof Pairs)
    return new Pairs(pickedDoubles(takesB, p.high, q.high), pickedDoubles(takesB, p.low, q.low));
  return pickedPlain(takesB, withoutPairs(p), withoutPairs(q));
}

function pickedPlain(takesB: Uint8Array, p: PlainDigits, q: PlainDigits): PlainDigits {
  if (p instanceof Float64Array && q instanceof Float64Array) return pickedDoubles(takesB, p, q);
  const [left, right] = [widened(p), widened(q)];
  return left.map((value, lane) => (takesB[lane] === 0 ? value : (right[lane] ?? 0n)));
}

function pickedDoubles(takesB: Uint8Array, p: Float64Array, q: Float64Array): Float64Array {
  const n = p.slice();
  for (let lane = 0; lane < n.length; lane += 1) if (takesB[lane] !== 0) n[lane] = q[lane] ?? 0;
  return n;
}

/** `a` in lanes where `takesB` is 0, `b` in the others. */
export function chosen(takesB: Uint8Array, a: NumberVector, b: NumberVector): NumberVector {
  if (a.gaps === undefined && b.gaps === undefined && isNowhere(takesB)) return a;
  const builder = new GapBuilder(a.size);
  const [x, y] = alike([a, b]);
  if (x === undefined || y === undefined) return a;
  for (const [side, { gaps }] of [a, b].entries()) {
    if (gaps === undefined) continue;
    for (let lane = 0; lane < a.size; lane += 1) {
      if ((takesB[lane] === 0) !== (side === 0) || gaps.at[lane] === filled) continue;
      const problem = gaps.problems.get(lane);
      if (problem === undefined) builder.leaveEmpty(lane);
      else builder.fail(lane, problem);
    }
  }
  return {
    kind: "number",
    size: a.size,
    n: picked(takesB, x.n, y.n),
    d: x.d && y.d && pickedPlain(takesB, x.d, y.d),
    scale: x.scale,
    most: Math.max(x.most, y.most),
    mostD: Math.max(x.mostD, y.mostD),
    gaps: builder.build(),
  };
}
