/** A matrix as a function of its arguments: each axis finds its place between the edges, in steps or on a line. */

import { showNumber, unitOf } from "../../explain/show.js";
import { edgesNotAscending, outsideMatrix } from "../../reference/run-faults.js";
import type { Expression, Matrix, MatrixVersion, Place, Slot } from "../../rule-set.js";
import { fromExactText } from "../../values/fraction.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { exactText } from "../numbers/decimal-text.js";
import { added, compared, divided, multiplied, subtracted } from "../vectors/arithmetic.js";
import { GapBuilder } from "../vectors/gaps.js";
import { constantNumber, ratioAt } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import { numbersAt, problem, shortEnough } from "./operand.js";
import { byVersion, standingVersions } from "./parameter.js";

type MatrixExpression = Extract<Expression, { op: "matrix" }>;

/** Where the lanes stand on one axis. */
interface Standing {
  readonly asked: NumberVector;
  readonly edges: readonly NumberVector[];
  /** By lane the edge that was reached. */
  readonly index: Int32Array;
  /** 1 where the number lies on the line to the next edge. */
  readonly isBetween: Uint8Array;
}

export function matrixValue(slot: Slot, expression: MatrixExpression, frame: Frame): Vector {
  const matrix = frame.run.prepared.matrix(expression.matrix);
  const standing = standingVersions(matrix.versions, matrix.name, expression.place, frame);
  return byVersion(standing, matrix.versions.length, frame, expression.place, (index, inner) => {
    const version = matrix.versions[index];
    return version === undefined
      ? mergedParts(inner.size, [], expression.place)
      : versionValue(slot, expression, matrix, version, inner);
  });
}

function versionValue(
  slot: Slot,
  expression: MatrixExpression,
  matrix: Matrix,
  version: MatrixVersion,
  frame: Frame,
): Vector {
  const gaps = new GapBuilder(frame.size);
  const axes = expression.arguments.map((argument, index) =>
    axisOf(matrix, version, index, numbersAt(argument, frame), expression.place, gaps, frame),
  );
  const failures = gaps.build();
  const lanes = everyLane(frame.size).filter((lane) => failures === undefined || failures.at[lane] === 0);
  const whole: NumberVector = {
    ...constantNumber(0n, 0, frame.size, frame.run.settings.isWide),
    gaps: failures,
  };
  if (lanes.length === 0) return whole;
  const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
  const value = shortEnough(valueAlong(axes, axes.length - 1, 0, version, lanes, inner), slot, inner);
  if (failures === undefined) return value;
  const bad = everyLane(frame.size).filter((lane) => failures.at[lane] !== 0);
  return mergedParts(
    frame.size,
    [
      { lanes, vector: value },
      { lanes: bad, vector: takeLanes(whole, bad) },
    ],
    expression.place,
  );
}

