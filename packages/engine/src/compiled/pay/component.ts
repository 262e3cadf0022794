/**
 * A component in the fixed order of operations: gate, pay, times, floor, cap, then one rounding; for all
 * lanes of a period at once.
 */

import { valueTooLarge } from "../../reference/run-faults.js";
import type { Component, ComponentVersion } from "../../rule-set.js";
import { decide } from "../evaluate/decide.js";
import { noValues, numbersAt, problem, settledPlaces, withoutGapValues } from "../evaluate/operand.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { everyLane, type Frame, lanesWith, someLanes, whereIs } from "../frame.js";
import { powerOfTen, sizeOf } from "../numbers/integer.js";
import { overlap } from "../time/periods.js";
import { standingDuring, startOf } from "../time/versions.js";
import { Uncovered } from "../uncovered.js";
import { multiplied, rounded, subtracted } from "../vectors/arithmetic.js";
import { filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part, put } from "../vectors/select.js";
import { isNarrow, type NumberVector, type Vector } from "../vectors/vector.js";
import { CreditPays } from "./credit-pays.js";
import { earn, type PayingVersion } from "./earn.js";
import { limited } from "./limits.js";

interface Piece {
  readonly lanes: Int32Array;
  readonly numbers: FigureNumbers;
}

export function evaluateComponent(component: Component, frame: Frame): FigureNumbers {
  const pieces = versionLanes(component, frame).flatMap(({ version, lanes }): readonly Piece[] => {
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    return gated(component, version, inner).map(({ lanes: own, numbers }) => ({
      lanes: own.map((lane) => lanes[lane] ?? 0),
      numbers,
    }));
  });
  return together(pieces, frame, component);
}

/** Exact pay of each credit, `times` included, whether or not the amounts needed a walk. */
export function componentPays(component: Component, frame: Frame): CreditPays {
  const pays = versionLanes(component, frame).flatMap(({ version, lanes }): readonly CreditPays[] => {
    const { pay } = version;
    if (pay === undefined) return [];
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    const earned = earn({ ...version, pay }, inner, true);
    const factor = timesOf(version, inner);
    const own = earned.pays === undefined ? [] : [earned.pays];
    return own.map((each) =>
      (factor === undefined ? each : each.times({ ...factor, gaps: undefined })).inLanes(lanes),
    );
  });
  return CreditPays.joined(pays);
}

/** The versions that stand, once they have begun, each with its lanes. */
function versionLanes(
  component: Component,
  { period, owners, run, view, size }: Frame,
): readonly { readonly version: ComponentVersion; readonly lanes: Int32Array }[] {
  if (period === undefined) return [];
  const days = overlap(period, run.prepared.calendar) ?? period;
  const { versions } = component;
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  const general = isOwn ? -1 : standingDuring(versions, undefined, days);
  const standing = new Int32Array(size).fill(general);
  if (isOwn) {
    for (let lane = 0; lane < size; lane += 1) {
      const payee = owners?.payees?.[lane];
      standing[lane] = standingDuring(
        versions,
        payee === undefined ? undefined : run.texts.textOf(payee),
        days,
      );
    }
  }
  return versions.flatMap((version, index) => {
    if (startOf(version) > view.asOf) return [];
    const lanes = lanesWith(standing, index);
    return lanes.length === 0 ? [] : [{ version, lanes }];
  });
}

/** Lanes whose gates are a problem, those that are shut, and those that earn. */
function gated(component: Component, version: ComponentVersion, frame: Frame): readonly Piece[] {
  const pieces: Piece[] = [];
  let open = everyLane(frame.size);
  let part = frame;
  const shut: number[] = [];
  for (const { rule } of version.gates) {
    if (open.length === 0) break;
    const answer = decide(rule, part);
    const failing: number[] = [];
    const left: number[] = [];
    for (let index = 0; index < open.length; index += 1) {
      if ((answer.gaps?.at[index] ?? filled) !== filled) failing.push(index);
      else if (answer.yes[index] === 1) left.push(index);
      else shut.push(open[index] ?? 0);
    }
    if (failing.length > 0 && answer.gaps !== undefined) {
      const lanes = Int32Array.from(failing, (index) => open[index] ?? 0);
      const gaps = new GapBuilder(lanes.length);
      failing.forEach((index, lane) => {
        const failure = answer.gaps?.problems.get(index);
        if (failure !== undefined) gaps.fail(lane, failure);
      });
      const built = gaps.build();
      if (built !== undefined) {
        const failed: Vector = { kind: "nothing", size: lanes.length, gaps: built };
        pieces.push({ lanes, numbers: { amount: failed, uncapped: failed } });
      }
    }
    if (left.length < open.length) {
      open = Int32Array.from(left, (index) => open[index] ?? 0);
      part = someLanes(frame, open);
    }
  }
  const isCapped = version.caps.length > 0 ? 1 : 0;
  if (shut.length > 0) {
    const zero = constantNumber(0n, 0, shut.length, frame.run.settings.isWide);
    pieces.push({
      lanes: Int32Array.from(shut).sort(),
      numbers: {
        amount: rounded(zero, component.rounding.places, component.rounding.mode),
        uncapped: zero,
        excess: zero,
        isCapped: new Uint8Array(shut.length).fill(isCapped),
        pays: CreditPays.none(),
        hasPays: new Uint8Array(shut.length).fill(1),
      },
    });
  }
  if (open.length > 0) pieces.push({ lanes: open, numbers: opened(component, version, part) });
  return pieces;
}

