/** Floors and caps: of the component's own number, or of a longer window less what its earlier periods used. */

import { limitWindow } from "../../limit-window.js";
import { nameOf } from "../../reference/label.js";
import type { Component, Limit } from "../../rule-set.js";
import { extreme } from "../evaluate/arithmetic.js";
import { numbersAt, settled } from "../evaluate/operand.js";
import { figureNumbers, lanesFor } from "../figures/read-figure.js";
import { type Frame, frameOf } from "../frame.js";
import { grainUnit } from "../plan/figure-reach.js";
import { Uncovered } from "../uncovered.js";
import { added, subtracted } from "../vectors/arithmetic.js";
import { bothGaps, filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { type NumberVector, takeLanes } from "../vectors/vector.js";

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
  if (component.grain.owner === "credit")
    throw new Uncovered("a limit of several credits together", limit.place);
  const { calendar, prepared } = { calendar: run.prepared.calendar, prepared: run.prepared };
  const whole = calendar.at(window.per, period.from);
  const inner = frameOf({ run, view, size, period: whole, owners });
  const value = settled(
    numbersAt(limit.value, inner),
    limit.place,
    () => nameOf(prepared, limit.value),
    frame,
  );
  const figure = prepared.figure(component.name);
  const { memo, at } = lanesFor(figure, owners.groups, frame);
  const zero = constantNumber(0n, 0, size, run.settings.isWide);
  let used: NumberVector = zero;
  const hasEarlier = new Uint8Array(size);
  const gaps = new GapBuilder(size, value.gaps);
  for (const before of calendar.touched(grainUnit(component.grain), {
    from: whole.from,
    through: period.from - 1,
  })) {
    const { amount } = figureNumbers(figure, before, view, memo, run);
    const own = at === undefined ? amount : takeLanes(amount, at);
    const isThere = new Uint8Array(size);
    for (let lane = 0; lane < size; lane += 1) {
      const problem = own.gaps?.problems.get(lane);
      if (problem !== undefined) gaps.fail(lane, problem);
      else if (own.kind === "number" && (own.gaps?.at[lane] ?? filled) === filled) isThere[lane] = 1;
    }
    if (own.kind !== "number") continue;
    used = added(used, chosen(isThere, zero, { ...own, gaps: undefined }));
    isThere.forEach((each, lane) => {
      if (each === 1) hasEarlier[lane] = 1;
    });
  }
  const plain = { ...value, gaps: undefined };
  const left = subtracted(plain, used);
  // A cap that was used up pays nothing more; it takes nothing back.
  const rest = step === "floor" ? left : extreme(left, zero, 1);
  return { ...chosen(hasEarlier, plain, rest), gaps: gaps.build() };
}
