/** A matrix as a function of its arguments: each axis finds its place between the edges, in steps or on a line. */

import { showNumber, unitOf } from "../../explain/show.js";
import type { Expression, Matrix, MatrixVersion, Slot } from "../../rule-set.js";
import { dayText } from "../../values/calendar.js";
import { equal, type Fraction, zero } from "../../values/fraction.js";
import { invariant } from "../../values/invariant.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { found } from "../program/program.js";
import { edgesNotAscending, noneInForce, outsideMatrix } from "../run-faults.js";
import { shownOf } from "../tiers/tier-table.js";
import { hasReached, isAscending, type Tier, valueOn } from "../tiers/tiers.js";
import { standingVersion } from "../time/scope.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem, type Result, type Value } from "../value.js";
import { calculated, numberAt } from "./operand.js";
import { owner } from "./parameter.js";
import { readingDay } from "./reading.js";

type MatrixExpression = Extract<Expression, { op: "matrix" }>;

/** One axis with its edges evaluated, and the number it is asked for. */
interface Axis {
  readonly name: string;
  readonly asked: NumberValue;
  readonly edges: readonly NumberValue[];
  readonly tiers: readonly Tier[];
  readonly standing: Standing;
}

type Standing =
  /** On an edge, in a step, or at the nearest edge: `reached` is false under the first one. */
  | { readonly kind: "step" | "edge"; readonly index: number; readonly reached: boolean }
  | { readonly kind: "between"; readonly from: number; readonly to: number };

export async function matrixValue(
  slot: Slot,
  expression: MatrixExpression,
  context: Context,
): Promise<Result> {
  const { run } = context;
  const matrix = found(run.program.matrices, expression.matrix);
  const version = await versionOf(matrix, expression, context);
  if ("kind" in version) return version;
  const axes: Axis[] = [];
  for (const [index, argument] of expression.arguments.entries()) {
    const asked = await numberAt(argument, context);
    if (isProblem(asked)) return asked;
    const axis = await axisOf(matrix, version, index, asked, expression, context);
    if ("kind" in axis) return axis;
    axes.push(axis);
  }
  const value = await valueAlong(axes, axes.length - 1, 0, version, context);
  if (isProblem(value)) return value;
  return calculated(value.value, slot, context, {
    operation: "same",
    inputs: [value],
    effective: { name: matrix.name, from: version.from ?? null },
  });
}

async function versionOf(
  { name, versions }: Matrix,
  { place }: MatrixExpression,
  context: Context,
): Promise<MatrixVersion | Problem> {
  const isDated = versions.some(({ from, through }) => from !== undefined || through !== undefined);
  const day = isDated ? await readingDay(context, place) : 0;
  if (typeof day !== "number") return day;
  return (
    standingVersion(versions, owner(context), day) ??
    absence(noneInForce(whereIn(context, place), name, dayText(day)))
  );
}

async function axisOf(
  matrix: Matrix,
  version: MatrixVersion,
  index: number,
  asked: NumberValue,
  expression: MatrixExpression,
  context: Context,
): Promise<Axis | Problem> {
  const axis = matrix.axes[index];
  const written = version.edges[index];
  invariant(axis && written, `${matrix.name} has an axis for each argument`);
  const edges: NumberValue[] = [];
  for (const { at } of written) {
    const edge = await numberAt(at, context);
    if (isProblem(edge)) return edge;
    edges.push(edge);
  }
  const tiers = edges.map(
    ({ value }, line): Tier => ({ edge: written[line]?.edge ?? "from", threshold: value, value: zero }),
  );
  const where = whereIn(context, expression.place);
  if (!isAscending(tiers)) return problem(edgesNotAscending(where, matrix.name, axis.name));
  const standing = standingOn(tiers, asked.value, axis.reading, version.beyond);
  if (standing !== undefined) return { name: axis.name, asked, edges, tiers, standing };
  const shown = (value: Fraction) => shownLike(value, written[0]?.at, context);
  const [first, last] = [edges[0], edges.at(-1)].map((edge) => shown(edge?.value ?? zero));
  const range = axis.reading === "stepped" ? `${first} or more` : `${first} to ${last}`;
  return problem(outsideMatrix(where, matrix.name, axis.name, shown(asked.value), range));
}

