/** What an aggregate takes of each of its rows, and what it makes of stretches of them. */

import { nameOf } from "../../reference/label.js";
import { emptyAggregate, wrongValue } from "../../reference/run-faults.js";
import type { Slot } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { mostSafe } from "../numbers/integer.js";
import { kindWords } from "../rows/value-text.js";
import { divided } from "../vectors/arithmetic.js";
import { empty, failed, filled, GapBuilder, type Gaps, type Problem } from "../vectors/gaps.js";
import { constantNumber, countNumber, mostOf, narrow, narrowed, toWide, wide } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { digitAt, isNarrow, type NumberVector, takeLanes } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { decide } from "./decide.js";
import { evaluate } from "./evaluate.js";
import { absence, problem, settled, withoutGapValues } from "./operand.js";

/** Settled values of rows; empty where a row is left out. */
export function takenOf(expression: AggregateExpression, frame: Frame): NumberVector {
  const { size, run } = frame;
  const isWide = run.settings.isWide;
  if (size === 0) return constantNumber(0n, 0, 0, isWide);
  if (expression.where === undefined) return valuesOf(expression, frame);
  const answer = decide(expression.where, frame);
  const lanes = everyLane(size).filter(
    (lane) => (answer.gaps?.at[lane] ?? filled) === filled && answer.yes[lane] === 1,
  );
  const parts: Part[] = [];
  if (lanes.length > 0) {
    parts.push({
      lanes,
      vector: valuesOf(expression, lanes.length === size ? frame : someLanes(frame, lanes)),
    });
  } else parts.push({ lanes, vector: constantNumber(0n, 0, 0, isWide) });
  const values = lanes.length === size ? parts[0]?.vector : mergedParts(size, parts, expression.place);
  const numbers = values?.kind === "number" ? values : constantNumber(0n, 0, size, isWide);
  if (answer.gaps === undefined) return numbers;
  const gaps = new GapBuilder(size, numbers.gaps);
  const nothing = nothingLanes(expression, answer.gaps, frame);
  for (const [lane, failure] of answer.gaps.problems) if (!nothing.has(lane)) gaps.fail(lane, failure);
  return { ...numbers, gaps: gaps.build() };
}

/** Of a figure that has no value in a period there is nothing to compare either. */
function nothingLanes(
  { over, value }: AggregateExpression,
  { problems }: Gaps,
  frame: Frame,
): ReadonlySet<number> {
  const lanes = [...problems].flatMap(([lane, { answeredByElse }]) => (answeredByElse ? [lane] : []));
  if (!("figure" in over) || lanes.length === 0) return new Set();
  const { gaps } = evaluate(value, someLanes(frame, Int32Array.from(lanes)));
  return new Set(lanes.filter((_, index) => gaps?.at[index] === empty));
}

function valuesOf(expression: AggregateExpression, frame: Frame): NumberVector {
  const { size, run } = frame;
  const { prepared } = run;
  const value = evaluate(expression.value, frame);
  // Whatever is counted, it is counted once a row.
  if (expression.function === "count") {
    return {
      ...constantNumber(1n, 0, size, run.settings.isWide),
      gaps: value.gaps,
      ...countedGaps(value.gaps, size),
    };
  }
  if (value.kind === "number" && value.gaps === undefined) {
    const { place } = prepared.expression(expression.value);
    return settled(value, place, () => nameOf(prepared, expression.value), frame);
  }
  const gaps = new GapBuilder(size, value.gaps);
  const isOfFigures = "figure" in expression.over;
  for (let lane = 0; lane < size; lane += 1) {
    const state = value.gaps?.at[lane] ?? filled;
    if (state === failed || (state === filled && value.kind === "number")) continue;
    if (state === empty && isOfFigures) continue;
    const found = kindWords(value, lane);
    gaps.fail(
      lane,
      problem(() =>
        wrongValue(
          whereIs(frame, lane, expression.place),
          nameOf(prepared, expression.value),
          found,
          "a number",
        ),
      ),
    );
  }
  const numbers = value.kind === "number" ? value : constantNumber(0n, 0, size, run.settings.isWide);
  const { place } = prepared.expression(expression.value);
  const own = { ...numbers, gaps: gaps.build() };
  return withoutGapValues(settled(own, place, () => nameOf(prepared, expression.value), frame));
}

/** A row that is left out counts 0. */
function countedGaps(gaps: Gaps | undefined, size: number): Partial<NumberVector> {
  if (gaps === undefined) return {};
  const n = new Float64Array(size);
  for (let lane = 0; lane < size; lane += 1) n[lane] = gaps.at[lane] === filled ? 1 : 0;
  return { n, most: 1, scale: 0, d: undefined, mostD: 1 };
}

/** Running totals over rows in their order: any stretch of them is a difference of two. */
export interface Totals {
  readonly taken: NumberVector;
  readonly sums: Float64Array | readonly bigint[];
  /** Rows counted before each row; absent: all. */
  readonly counts: Int32Array | undefined;
  /** Rows that are problems, ascending. */
  readonly failures: readonly number[];
}