function opened(component: Component, version: ComponentVersion, frame: Frame): FigureNumbers {
  const { pay } = version;
  const { size } = frame;
  if (pay === undefined) throw new Uncovered("a share or a rank", version.place);
  const paying: PayingVersion = { ...version, pay };
  const earned = earn(paying, frame, false);
  const factor = timesOf(version, frame);
  const paid = factor === undefined ? earned.pay : multiplied(earned.pay, factor);
  const floored = limited(component, version.floors, "floor", paid, frame);
  const capped = limited(component, version.caps, "cap", floored, frame);
  const amount = roundedAmount(component, version, capped, frame);
  // Where anything of it is a problem, all of it is.
  const { gaps } = amount;
  return {
    amount,
    uncapped: { ...floored, gaps },
    excess: { ...subtracted({ ...floored, gaps: undefined }, { ...capped, gaps: undefined }), gaps },
    isCapped: new Uint8Array(size).fill(version.caps.length > 0 ? 1 : 0),
    ...(earned.pays && {
      hasPays: new Uint8Array(size).fill(1),
      pays: factor === undefined ? earned.pays : earned.pays.times({ ...factor, gaps: undefined }),
    }),
  };
}

/** All `times` of a version as one factor. */
function timesOf({ times }: ComponentVersion, frame: Frame): NumberVector | undefined {
  const [first, ...others] = times.map(({ value }) => numbersAt(value, frame));
  return first && others.reduce(multiplied, first);
}

const tooLarge = powerOfTen(22 + settledPlaces);

function roundedAmount(
  component: Component,
  version: ComponentVersion,
  value: NumberVector,
  frame: Frame,
): NumberVector {
  const { rounding, name } = component;
  const amount = withoutGapValues(rounded(value, rounding.places, rounding.mode));
  if (isNarrow(amount)) return amount;
  const gaps = new GapBuilder(amount.size, amount.gaps);
  let has = false;
  const scale = powerOfTen(Math.max(settledPlaces - amount.scale, 0));
  const bound = tooLarge * powerOfTen(Math.max(amount.scale - settledPlaces, 0));
  for (let lane = 0; lane < amount.size; lane += 1) {
    if (sizeOf(BigInt(amount.n[lane] ?? 0)) * scale < bound) continue;
    has = true;
    gaps.fail(
      lane,
      problem(() => valueTooLarge(whereIs(frame, lane, version.place), name)),
    );
  }
  return has ? { ...amount, gaps: gaps.build() } : amount;
}

function together(pieces: readonly Piece[], frame: Frame, { place }: Component): FigureNumbers {
  const { size } = frame;
  const [only] = pieces;
  if (only === undefined) return { amount: noValues(size), uncapped: noValues(size) };
  if (pieces.length === 1 && only.lanes.length === size) return only.numbers;
  const all = (pick: (numbers: FigureNumbers) => Vector | undefined): Vector => {
    const parts = pieces.flatMap(({ lanes, numbers }): readonly Part[] => {
      const vector = pick(numbers);
      return vector === undefined ? [] : [{ lanes, vector }];
    });
    return mergedParts(size, parts, place);
  };
  const amount = all((numbers) => numbers.amount);
  const excess = all(({ excess }) => excess);
  const isCapped = new Uint8Array(size);
  for (const { lanes, numbers } of pieces) put(isCapped, numbers.isCapped, lanes);
  const pays = pieces.flatMap(({ lanes, numbers }) => numbers.pays?.inLanes(lanes) ?? []);
  const hasPays = new Uint8Array(size);
  for (const { lanes, numbers } of pieces) put(hasPays, numbers.hasPays, lanes);
  return {
    amount,
    uncapped: all(({ uncapped }) => uncapped),
    isCapped,
    ...(excess.kind === "number" && { excess: { ...excess, gaps: amount.gaps } }),
    ...(pays.length > 0 && { pays: CreditPays.joined(pays), hasPays }),
  };
}
