/**
 * What surrounds values while they are calculated for many lanes at once: whose figure in which period,
 * looked at when, over which rows. A part of the lanes is a frame of its own, so that what stands behind
 * a condition is calculated only where the condition holds.
 */

import type { Where } from "../reference/run-faults.js";
import type { Place, Slot } from "../rule-set.js";
import type { CreditPart } from "./credits/credit-book.js";
import type { FigureMemo } from "./figures/figure-memo.js";
import type { Table } from "./rows/table.js";
import type { Run, View } from "./run.js";
import type { Period } from "./time/periods.js";
import { takeIntegers, takeLanes, type Vector } from "./vectors/vector.js";

/** The group of each lane: without a payee whose figure it is; with one, what holds in this part of the period. */
export interface Groups {
  /** Of the roster. */
  readonly column: string;
  /** Codes of texts. */
  readonly values: Int32Array;
}

/** Whose lanes they are, and where figures of the same lanes are kept. */
export interface Owners {
  /** Codes of payees; absent: the plan's, or a group's. */
  readonly payees: Int32Array | undefined;
  readonly groups?: Groups | undefined;
  readonly limits: Int32Array | undefined;
  readonly memo: FigureMemo;
  /** The memo's lane of each lane; absent: the same. */
  readonly at: Int32Array | undefined;
}

export interface Frame {
  readonly run: Run;
  readonly view: View;
  readonly size: number;
  /** Absent while rows are credited. */
  readonly owners?: Owners;
  readonly period?: Period;
  /** Days on which dated values are read. */
  readonly reading?: Int32Array;
  readonly rows?: { readonly table: Table; readonly at: Int32Array };
  readonly credits?: { readonly part: CreditPart; readonly at: Int32Array };
  /** Of the table around. */
  readonly arguments?: readonly Vector[];
  /** What was calculated in this frame already. */
  readonly known: Map<Slot | string, Vector>;
}

export function frameOf(parts: Omit<Frame, "known">): Frame {
  return { ...parts, known: new Map() };
}

export function everyLane(size: number): Int32Array {
  const lanes = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) lanes[lane] = lane;
  return lanes;
}

/** Lanes whose value is this one. */
export function lanesWith(values: Int32Array, value: number): Int32Array {
  const lanes = new Int32Array(values.length);
  let count = 0;
  for (let lane = 0; lane < values.length; lane += 1) {
    lanes[count] = lane;
    count += values[lane] === value ? 1 : 0;
  }
  return lanes.subarray(0, count);
}

/** The frame of some of the lanes. */
export function someLanes(frame: Frame, lanes: Int32Array): Frame {
  const { owners, reading, rows, credits } = frame;
  return {
    run: frame.run,
    view: frame.view,
    size: lanes.length,
    ...(frame.period && { period: frame.period }),
    ...(owners && { owners: someOwners(owners, lanes) }),
    ...(reading && { reading: takeIntegers(reading, lanes) }),
    ...(rows && { rows: { table: rows.table, at: takeIntegers(rows.at, lanes) } }),
    ...(credits && { credits: { part: credits.part, at: takeIntegers(credits.at, lanes) } }),
    ...(frame.arguments && { arguments: frame.arguments.map((vector) => takeLanes(vector, lanes)) }),
    known: new Map(),
  };
}

export function someGroups({ column, values }: Groups, lanes: Int32Array): Groups {
  return { column, values: takeIntegers(values, lanes) };
}

export function someOwners({ payees, groups, limits, memo, at }: Owners, lanes: Int32Array): Owners {
  return {
    payees: payees && takeIntegers(payees, lanes),
    ...(groups && { groups: someGroups(groups, lanes) }),
    limits: limits && takeIntegers(limits, lanes),
    memo,
    at: at === undefined ? lanes : takeIntegers(at, lanes),
  };
}

/** Where a lane is, for the words of a fault. */
export function whereIs({ run, owners, period, rows }: Frame, lane: number, place: Place): Where {
  const payee = owners?.payees?.[lane];
  const group = owners?.groups?.values[lane];
  const row = rows?.at[lane];
  return {
    place,
    payee: payee === undefined ? null : run.texts.textOf(payee),
    period: period?.text ?? null,
    ...(group !== undefined && { group: run.texts.textOf(group) }),
    ...(rows && row !== undefined && { row: rows.table.origin(row) }),
  };
}
