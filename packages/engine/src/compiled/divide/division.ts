/** What everybody gets of what is divided: of each group they belong to a part, or the group's problem. */

import type { Component } from "../../rule-set.js";
import type { Frame } from "../frame.js";
import { unitsAt } from "../result/amount-text.js";
import { rounded } from "../vectors/arithmetic.js";
import { GapBuilder, type Problem } from "../vectors/gaps.js";
import { narrowed, wide } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import type { Fields } from "./fields.js";

/** Of one field: units of the component's rounding by payee. */
export type Division = ReadonlyMap<number, bigint> | Problem;

export function partsOfLanes(
  { rounding }: Component,
  { fieldsOf }: Fields,
  divisions: readonly Division[],
  { run, owners, size }: Frame,
): NumberVector {
  const gaps = new GapBuilder(size);
  const units: bigint[] = [];
  for (let lane = 0; lane < size; lane += 1) {
    let total = 0n;
    for (const index of fieldsOf(lane)) {
      const division = divisions[index];
      if (division === undefined) continue;
      if ("fault" in division) gaps.fail(lane, division);
      else total += division.get(owners?.payees?.[lane] ?? -1) ?? 0n;
    }
    units.push(gaps.isGap(lane) ? 0n : total);
  }
  const parts = wide(units, rounding.places);
  return { ...(run.settings.isWide ? parts : narrowed(parts)), gaps: gaps.build() };
}

/** A value in units of the component's rounding. */
export function roundedUnits(value: NumberVector, { rounding }: Component): (lane: number) => bigint {
  const { places, mode } = rounding;
  const plain = rounded(value, places, mode);
  return (lane) => unitsAt(plain, lane, places);
}