export function totalsOf(taken: NumberVector): Totals {
  const { gaps, size } = taken;
  const clean = withoutGapValues(taken);
  let counts: Int32Array | undefined;
  const failures: number[] = [];
  if (gaps !== undefined) {
    counts = new Int32Array(size + 1);
    for (let row = 0; row < size; row += 1) {
      const state = gaps.at[row] ?? filled;
      counts[row + 1] = (counts[row] ?? 0) + (state === filled ? 1 : 0);
      if (state === failed) failures.push(row);
    }
  }
  if (isNarrow(clean)) {
    let total = 0;
    let reach = 0;
    for (const value of clean.n) reach += Math.abs(value);
    if (reach <= mostSafe) {
      const sums = new Float64Array(size + 1);
      for (let row = 0; row < size; row += 1) {
        total += clean.n[row] ?? 0;
        sums[row + 1] = total;
      }
      return { taken: clean, sums, counts, failures };
    }
  }
  const { n } = toWide(clean);
  const sums: bigint[] = [0n];
  let total = 0n;
  for (const value of n) {
    total += value;
    sums.push(total);
  }
  return { taken: clean, sums, counts, failures };
}

/** From each lane's first row up to and not including its last. */
export interface Ranges {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** What an aggregate makes of a stretch of rows a lane. */
export function combined(
  slot: Slot,
  expression: AggregateExpression,
  totals: Totals,
  { from, to }: Ranges,
  frame: Frame,
  keepsWide: boolean,
): NumberVector {
  const { size } = frame;
  const gaps = rangeFailures(totals, { from, to }, size);
  switch (expression.function) {
    case "sum":
      return { ...sums(totals, { from, to }, size, keepsWide), gaps };
    case "count":
      return { ...countNumber(countsOf(totals, { from, to }, size)), gaps };
    case "average": {
      const counts = countsOf(totals, { from, to }, size);
      const own = emptyLanes(slot, expression, counts, gaps, frame);
      return divided(sums(totals, { from, to }, size, keepsWide), countNumber(counts), own);
    }
    case "lowest":
    case "highest": {
      const counts = countsOf(totals, { from, to }, size);
      const own = emptyLanes(slot, expression, counts, gaps, frame);
      return { ...extremes(totals, { from, to }, size, expression.function === "highest"), gaps: own };
    }
    default:
      return unreachable(expression.function);
  }
}

function sums(
  { sums: all, taken }: Totals,
  { from, to }: Ranges,
  size: number,
  keepsWide: boolean,
): NumberVector {
  if (all instanceof Float64Array) {
    const n = new Float64Array(size);
    for (let lane = 0; lane < size; lane += 1)
      n[lane] = (all[to[lane] ?? 0] ?? 0) - (all[from[lane] ?? 0] ?? 0);
    return narrow(n, taken.scale, mostOf(n));
  }
  const n = Array.from(
    { length: size },
    (_, lane) => (all[to[lane] ?? 0] ?? 0n) - (all[from[lane] ?? 0] ?? 0n),
  );
  const result = wide(n, taken.scale);
  return keepsWide ? result : narrowed(result);
}

function countsOf({ counts }: Totals, { from, to }: Ranges, size: number): Int32Array {
  const result = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const [start, end] = [from[lane] ?? 0, to[lane] ?? 0];
    result[lane] = counts === undefined ? end - start : (counts[end] ?? 0) - (counts[start] ?? 0);
  }
  return result;
}

/** The first problem of each lane's rows. */
function rangeFailures({ failures, taken }: Totals, { from, to }: Ranges, size: number): Gaps | undefined {
  if (failures.length === 0) return undefined;
  const gaps = new GapBuilder(size);
  for (let lane = 0; lane < size; lane += 1) {
    let [low, high] = [0, failures.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((failures[middle] ?? 0) < (from[lane] ?? 0)) low = middle + 1;
      else high = middle;
    }
    const row = failures[low];
    const failure: Problem | undefined =
      row !== undefined && row < (to[lane] ?? 0) ? taken.gaps?.problems.get(row) : undefined;
    if (failure !== undefined) gaps.fail(lane, failure);
  }
  return gaps.build();
}

function emptyLanes(
  slot: Slot,
  expression: AggregateExpression,
  counts: Int32Array,
  gaps: Gaps | undefined,
  frame: Frame,
): Gaps | undefined {
  const own = new GapBuilder(frame.size, gaps);
  const { prepared } = frame.run;
  for (let lane = 0; lane < frame.size; lane += 1) {
    if (counts[lane] !== 0 || own.isGap(lane)) continue;
    own.fail(
      lane,
      absence(() => emptyAggregate(whereIs(frame, lane, expression.place), nameOf(prepared, slot))),
    );
  }
  return own.build();
}

function extremes({ taken }: Totals, { from, to }: Ranges, size: number, isHighest: boolean): NumberVector {
  const rows = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    let best = -1;
    for (let row = from[lane] ?? 0; row < (to[lane] ?? 0); row += 1) {
      if (taken.gaps !== undefined && taken.gaps.at[row] !== filled) continue;
      const value = digitAt(taken.n, row);
      const known = best < 0 ? value : digitAt(taken.n, best);
      if (best < 0 || (isHighest ? value > known : value < known)) best = row;
    }
    rows[lane] = Math.max(best, 0);
  }
  if (taken.size === 0) return constantNumber(0n, 0, size, !isNarrow(taken));
  return { ...takeLanes(taken, rows), gaps: undefined };
}
