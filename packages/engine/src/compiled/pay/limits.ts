/** Floors and caps: of the component's own number, or of a longer window less what its earlier periods used. */

import { limitWindow } from "../../limit-window.js";
import { nameOf } from "../../reference/label.js";
import type { Component, Limit } from "../../rule-set.js";
import { extreme } from "../evaluate/arithmetic.js";
import { numbersAt, settled } from "../evaluate/operand.js";
import { distinctLanes, type KeptLanes } from "../figures/owner-lanes.js";
import { figureNumbers, lanesFor } from "../figures/read-figure.js";
import { everyLane, type Frame, frameOf, type Groups, someLanes } from "../frame.js";
import { stintsOf, valuesWithin } from "../groups/stints.js";
import { type Definition, grainUnit } from "../plan/figure-reach.js";
import type { Period } from "../time/periods.js";
import { added, subtracted } from "../vectors/arithmetic.js";
import { bothGaps, filled, GapBuilder, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";
import { usedByCredits } from "./credits-so-far.js";

/** Raised to every floor, or cut at every cap. */
export function limited(
  component: Component,
  limits: readonly Limit[],
  step: "floor" | "cap",
  value: NumberVector,
  frame: Frame,
): NumberVector {
  let result = value;
  for (const limit of limits) {
    const bound = boundOf(component, limit, step, frame);
    const next = extreme(
      { ...result, gaps: undefined },
      { ...bound, gaps: undefined },
      step === "floor" ? 1 : -1,
    );
    result = { ...next, gaps: bothGaps(result.gaps, bound.gaps) };
  }
  return result;
}

/** What a limit leaves for this period: of a longer window, less what its earlier periods used. */
function boundOf(component: Component, limit: Limit, step: "floor" | "cap", frame: Frame): NumberVector {
  const { run, view, period, owners, size } = frame;
  const window = limitWindow(limit, component.grain);
  if (window === undefined || period === undefined || owners === undefined)
    return numbersAt(limit.value, frame);
  const { calendar, prepared } = { calendar: run.prepared.calendar, prepared: run.prepared };
  const whole = calendar.at(window.per, period.from);
  const inner = frameOf({ run, view, size, period: whole, owners });
  const value = settled(
    numbersAt(limit.value, inner),
    limit.place,
    () => nameOf(prepared, limit.value),
    frame,
  );
  const { used, hasEarlier, problems } =
    component.grain.owner === "credit"
      ? usedByCredits(component, whole, frame)
      : usedByPeriods(component, whole, frame);
  const gaps = new GapBuilder(size, value.gaps);
  for (const [lane, problem] of problems) gaps.fail(lane, problem);
  const zero = constantNumber(0n, 0, size, run.settings.isWide);
  const plain = { ...value, gaps: undefined };
  const left = subtracted(plain, used);
  // A cap that was used up pays nothing more; it takes nothing back.
  const rest = step === "floor" ? left : extreme(left, zero, 1);
  return { ...chosen(hasEarlier, plain, rest), gaps: gaps.build() };
}

interface Used {
  readonly used: NumberVector;
  /** 1 where any earlier number was used for it. */
  readonly hasEarlier: Uint8Array;
  readonly problems: ReadonlyMap<number, Problem>;
}

function usedByPeriods(component: Component, window: Period, frame: Frame): Used {
  const { size, run } = frame;
  const zero = constantNumber(0n, 0, size, run.settings.isWide);
  let used: NumberVector = zero;
  const hasEarlier = new Uint8Array(size);
  const problems = new Map<number, Problem>();
  for (const { lanes, amount } of earlierAmounts(component, window, frame)) {
    const isThere = new Uint8Array(size);
    const at = new Int32Array(size);
    for (const [index, lane] of lanes.entries()) {
      const problem = amount.gaps?.problems.get(index);
      if (problem !== undefined && !problems.has(lane)) problems.set(lane, problem);
      else if (amount.kind === "number" && (amount.gaps?.at[index] ?? filled) === filled) {
        isThere[lane] = 1;
        hasEarlier[lane] = 1;
        at[lane] = index;
      }
    }
    if (amount.kind !== "number" || lanes.length === 0) continue;
    used = added(used, chosen(isThere, zero, takeLanes({ ...amount, gaps: undefined }, at)));
  }
  return { used, hasEarlier, problems };
}

interface EarlierAmounts {
  readonly lanes: Int32Array;
  readonly amount: Vector;
}

/** Of the component's periods in a window before the frame's, and of parts of the frame's that began before. */
function earlierAmounts(component: Component, window: Period, frame: Frame): readonly EarlierAmounts[] {
  const { run, view, period, owners, size } = frame;
  const { grain, name } = component;
  if (period === undefined) return [];
  const figure = run.prepared.figure(name);
  const days = { from: window.from, through: period.from - 1 };
  const periods = run.prepared.calendar.touched(grainUnit(grain), days);
  const cut = grain.owner === "payee" ? grain.cut : undefined;
  if (cut === undefined) {
    const { memo, at } = lanesFor(figure, owners?.groups, frame);
    return periods.map((before) => {
      const { amount } = figureNumbers(figure, before, view, memo, run);
      return { lanes: everyLane(size), amount: at === undefined ? amount : takeLanes(amount, at) };
    });
  }
  const stints = stintsOf(run, view, cut);
  const place = (lane: number) => run.indexOf(owners?.payees?.[lane] ?? -1);
  const own = (lane: number) => {
    const values = valuesWithin(stints, place(lane), period);
    return values.slice(0, Math.max(values.indexOf(owners?.groups?.values[lane] ?? -1), 0));
  };
  return [...periods, period].flatMap((before) => {
    const parts = Array.from(everyLane(size), (lane) =>
      before === period ? own(lane) : valuesWithin(stints, place(lane), before),
    );
    const most = parts.reduce((count, values) => Math.max(count, values.length), 0);
    return Array.from({ length: most }, (_, round): EarlierAmounts => {
      const lanes = everyLane(size).filter((lane) => parts[lane]?.[round] !== undefined);
      const values = lanes.map((lane) => parts[lane]?.[round] ?? -1);
      const inner = someLanes(frame, lanes);
      const groups = { column: cut, values };
      // Parts of one period wait for one another.
      const { memo, at } =
        before === period ? partsAlone(figure, groups, inner) : lanesFor(figure, groups, inner);
      const { amount } = figureNumbers(figure, before, view, memo, run);
      return { lanes, amount: at === undefined ? amount : takeLanes(amount, at) };
    });
  });
}

function partsAlone(
  { definition }: Definition,
  groups: Groups,
  { run, view, owners, size }: Frame,
): KeptLanes {
  const limits = run.prepared.reach(definition.name).readsCredits ? owners?.limits : undefined;
  const pool = limits === undefined ? view.epoch.memos : owners?.memo.pool;
  return distinctLanes({ size, payees: owners?.payees, groups, limits }, pool ?? new Map());
}
