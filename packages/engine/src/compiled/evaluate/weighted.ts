/** The weighted mean of several items, of which some may have no value. */

import { nameOf } from "../../reference/label.js";
import { absentValue, noItemHasValue, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Slot, WeightedItem } from "../../rule-set.js";
import { type Frame, whereIs } from "../frame.js";
import { kindWords } from "../rows/value-text.js";
import { added, divided, multiplied } from "../vectors/arithmetic.js";
import { empty, filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { isNought, type NumberVector, type Vector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { absence, numbersAt, problem, shortEnough } from "./operand.js";

type Weighted = Extract<Expression, { op: "weighted" }>;

export function weightedMean(slot: Slot, { items, missing, place }: Weighted, frame: Frame): Vector {
  const { size, run } = frame;
  const gaps = new GapBuilder(size);
  const zero = constantNumber(0n, 0, size, run.settings.isWide);
  let total: NumberVector = zero;
  let sum: NumberVector = zero;
  for (const item of items) {
    const weight = numbersAt(item.weight, frame);
    for (const [lane, failure] of weight.gaps?.problems ?? []) gaps.fail(lane, failure);
    const { value, isMissing } = itemValues(item, missing === "fault", gaps, frame);
    const plain = { ...weight, gaps: undefined };
    // What is missing weighs nothing, or counts nought.
    const counting = missing === "zero" ? plain : chosen(isMissing, plain, zero);
    total = added(total, counting);
    sum = added(sum, multiplied(counting, chosen(isMissing, value, zero)));
  }
  const { n } = total;
  for (let lane = 0; lane < size; lane += 1) {
    if (!isNought(n, lane) || gaps.isGap(lane)) continue;
    gaps.fail(
      lane,
      absence(() => noItemHasValue(whereIs(frame, lane, place), nameOf(run.prepared, slot))),
    );
  }
  return shortEnough(divided(sum, total, gaps.build()), slot, frame);
}

/** What an item is worth; what `else` would answer, and nothing, make it missing. */
function itemValues(
  { name, value: slot }: WeightedItem,
  isFault: boolean,
  gaps: GapBuilder,
  frame: Frame,
): { readonly value: NumberVector; readonly isMissing: Uint8Array } {
  const { size, run } = frame;
  const found = evaluate(slot, frame);
  const { place } = run.prepared.expression(slot);
  const isMissing = new Uint8Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const state = found.gaps?.at[lane] ?? filled;
    const failure = found.gaps?.problems.get(lane);
    if (failure !== undefined) {
      if (isFault || !failure.answeredByElse) gaps.fail(lane, failure);
      else isMissing[lane] = 1;
    } else if (state === empty) {
      if (isFault)
        gaps.fail(
          lane,
          absence(() => absentValue(whereIs(frame, lane, place), name)),
        );
      else isMissing[lane] = 1;
    } else if (found.kind !== "number") {
      const kind = kindWords(found, lane);
      gaps.fail(
        lane,
        problem(() => wrongValue(whereIs(frame, lane, place), name, kind, "a number")),
      );
    }
  }
  const value = found.kind === "number" ? found : constantNumber(0n, 0, size, run.settings.isWide);
  return { value: { ...value, gaps: undefined }, isMissing };
}
