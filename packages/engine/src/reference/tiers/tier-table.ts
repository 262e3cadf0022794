/** A table of tiers in force, with its thresholds and values evaluated, and what it says of one number. */

import type { Expression, Place, Slot, Tiers, TiersVersion } from "../../rule-set.js";
import { dayText } from "../../values/calendar.js";
import { add, equal, type Fraction, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import { owner } from "../expressions/parameter.js";
import { readingDay } from "../expressions/reading.js";
import { nameOf } from "../label.js";
import { found } from "../program/program.js";
import { noneInForce, tiersNotAscending, wrongValue } from "../run-faults.js";
import { standingVersion } from "../time/scope.js";
import { isProblem, type NumberValue, numberValue, type Problem, type Result, type Value } from "../value.js";
import {
  accumulatingLine,
  curveLine,
  hasReached,
  isAscending,
  type Line,
  standingTier,
  type Tier,
  type TierList,
  valueOn,
} from "./tiers.js";

export interface TierTable {
  readonly name: string;
  readonly mode: Tiers["mode"];
  readonly tiers: TierList;
  /** The same as values that know where they come from, one a tier. */
  readonly thresholds: readonly NumberValue[];
  readonly values: readonly NumberValue[];
  readonly pluses: readonly (NumberValue | undefined)[];
  readonly places: readonly Place[];
  readonly cut?: NumberValue;
  readonly end?: NumberValue;
  readonly beyond: "flat" | "rising";
  readonly effective: { readonly name: string; readonly from: string | null };
}

/** The version in force, read in this context; thresholds and values never depend on a step of a walk. */
export async function tierTable(name: string, place: Place, context: Context): Promise<TierTable | Problem> {
  const { limit: _, ...whole } = context;
  const { run } = context;
  const tiers = found(run.program.tiers, name);
  const isDated = tiers.versions.some(
    (version) => version.from !== undefined || version.through !== undefined,
  );
  const day = isDated ? await readingDay(context, place) : 0;
  if (typeof day !== "number") return day;
  const version = standingVersion(tiers.versions, owner(context), day);
  if (version === undefined) return absence(noneInForce(whereIn(context, place), name, dayText(day)));
  return evaluatedTable(tiers, version, whole);
}

async function evaluatedTable(
  { name, mode }: Tiers,
  version: TiersVersion,
  context: Context,
): Promise<TierTable | Problem> {
  const list: Tier[] = [];
  const thresholds: NumberValue[] = [];
  const values: NumberValue[] = [];
  const pluses: (NumberValue | undefined)[] = [];
  for (const row of version.rows) {
    const threshold = await numberAt(row.threshold, context);
    if (isProblem(threshold)) return threshold;
    const value = await numberAt(row.value, context);
    if (isProblem(value)) return value;
    const plus = row.plus === undefined ? undefined : await numberAt(row.plus, context);
    if (plus !== undefined && isProblem(plus)) return plus;
    thresholds.push(threshold);
    values.push(value);
    pluses.push(plus);
    list.push({
      edge: row.edge,
      threshold: threshold.value,
      value: value.value,
      ...(plus && { plus: plus.value }),
    });
  }
  const cut = version.topRateAbove === undefined ? undefined : await numberAt(version.topRateAbove, context);
  if (cut !== undefined && isProblem(cut)) return cut;
  const end = version.end === undefined ? undefined : await numberAt(version.end, context);
  if (end !== undefined && isProblem(end)) return end;
  const [first, ...others] = list;
  const lastThreshold = list.at(-1)?.threshold;
  const where = whereIn(context, version.place);
  const isEndTooLow = end !== undefined && lastThreshold !== undefined && !isAfter(end.value, lastThreshold);
  if (first === undefined || !isAscending(list) || isEndTooLow)
    return problem(tiersNotAscending(where, name));
  return {
    name,
    mode,
    tiers: [first, ...others],
    thresholds,
    values,
    pluses,
    places: version.rows.map((row) => row.place),
    ...(cut && { cut }),
    ...(end && { end }),
    beyond: version.beyond ?? "flat",
    effective: { name, from: version.from ?? null },
  };
}

function isAfter(a: Fraction, b: Fraction): boolean {
  return hasReached({ edge: "above", threshold: b, value: zero }, a);
}

type TierExpression = Extract<Expression, { op: "tier" }>;

/** Tiers as a function of one number. */
export async function tierValue(slot: Slot, expression: TierExpression, context: Context): Promise<Result> {
  const axis = await numberAt(expression.axis, context);
  if (isProblem(axis)) return axis;
  const table = await tierTable(expression.tiers, expression.place, context);
  if ("kind" in table) return table;
  const value = valueAt(table, axis, context);
  if (value !== undefined) return value;
  const where = whereIn(context, expression.place);
  const name = nameOf(context.run.program, slot);
  return problem(wrongValue(where, name, `a table of ${table.mode} tiers`, "one rate for a number"));
}

/** What a table says of a number; `undefined` for tables that need a base to slice. */
export function valueAt(table: TierTable, axis: NumberValue, context: Context): NumberValue | undefined {
  switch (table.mode) {
    case "retroactive":
      return rateOf(table, axis, context);
    case "curve":
      return valueOnLine(table, curveLine(table.tiers, axis.value, table.beyond), axis, context);
    case "accumulating": {
      const line = accumulatingLine(table.tiers, axis.value, table.end?.value, table.beyond);
      return valueOnLine(table, line, axis, context);
    }
    case "marginal":
    case "reached":
    case "topRate":
      return undefined;
    default:
      return unreachable(table.mode);
  }
}

/** The value of the tier in which the axis stands: a choice over the thresholds, the highest first. */
export function rateOf(table: TierTable, axis: NumberValue, context: Context): NumberValue {
  const { tracer } = context.run;
  const standing = standingTier(table.tiers, axis.value);
  notePriced(table, standing, axis.value, context);
  const rate = numberValue((table.tiers[standing] ?? table.tiers[0]).value);
  if (tracer === undefined) return rate;
  const { name, effective, tiers } = table;
  const inputs: Value[] = [];
  let isFound = false;
  for (let index = tiers.length - 1; index >= standing && !isFound; index -= 1) {
    const tier = tiers[index] ?? tiers[0];
    const threshold = table.thresholds[index] ?? numberValue(tier.threshold);
    const value = table.values[index] ?? numberValue(tier.value);
    isFound = tier.edge !== "below" && hasReached(tier, axis.value);
    if (index === standing && !isFound) break;
    const condition = tracer.add({ kind: "yesno", yes: isFound } as const, {
      operation: "compare",
      label: `${name} ${tier.edge} ${shownOf(threshold, context)}`,
      inputs: [axis, threshold],
      detail: { operator: tier.edge === "above" ? "decimalGreater" : "decimalGreaterOrEqual" },
      place: table.places[index] ?? null,
      why: isFound ? "met" : "not met",
    });
    inputs.push(condition, value);
  }
  // Under every threshold: a `below` row, or the first tier extended downwards.
  if (!isFound) inputs.push(table.values[standing] ?? rate);
  const detail = isFound ? { hit: "first" } : { hit: "first", otherwise: "yes" };
  const place = table.places[standing] ?? null;
  return tracer.add(rate, { operation: "choose", label: name, inputs, detail, place, effective });
}

/** Says to an observer that a tier of a table is what something is paid by, and where in it the axis stands. */
export function notePriced(
  { places, tiers }: TierTable,
  tier: number,
  axis: Fraction,
  { run: { observer } }: Context,
): void {
  const place = places[tier];
  if (observer === undefined || place === undefined) return;
  observer.priced(place, false);
  for (const [index, { edge, threshold }] of tiers.entries()) {
    const at = places[index];
    if (at !== undefined && edge !== "below" && equal(threshold, axis)) observer.priced(at, true);
  }
}

export function shownOf(value: NumberValue, { run }: Context): string {
  return value.node === undefined ? "" : (run.tracer?.nodes[value.node]?.shown ?? "");
}

function valueOnLine(table: TierTable, line: Line, axis: NumberValue, context: Context): NumberValue {
  const { tracer } = context.run;
  const result = numberValue(valueOn(line, axis.value));
  notePriced(table, line.kind === "flat" ? line.tier : line.from, axis.value, context);
  if (tracer === undefined) return result;
  const isSum = table.mode === "accumulating";
  const first = table.tiers[0].edge === "below" ? 1 : 0;
  /** Full values of tiers `first` to `last`, as one node. */
  const sumThrough = (last: number): NumberValue => {
    const inputs = table.values.slice(first, last + 1);
    const total = inputs.reduce((sum, input) => add(sum, input.value), zero);
    if (inputs.length === 0)
      return tracer.add(numberValue(zero), { operation: "sum", label: "passed", place: null });
    return tracer.add(numberValue(total), { operation: "add", label: "passed", inputs, place: null });
  };
  const { name, effective } = table;
  const place = table.places[line.kind === "flat" ? line.tier : line.from] ?? null;
  if (line.kind === "flat") {
    const isBelow = line.tier < first;
    const own = table.values[line.tier] ?? result;
    const start = table.tiers[first];
    if (start !== undefined && !hasReached({ ...start, edge: "from" }, axis.value)) {
      return belowTheStart(table, first, own, axis, result, context);
    }
    const input = isSum && !isBelow ? sumThrough(line.tier) : own;
    return tracer.add(result, { operation: "same", label: name, inputs: [input], place, effective });
  }
  const at = (values: readonly NumberValue[], index: number | undefined, otherwise: Fraction) =>
    (index === undefined ? undefined : values[index]) ?? numberValue(otherwise);
  const x0 = at(table.thresholds, line.from, line.x0);
  const x1 =
    line.to === undefined ? (table.end ?? numberValue(line.x1)) : at(table.thresholds, line.to, line.x1);
  const y0 = isSum ? sumThrough(line.from - 1) : at(table.values, line.from, line.y0);
  const y1 = isSum ? sumThrough(line.from) : at(table.values, line.to, line.y1);
  const inputs = [axis, x0, y0, x1, y1];
  return tracer.add(result, { operation: "interpolate", label: name, inputs, place, effective });
}

/** Under the first point: a choice, so that what the point asks for can be told. */
function belowTheStart(
  table: TierTable,
  first: number,
  own: NumberValue,
  axis: NumberValue,
  result: NumberValue,
  context: Context,
): NumberValue {
  const { tracer } = context.run;
  const start = table.thresholds[first];
  if (tracer === undefined || start === undefined) return result;
  const { name, effective } = table;
  const condition = tracer.add({ kind: "yesno", yes: false } as const, {
    operation: "compare",
    label: `${name} from ${shownOf(start, context)}`,
    inputs: [axis, start],
    detail: { operator: "decimalGreaterOrEqual" },
    place: table.places[first] ?? null,
    why: "not met",
  });
  return tracer.add(result, {
    operation: "choose",
    label: name,
    inputs: [condition, table.values[first] ?? own, own],
    detail: { hit: "first", otherwise: "yes" },
    place: table.places[0] ?? null,
    effective,
  });
}