function axisOf(
  matrix: Matrix,
  version: MatrixVersion,
  at: number,
  asked: NumberVector,
  place: Place,
  gaps: GapBuilder,
  frame: Frame,
): Standing {
  const { size } = frame;
  const written = version.edges[at] ?? [];
  const reading = matrix.axes[at]?.reading ?? "stepped";
  const name = matrix.axes[at]?.name ?? "";
  for (const [lane, failure] of asked.gaps?.problems ?? []) gaps.fail(lane, failure);
  const edges = written.map((edge) => {
    const numbers = numbersAt(edge.at, frame);
    for (const [lane, failure] of numbers.gaps?.problems ?? []) gaps.fail(lane, failure);
    return { ...numbers, gaps: undefined };
  });
  for (const [line, edge] of edges.entries()) {
    const next = edges[line + 1];
    if (next === undefined) continue;
    const mayEqual = written[line]?.edge !== written[line + 1]?.edge;
    const order = compared(edge, next);
    for (let lane = 0; lane < size; lane += 1) {
      if ((order[lane] ?? 0) < 0 || (order[lane] === 0 && mayEqual)) continue;
      gaps.fail(
        lane,
        problem(() => edgesNotAscending(whereIs(frame, lane, place), matrix.name, name)),
      );
    }
  }
  const plain = { ...asked, gaps: undefined };
  const index = new Int32Array(size).fill(-1);
  const isOn = new Uint8Array(size);
  for (const [line, edge] of edges.entries()) {
    const order = compared(plain, edge);
    const least = written[line]?.edge === "above" ? 1 : 0;
    for (let lane = 0; lane < size; lane += 1) {
      if ((order[lane] ?? 0) < least) continue;
      index[lane] = line;
      isOn[lane] = order[lane] === 0 ? 1 : 0;
    }
  }
  const isBetween = new Uint8Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const reached = index[lane] ?? -1;
    const isPast = reading === "interpolated" && reached === edges.length - 1 && isOn[lane] === 0;
    if (reached >= 0 && reading === "interpolated" && isOn[lane] === 0 && !isPast) isBetween[lane] = 1;
    if (reached >= 0 && !isPast) continue;
    if (version.beyond === "flat") {
      index[lane] = Math.max(reached, 0);
      continue;
    }
    index[lane] = 0;
    gaps.fail(
      lane,
      problem(() => {
        const shown = (value: NumberVector | undefined) => shownLike(value, lane, written[0]?.at, frame);
        const range =
          reading === "stepped"
            ? `${shown(edges[0])} or more`
            : `${shown(edges[0])} to ${shown(edges.at(-1))}`;
        return outsideMatrix(whereIs(frame, lane, place), matrix.name, name, shown(plain), range);
      }),
    );
  }
  return { asked: plain, edges, index, isBetween };
}

/** A number as the matrix's own edges are written. */
function shownLike(
  value: NumberVector | undefined,
  lane: number,
  edge: Slot | undefined,
  { run }: Frame,
): string {
  const expression = edge === undefined ? undefined : run.prepared.expression(edge);
  const { n, d } = value === undefined ? { n: 0n, d: 1n } : ratioAt(value, lane);
  return showNumber(
    fromExactText(exactText(n, d)),
    expression?.op === "constant" ? unitOf(expression.type) : undefined,
  );
}

/** The value over the axes up to this one; `lanes` are those of the axes, in the frame's order. */
function valueAlong(
  axes: readonly Standing[],
  last: number,
  offset: number,
  version: MatrixVersion,
  lanes: Int32Array,
  frame: Frame,
): NumberVector {
  const axis = axes[last];
  if (axis === undefined) {
    const slot = version.values[offset];
    return slot === undefined ? constantNumber(0n, 0, frame.size, false) : numbersAt(slot, frame);
  }
  const stride = version.edges.slice(0, last).reduce((count, { length }) => count * length, 1);
  const parts: Part[] = [];
  for (const [edge] of axis.edges.entries()) {
    for (const between of [0, 1]) {
      const own = everyLane(frame.size).filter((lane) => {
        const at = lanes[lane] ?? 0;
        return axis.index[at] === edge && axis.isBetween[at] === between;
      });
      if (own.length === 0) continue;
      const inner = own.length === frame.size ? frame : someLanes(frame, own);
      const at = takeIntegers(lanes, own);
      const low = valueAlong(axes, last - 1, offset + edge * stride, version, at, inner);
      if (between === 0) {
        parts.push({ lanes: own, vector: low });
        continue;
      }
      const high = valueAlong(axes, last - 1, offset + (edge + 1) * stride, version, at, inner);
      parts.push({ lanes: own, vector: onLine(axis, edge, at, low, high) });
    }
  }
  const merged = mergedParts(frame.size, parts, version.place);
  return merged.kind === "number"
    ? merged
    : { ...constantNumber(0n, 0, frame.size, false), gaps: merged.gaps };
}

function onLine(
  { asked, edges }: Standing,
  from: number,
  at: Int32Array,
  low: NumberVector,
  high: NumberVector,
): NumberVector {
  const [start, end] = [edges[from] ?? asked, edges[from + 1] ?? asked].map((edge) => takeLanes(edge, at));
  if (start === undefined || end === undefined) return low;
  const rise = multiplied(subtracted(takeLanes(asked, at), start), subtracted(high, low));
  return added(low, divided(rise, subtracted(end, start), rise.gaps));
}
