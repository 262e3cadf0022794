/** Tables of tiers in force, with their thresholds and values by lane, and what they say of numbers. */

import { nameOf } from "../../reference/label.js";
import { tiersNotAscending, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Place, Slot, TierRow, Tiers, TiersMode, TiersVersion } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { allFail, noValues, numbersAt, problem } from "../evaluate/operand.js";
import { standingVersions } from "../evaluate/parameter.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { everyLane, type Frame, frameOf, lanesWith, someLanes, whereIs } from "../frame.js";
import { standingOn } from "../time/versions.js";
import { added, compared, divided, multiplied, subtracted } from "../vectors/arithmetic.js";
import { bothGaps, failed, GapBuilder, type Gaps, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen, mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";

export interface Tier {
  readonly edge: TierRow["edge"];
  readonly threshold: NumberVector;
  readonly value: NumberVector;
  readonly plus: NumberVector | undefined;
}

/** One version of a table, for lanes in which it stands. */
export interface TierTable {
  readonly name: string;
  readonly mode: TiersMode;
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly cut: NumberVector | undefined;
  readonly end: NumberVector | undefined;
  readonly beyond: "flat" | "rising";
  /** The table as one lane, where it is the same in all of them. */
  readonly same?: Pick<TierTable, "tiers">;
}

export interface StandingTable {
  readonly lanes: Int32Array;
  /** Absent: no version stands, or its numbers are problems in all these lanes. */
  readonly table: TierTable | undefined;
  /** Of these lanes. */
  readonly gaps: Gaps | undefined;
}

/** Thresholds and values never depend on a step of a walk. */
export function unlimited(frame: Frame): Frame {
  const { owners, run } = frame;
  if (owners?.limits === undefined) return frame;
  const { payees, groups } = owners;
  const of = { size: frame.size, payees, groups };
  const lanes = keptLanes(of, run, frame.view, undefined);
  return { ...frame, owners: { ...of, limits: undefined, ...lanes }, known: new Map() };
}

/** The versions in force, each with its lanes. */
export function tierTables(name: string, place: Place, limited: Frame): readonly StandingTable[] {
  const frame = unlimited(limited);
  const tiers = frame.run.prepared.tiers(name);
  const everywhere = sameTable(tiers, frame);
  if (everywhere !== undefined) return [{ lanes: everyLane(frame.size), table: everywhere, gaps: undefined }];
  const { version, problems } = standingVersions(tiers.versions, name, place, frame);
  const tables: StandingTable[] = [];
  const without = lanesWith(version, -1);
  if (without.length > 0) {
    const own = new Map<number, Problem>();
    without.forEach((lane, index) => {
      const failure = problems.get(lane);
      if (failure !== undefined) own.set(index, failure);
    });
    const at = new Uint8Array(without.length).fill(failed);
    tables.push({ lanes: without, table: undefined, gaps: { at, problems: own } });
  }
  for (const [index, each] of tiers.versions.entries()) {
    const lanes = lanesWith(version, index);
    if (lanes.length === 0) continue;
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    tables.push({ lanes, ...tableOf(tiers, each, inner) });
  }
  return tables;
}

/** A table that depends on nothing around it and has no problem is made once a run. */
function sameTable(tiers: Tiers, { run, view, size }: Frame): TierTable | undefined {
  const { name, versions } = tiers;
  if (size === 0 || run.prepared.needs.tiers(name, undefined).bits !== 0) return undefined;
  const key = `${name}\u0000${size}`;
  if (run.tiersOfAll.has(key)) return run.tiersOfAll.get(key);
  const version = versions[standingOn(versions, undefined, 0)];
  const one = version && tableOf(tiers, version, frameOf({ run, view, size: 1 }));
  const isSound = one?.table !== undefined && one.gaps === undefined;
  const table = isSound ? { ...tableIn(one.table, new Int32Array(size)), same: one.table } : undefined;
  run.tiersOfAll.set(key, table);
  return table;
}

function tableOf({ name, mode }: Tiers, version: TiersVersion, frame: Frame): Omit<StandingTable, "lanes"> {
  let gaps: Gaps | undefined;
  const numbers = (slot: Slot): NumberVector => {
    const value = numbersAt(slot, frame);
    gaps = bothGaps(gaps, value.gaps);
    return { ...value, gaps: undefined };
  };
  const tiers = version.rows.map(
    (row): Tier => ({
      edge: row.edge,
      threshold: numbers(row.threshold),
      value: numbers(row.value),
      plus: row.plus === undefined ? undefined : numbers(row.plus),
    }),
  );
  const cut = version.topRateAbove === undefined ? undefined : numbers(version.topRateAbove);
  const end = version.end === undefined ? undefined : numbers(version.end);
  const [first, ...others] = tiers;
  if (first === undefined) {
    const none = allFail(frame, version.place, (where) => tiersNotAscending(where, name));
    return { table: undefined, gaps: bothGaps(gaps, none.gaps) };
  }
  const own = new GapBuilder(frame.size, gaps);
  const refuse = (lane: number) =>
    own.fail(
      lane,
      problem(() => tiersNotAscending(whereIs(frame, lane, version.place), name)),
    );
  for (const [index, tier] of tiers.entries()) {
    const next = tiers[index + 1];
    if (next === undefined) continue;
    const order = compared(tier.threshold, next.threshold);
    // "below 80%" and then "from 80%"; "from 100%" and then "above 100%".
    const mayEqual = tier.edge !== next.edge && next.edge !== "below";
    for (let lane = 0; lane < order.length; lane += 1) {
      if ((order[lane] ?? 0) > 0 || (order[lane] === 0 && !mayEqual)) refuse(lane);
    }
  }
  const last = tiers.at(-1);
  if (end !== undefined && last !== undefined) {
    const order = compared(end, last.threshold);
    for (let lane = 0; lane < order.length; lane += 1) if ((order[lane] ?? 0) <= 0) refuse(lane);
  }
  return {
    table: { name, mode, tiers: [first, ...others], cut, end, beyond: version.beyond ?? "flat" },
    gaps: own.build(),
  };
}

/** The table for other lanes, each of which is one of the table's. */
export function tableIn(table: TierTable, lanes: Int32Array): TierTable {
  const take = (vector: NumberVector) => takeLanes(vector, lanes);
  const tier = ({ edge, threshold, value, plus }: Tier): Tier => ({
    edge,
    threshold: take(threshold),
    value: take(value),
    plus: plus && take(plus),
  });
  const [first, ...others] = table.tiers;
  return {
    ...table,
    tiers: [tier(first), ...others.map(tier)],
    cut: table.cut && take(table.cut),
    end: table.end && take(table.end),
  };
}

/** Where values have come as far as a tier; everything has come as far as a `below` row. */
export function reached({ edge, threshold }: Tier, value: NumberVector): Uint8Array {
  if (edge === "below") return new Uint8Array(value.size).fill(1);
  const order = compared(value, threshold);
  const least = edge === "from" ? 0 : 1;
  return Uint8Array.from(order, (each) => (each >= least ? 1 : 0));
}

/** The value of the tier in which each value stands; under the first threshold the first tier's. */
export function rateOf({ tiers }: TierTable, axis: NumberVector): NumberVector {
  const [first, ...others] = tiers;
  return others.reduce((rate, tier) => chosen(reached(tier, axis), rate, tier.value), first.value);
}

type TierExpression = Extract<Expression, { op: "tier" }>;

/** Tiers as a function of one number. */
export function tierValue(slot: Slot, expression: TierExpression, frame: Frame): Vector {
  const axis = numbersAt(expression.axis, frame);
  const { prepared } = frame.run;
  const parts = tierTables(expression.tiers, expression.place, frame).map(({ lanes, table, gaps }): Part => {
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    const own = takeLanes(axis, lanes);
    if (table === undefined)
      return { lanes, vector: { ...noValues(lanes.length), gaps: orGaps(own.gaps, gaps, lanes.length) } };
    const value = valueAt(table, own);
    const vector: Vector =
      value ??
      allFail(inner, expression.place, (where) =>
        wrongValue(where, nameOf(prepared, slot), `a table of ${table.mode} tiers`, "one rate for a number"),
      );
    const all = bothGaps(bothGaps(own.gaps, gaps), value === undefined ? vector.gaps : undefined);
    return { lanes, vector: all === undefined ? vector : ({ ...vector, gaps: all } as Vector) };
  });
  return mergedParts(frame.size, parts, expression.place);
}

function orGaps(a: Gaps | undefined, b: Gaps | undefined, size: number): Gaps {
  return bothGaps(a, b) ?? { at: new Uint8Array(size), problems: new Map() };
}

/** What a table says of numbers; `undefined` for tables that need a base to slice. */
export function valueAt(table: TierTable, axis: NumberVector): NumberVector | undefined {
  const plain = { ...axis, gaps: undefined };
  switch (table.mode) {
    case "retroactive":
      return rateOf(table, plain);
    case "curve":
      return onCurve(table, plain);
    case "accumulating":
      return accumulated(table, plain);
    case "marginal":
    case "reached":
    case "topRate":
      return undefined;
    default:
      return unreachable(table.mode);
  }
}

/** A straight line between two points, or a flat one. */
interface Line {
  readonly x0: NumberVector;
  readonly y0: NumberVector;
  readonly x1: NumberVector;
  readonly y1: NumberVector;
}

/** By lane the line it is on; -1 and less: a flat value. */
function onLines(
  x: NumberVector,
  which: Int32Array,
  lines: ReadonlyMap<number, Line | NumberVector>,
  place: Place,
): NumberVector {
  const parts: Part[] = [];
  for (const [key, line] of lines) {
    const lanes = everyLane(x.size).filter((lane) => which[lane] === key);
    if (lanes.length === 0) continue;
    const take = (vector: NumberVector) => takeLanes(vector, lanes);
    if ("kind" in line) parts.push({ lanes, vector: take(line) });
    else {
      const [x0, y0, x1, y1] = [take(line.x0), take(line.y0), take(line.x1), take(line.y1)];
      const rise = multiplied(subtracted(take(x), x0), subtracted(y1, y0));
      parts.push({ lanes, vector: added(y0, divided(rise, subtracted(x1, x0), undefined)) });
    }
  }
  const merged = mergedParts(x.size, parts, place);
  return merged.kind === "number" ? merged : constantNumber(0n, 0, x.size, false);
}

const nowhere: Place = { line: 0, column: 0, length: 0 };

/** Flat under the first anchor; past the last flat, or on along the last line. */
function onCurve({ tiers, beyond }: TierTable, x: NumberVector): NumberVector {
  const first = tiers[0].edge === "below" ? 1 : 0;
  const last = tiers.length - 1;
  const anchors = tiers.slice(first);
  const lines = new Map<number, Line | NumberVector>([[-1, tiers[0].value]]);
  const which = new Int32Array(x.size).fill(-1);
  if (anchors.length === 0) return onLines(x, which, lines, nowhere);
  // How many anchors are not above the value.
  const passed = new Int32Array(x.size);
  for (const { threshold } of anchors) {
    const order = compared(x, threshold);
    for (let lane = 0; lane < x.size; lane += 1)
      if ((order[lane] ?? 0) >= 0) passed[lane] = (passed[lane] ?? 0) + 1;
  }
  for (let to = first + 1; to <= last; to += 1) {
    const [start, end] = [tiers[to - 1], tiers[to]];
    if (start !== undefined && end !== undefined) {
      lines.set(to, { x0: start.threshold, y0: start.value, x1: end.threshold, y1: end.value });
    }
  }
  const highest = tiers[last] ?? tiers[0];
  lines.set(-2, highest.value);
  for (let lane = 0; lane < x.size; lane += 1) {
    const count = passed[lane] ?? 0;
    if (count === 0) which[lane] = -1;
    else if (count < anchors.length) which[lane] = first + count;
    else which[lane] = beyond === "flat" || last === first ? -2 : last;
  }
  return onLines(x, which, lines, nowhere);
}

/** Full values of the tiers passed and of the current one as much as is passed of it. */
function accumulated({ tiers, end, beyond }: TierTable, x: NumberVector): NumberVector {
  const first = tiers[0].edge === "below" ? 1 : 0;
  const lowest = tiers[first];
  const lines = new Map<number, Line | NumberVector>([[-1, tiers[0].value]]);
  const which = new Int32Array(x.size).fill(-1);
  if (lowest === undefined) return onLines(x, which, lines, nowhere);
  const isOpen = Uint8Array.from(
    first === 1 ? compared(x, lowest.threshold) : new Int8Array(x.size),
    (order) => (order < 0 ? 0 : 1),
  );
  let full: NumberVector = constantNumber(0n, 0, x.size, false);
  for (let from = first; from < tiers.length; from += 1) {
    const tier = tiers[from] ?? lowest;
    const isLast = from + 1 === tiers.length;
    const next = isLast ? end : tiers[from + 1]?.threshold;
    if (next === undefined) {
      lines.set(-2, full);
      for (let lane = 0; lane < x.size; lane += 1) if (isOpen[lane] === 1) which[lane] = -2;
      break;
    }
    const passed = full;
    full = added(passed, tier.value);
    lines.set(from, { x0: tier.threshold, y0: passed, x1: next, y1: full });
    const order = compared(x, next);
    for (let lane = 0; lane < x.size; lane += 1) {
      if (isOpen[lane] === 0) continue;
      if ((order[lane] ?? 0) < 0 || (isLast && beyond === "rising")) {
        which[lane] = from;
        isOpen[lane] = 0;
      }
    }
    if (!isLast) continue;
    lines.set(-2, full);
    for (let lane = 0; lane < x.size; lane += 1) if (isOpen[lane] === 1) which[lane] = -2;
  }
  return onLines(x, which, lines, nowhere);
}
