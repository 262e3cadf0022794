/** A lane for each group that a column makes, or for each part into which the column cuts payees' periods. */

import { FigureMemo } from "../figures/figure-memo.js";
import { orderTexts } from "../rows/texts.js";
import type { Run, View } from "../run.js";
import { noValue, stintsOf } from "./stints.js";

export interface GroupLanes {
  readonly memo: FigureMemo;
  /** Lane of a value, and of whose part it is by place among everybody; -1 where there is none. */
  laneOf(value: number, place: number): number;
}

const mostTexts = 2 ** 26;

export function groupLanes(run: Run, view: View, column: string, isOfPayees: boolean): GroupLanes {
  const { lanesOfGroups } = view.epoch;
  const key = `${isOfPayees ? "part" : "group"} ${column}`;
  const known = lanesOfGroups.get(key);
  if (known !== undefined) return known;
  const made = isOfPayees ? lanesOfParts(run, view, column) : lanesOfValues(run, view, column);
  lanesOfGroups.set(key, made);
  return made;
}

function lanesOfValues(run: Run, view: View, column: string): GroupLanes {
  const { texts } = run;
  const held = new Set(stintsOf(run, view, column).values);
  held.delete(noValue);
  const values = Int32Array.from([...held].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b))));
  const lanes = new Map([...values].map((value, lane) => [value, lane]));
  return {
    memo: new FigureMemo(values.length, undefined, undefined, { column, values }),
    laneOf: (value) => lanes.get(value) ?? -1,
  };
}

function lanesOfParts(run: Run, view: View, column: string): GroupLanes {
  const { starts, values: held } = stintsOf(run, view, column);
  const lanes = new Map<number, number>();
  const payees: number[] = [];
  const values: number[] = [];
  for (const [place, payee] of run.everybody.entries()) {
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
      const value = held[at] ?? noValue;
      const key = place * mostTexts + value;
      if (value === noValue || lanes.has(key)) continue;
      lanes.set(key, payees.length);
      payees.push(payee);
      values.push(value);
    }
  }
  const groups = { column, values: Int32Array.from(values) };
  return {
    memo: new FigureMemo(payees.length, Int32Array.from(payees), undefined, groups),
    laneOf: (value, place) => lanes.get(place * mostTexts + value) ?? -1,
  };
}