/** A number as the matrix's own edges are written. */
function shownLike(value: Fraction, edge: Slot | undefined, { run }: Context): string {
  const expression = edge === undefined ? undefined : run.program.expression(edge);
  return showNumber(value, expression?.op === "constant" ? unitOf(expression.type) : undefined);
}

/** `undefined`: beyond the edges, where nothing holds. */
function standingOn(
  tiers: readonly Tier[],
  asked: Fraction,
  reading: "stepped" | "interpolated",
  beyond: "flat" | "fault",
): Standing | undefined {
  const index = tiers.findLastIndex((tier) => hasReached(tier, asked));
  const reached = tiers[index];
  if (reached === undefined)
    return beyond === "flat" ? { kind: "edge", index: 0, reached: false } : undefined;
  if (reading === "stepped") return { kind: "step", index, reached: true };
  if (equal(reached.threshold, asked)) return { kind: "edge", index, reached: true };
  if (index + 1 < tiers.length) return { kind: "between", from: index, to: index + 1 };
  return beyond === "flat" ? { kind: "edge", index, reached: true } : undefined;
}

/** The value over the axes up to this one, the others being where `offset` says. */
async function valueAlong(
  axes: readonly Axis[],
  last: number,
  offset: number,
  version: MatrixVersion,
  context: Context,
): Promise<NumberValue | Problem> {
  const axis = axes[last];
  if (axis === undefined) {
    const slot = version.values[offset];
    invariant(slot !== undefined, "a matrix has a value wherever its edges meet");
    return numberAt(slot, context);
  }
  const stride = version.edges.slice(0, last).reduce((count, { length }) => count * length, 1);
  const at = (index: number) => valueAlong(axes, last - 1, offset + index * stride, version, context);
  const { standing } = axis;
  if (standing.kind !== "between") {
    const value = await at(standing.index);
    return isProblem(value) ? value : onStep(axis, standing, value, version, context);
  }
  const low = await at(standing.from);
  if (isProblem(low)) return low;
  const high = await at(standing.to);
  if (isProblem(high)) return high;
  return onLine(axis, standing, low, high, version, context);
}

function onLine(
  { name, asked, edges }: Axis,
  { from, to }: Extract<Standing, { kind: "between" }>,
  low: NumberValue,
  high: NumberValue,
  version: MatrixVersion,
  { run }: Context,
): NumberValue {
  const x0 = edges[from] ?? asked;
  const x1 = edges[to] ?? asked;
  const line = { kind: "line", from, to, x0: x0.value, y0: low.value, x1: x1.value, y1: high.value } as const;
  return explained(run.tracer, numberValue(valueOn(line, asked.value)), () => ({
    operation: "interpolate",
    label: `between two edges of ${name}`,
    inputs: [asked, x0, low, x1, high],
    place: version.edges.flat()[0]?.place ?? version.place,
  }));
}

/** In an explanation a step is a choice over the edges, the highest first; a line's own edge is its value. */
function onStep(
  axis: Axis,
  standing: Exclude<Standing, { kind: "between" }>,
  value: NumberValue,
  version: MatrixVersion,
  context: Context,
): NumberValue {
  const { tracer } = context.run;
  if (tracer === undefined) return value;
  const { name, asked, edges, tiers } = axis;
  const place = version.place;
  if (standing.kind === "edge") {
    return tracer.add(value, { operation: "same", label: `at an edge of ${name}`, inputs: [value], place });
  }
  const inputs: Value[] = [];
  for (let index = tiers.length - 1; index >= standing.index; index -= 1) {
    const edge = edges[index] ?? asked;
    const word = tiers[index]?.edge ?? "from";
    const isMet = index === standing.index;
    const condition = tracer.add({ kind: "yesno", yes: isMet } as const, {
      operation: "compare",
      label: `${name} ${word} ${shownOf(edge, context)}`,
      inputs: [asked, edge],
      detail: { operator: word === "above" ? "decimalGreater" : "decimalGreaterOrEqual" },
      place,
      why: isMet ? "met" : "not met",
    });
    inputs.push(condition, value);
  }
  return tracer.add(value, {
    operation: "choose",
    label: `step of ${name}`,
    inputs,
    detail: { hit: "first" },
    place,
  });
}
