/** Where figures of any owners are kept: each owner once, whoever asks, also in the steps of a walk. */

import type { Groups, Owners } from "../frame.js";
import { groupLanes } from "../groups/group-lanes.js";
import type { Run, View } from "../run.js";
import { takeIntegers } from "../vectors/vector.js";
import { FigureMemo } from "./figure-memo.js";

/** Whose figures are read, a lane each. */
export interface OwnersRead {
  readonly size: number;
  readonly payees: Int32Array | undefined;
  readonly groups?: Groups | undefined;
  readonly limits?: Int32Array | undefined;
}

export interface KeptLanes {
  readonly memo: FigureMemo;
  /** The memo's lane of each owner. */
  readonly at: Int32Array;
}

/** `pool` is that of the walk in which they are read. */
export function keptLanes(
  of: OwnersRead,
  run: Run,
  view: View,
  pool: ReadonlyMap<string, FigureMemo> | undefined,
): KeptLanes {
  const { size, payees, groups, limits } = of;
  if (limits !== undefined) return distinctLanes(of, pool as Map<string, FigureMemo>);
  if (groups === undefined) {
    return payees === undefined
      ? { memo: run.planMemo, at: new Int32Array(size) }
      : { memo: run.payeeMemo, at: payees.map((payee) => run.indexOf(payee)) };
  }
  const { memo, laneOf } = groupLanes(run, view, groups.column, payees !== undefined);
  const at = groups.values.map((value, lane) =>
    laneOf(value, payees === undefined ? 0 : run.indexOf(payees[lane] ?? -1)),
  );
  // A value that nobody holds, read by its name.
  return at.includes(-1) ? distinctLanes(of, view.epoch.memos) : { memo, at };
}

/** The owners of a frame that read, as they would be read from there again. */
export function ownersOf(lanes: KeptLanes): Owners {
  const { memo, at } = lanes;
  const { payees, groups, limits } = memo;
  return {
    payees: payees && takeIntegers(payees, at),
    ...(groups && { groups: { column: groups.column, values: takeIntegers(groups.values, at) } }),
    limits: limits && takeIntegers(limits, at),
    memo,
    at,
  };
}

/** Lanes of these owners alone, apart from where figures of all of their kind are calculated together. */
export function distinctLanes(
  { size, payees, groups, limits }: OwnersRead,
  pool: Map<string, FigureMemo>,
): KeptLanes {
  const parts = [payees, groups?.values, limits];
  const lanes = new Map<string | number, number>();
  const firsts: number[] = [];
  const keyOf = keysOf(parts);
  const at = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const key = keyOf(lane);
    const known = lanes.get(key);
    at[lane] = known ?? firsts.length;
    if (known !== undefined) continue;
    lanes.set(key, firsts.length);
    firsts.push(lane);
  }
  const own = Int32Array.from(firsts);
  const taken = parts.map((part) => part && takeIntegers(part, own));
  const name = [groups?.column ?? "", ...taken.map((part) => part?.join() ?? "")].join("\u0000");
  const known = pool.get(name);
  if (known !== undefined) return { memo: known, at };
  const [ownPayees, values, ownLimits] = taken;
  const ownGroups = groups && values && { column: groups.column, values };
  const memo = new FigureMemo(own.length, ownPayees, ownLimits, ownGroups, limits && pool);
  pool.set(name, memo);
  return { memo, at };
}

/** What tells lanes apart, as one number where it is small enough. */
function keysOf(parts: readonly (Int32Array | undefined)[]): (lane: number) => string | number {
  const own = parts.flatMap((part) => part ?? []);
  const sizes = own.map((part) => part.reduce((most, value) => Math.max(most, value), 0) + 2);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (count > Number.MAX_SAFE_INTEGER) return (lane) => own.map((part) => part[lane]).join();
  return (lane) => own.reduce((key, part, index) => key * (sizes[index] ?? 1) + (part[lane] ?? 0) + 1, 0);
}
