/** What the operations share: asking for numbers, and lanes without a value. */

import type { Fault } from "../../fault.js";
import { nameOf } from "../../reference/label.js";
import {
  absentValue,
  figureOutOfReach,
  formulaTooLong,
  valueTooLarge,
  type Where,
  wrongValue,
} from "../../reference/run-faults.js";
import type { Place, Slot } from "../../rule-set.js";
import { type Frame, whereIs } from "../frame.js";
import { commonDivisor, powerOfTen, sizeOf } from "../numbers/integer.js";
import { Pairs } from "../numbers/pairs.js";
import { kindWords } from "../rows/value-text.js";
import { rounded } from "../vectors/arithmetic.js";
import { empty, failed, GapBuilder, type Problem } from "../vectors/gaps.js";
import { constantNumber, mostOf, ratioAt, toWide } from "../vectors/numbers.js";
import {
  digitAt,
  isNarrow,
  isPaired,
  type NoVector,
  type NumberVector,
  type Vector,
} from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";

/** Nothing in every lane. */
export function noValues(size: number): NoVector {
  return { kind: "nothing", size, gaps: { at: new Uint8Array(size).fill(empty), problems: new Map() } };
}

/** A problem that nothing but a correction answers. */
export function problem(fault: () => Fault): Problem {
  return { fault, answeredByElse: false };
}

/** Something absent, empty or divided by zero. */
export function absence(fault: () => Fault): Problem {
  return { fault, answeredByElse: true };
}

/** The same problem in every lane. */
export function allFail(
  frame: Frame,
  place: Place,
  make: (where: Where) => Fault,
  isAbsence = false,
): NoVector {
  const { size } = frame;
  const problems = new Map<number, Problem>();
  for (let lane = 0; lane < size; lane += 1) {
    problems.set(lane, { fault: () => make(whereIs(frame, lane, place)), answeredByElse: isAbsence });
  }
  return { kind: "nothing", size, gaps: { at: new Uint8Array(size).fill(failed), problems } };
}

/** One problem for every lane. */
export function allFailWith(failure: Problem, size: number): NoVector {
  const problems = new Map<number, Problem>();
  for (let lane = 0; lane < size; lane += 1) problems.set(lane, failure);
  return { kind: "nothing", size, gaps: { at: new Uint8Array(size).fill(failed), problems } };
}

export function outOfReach(slot: Slot, frame: Frame, reason: string): NoVector {
  const { prepared } = frame.run;
  const { place } = prepared.expression(slot);
  return allFail(frame, place, (where) => figureOutOfReach(where, nameOf(prepared, slot), reason));
}

/** The numbers an expression comes to; nothing and other kinds of values are problems. */
export function numbersAt(slot: Slot, frame: Frame): NumberVector {
  return asNumbers(evaluate(slot, frame), slot, frame);
}

export function asNumbers(value: Vector, slot: Slot, frame: Frame): NumberVector {
  if (value.kind === "number" && value.gaps === undefined) return value;
  const { prepared } = frame.run;
  const { place } = prepared.expression(slot);
  const gaps = new GapBuilder(value.size, value.gaps);
  for (let lane = 0; lane < value.size; lane += 1) {
    const state = value.gaps?.at[lane] ?? 0;
    if (state === empty) {
      gaps.fail(
        lane,
        absence(() => absentValue(whereIs(frame, lane, place), nameOf(prepared, slot))),
      );
    } else if (state !== failed && value.kind !== "number") {
      const found = kindWords(value, lane);
      gaps.fail(
        lane,
        problem(() => wrongValue(whereIs(frame, lane, place), nameOf(prepared, slot), found, "a number")),
      );
    }
  }
  const numbers =
    value.kind === "number" ? value : constantNumber(0n, 0, value.size, frame.run.settings.isWide);
  return { ...numbers, gaps: gaps.build() };
}

const longest = powerOfTen(400);

/** Values that need more digits than a formula may have are problems; only big integers can. */
export function shortEnough(value: NumberVector, slot: Slot, frame: Frame): NumberVector {
  if (isNarrow(value)) return value;
  let gaps: GapBuilder | undefined;
  for (let lane = 0; lane < value.size; lane += 1) {
    const { n, d } = ratioAt(value, lane);
    if (sizeOf(n) < longest && d < longest) continue;
    const shared = commonDivisor(n, d);
    if (sizeOf(n) / shared < longest && d / shared < longest) continue;
    gaps ??= new GapBuilder(value.size, value.gaps);
    const { prepared } = frame.run;
    const { place } = prepared.expression(slot);
    gaps.fail(
      lane,
      problem(() => formulaTooLong(whereIs(frame, lane, place), nameOf(prepared, slot))),
    );
  }
  return gaps === undefined ? value : { ...value, gaps: gaps.build() };
}

export const settledPlaces = 12;
const settledBound = powerOfTen(22 + settledPlaces);
/** Narrow values of at most 12 decimals are below it, whatever their scale. */
const settledUnits = powerOfTen(22);

/** Values as they leave their grain: to 12 decimals, and below 10^22. */
export function settled(value: NumberVector, place: Place, name: () => string, frame: Frame): NumberVector {
  if (value.d === undefined && value.scale <= settledPlaces && isNarrow(value)) return value;
  const result = rounded(
    value,
    Math.min(settledPlaces, value.d === undefined ? value.scale : settledPlaces),
    "half even",
  );
  if (isNarrow(result)) return result;
  let gaps: GapBuilder | undefined;
  const bound = result.scale === settledPlaces ? settledBound : settledUnits * powerOfTen(result.scale);
  if (isPaired(result) && result.most < Number(bound)) return result;
  for (let lane = 0; lane < result.size; lane += 1) {
    if (sizeOf(BigInt(digitAt(result.n, lane))) < bound) continue;
    gaps ??= new GapBuilder(result.size, result.gaps);
    gaps.fail(
      lane,
      problem(() => valueTooLarge(whereIs(frame, lane, place), name())),
    );
  }
  if (gaps === undefined) return result;
  return withoutGapValues({ ...result, gaps: gaps.build() });
}

/** Zero where there is no value, so that sums and bounds pass over it. */
export function withoutGapValues(value: NumberVector): NumberVector {
  const { gaps } = value;
  if (gaps === undefined) return value;
  if (isNarrow(value)) {
    const n = value.n.slice();
    for (let lane = 0; lane < n.length; lane += 1) if (gaps.at[lane] !== 0) n[lane] = 0;
    return { ...value, n, most: mostOf(n) };
  }
  if (isPaired(value)) {
    const n = new Pairs(value.n.high.slice(), value.n.low.slice());
    for (let lane = 0; lane < n.length; lane += 1) {
      if (gaps.at[lane] === 0) continue;
      n.high[lane] = 0;
      n.low[lane] = 0;
    }
    return { ...value, n };
  }
  const big = toWide(value);
  return { ...big, n: big.n.map((each, lane) => (gaps.at[lane] === 0 ? each : 0n)) };
}
