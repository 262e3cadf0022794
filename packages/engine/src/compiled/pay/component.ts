/**
 * A component in the fixed order of operations: gate, pay, times, floor, cap, then one rounding; for all
 * lanes of a period at once.
 */

import { valueTooLarge } from "../../reference/run-faults.js";
import type { Component, ComponentVersion } from "../../rule-set.js";
import { withinBudget } from "../divide/budget.js";
import { rankedPay } from "../divide/rank.js";
import { sharedPay } from "../divide/share.js";
import { numbersAt, problem, settledPlaces, withoutGapValues } from "../evaluate/operand.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { type Frame, someLanes, whereIs } from "../frame.js";
import { powerOfTen, sizeOf } from "../numbers/integer.js";
import { multiplied, rounded, subtracted } from "../vectors/arithmetic.js";
import { GapBuilder, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { digitAt, isNarrow, type NumberVector, type Vector } from "../vectors/vector.js";
import { CreditPays } from "./credit-pays.js";
import { type Earned, earn } from "./earn.js";
import { askGates } from "./gates.js";
import { limited } from "./limits.js";
import { mergedNumbers, type Piece } from "./merged-numbers.js";
import { type BroughtIn, broughtIn, cappedLanes, keepPutOff, onTop, type PutOff } from "./put-off.js";
import { versionLanes } from "./version-lanes.js";

export function evaluateComponent(component: Component, frame: Frame): FigureNumbers {
  const pieces = versionLanes(component, frame).map(({ version, lanes }): Piece => {
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    const numbers = withoutBudget(component, version, inner);
    const { budget } = version;
    return {
      lanes,
      numbers: budget === undefined ? numbers : withinBudget(component, version, budget, numbers, inner),
    };
  });
  return mergedNumbers(pieces, frame.size, component.place);
}

/** What a component comes to for itself alone, before a budget that it shares with everybody's. */
export function withoutBudget(component: Component, version: ComponentVersion, frame: Frame): FigureNumbers {
  return mergedNumbers(gated(component, version, frame), frame.size, component.place);
}

/** Exact pay of each credit, `times` included, and lanes whose credits could not be walked. */
export interface ComponentPays {
  readonly pays: CreditPays;
  readonly problems: ReadonlyMap<number, Problem>;
}

/** Whether or not the amounts needed a walk. */
export function componentPays(component: Component, frame: Frame): ComponentPays {
  const all: CreditPays[] = [];
  const problems = new Map<number, Problem>();
  for (const { version, lanes } of versionLanes(component, frame)) {
    const { pay } = version;
    if (pay === undefined) continue;
    const inner = lanes.length === frame.size ? frame : someLanes(frame, lanes);
    const earned = earn({ ...version, pay }, inner, true);
    const factor = timesOf(version, inner);
    for (const [lane, problem] of earned.pay.gaps?.problems ?? []) problems.set(lanes[lane] ?? 0, problem);
    if (earned.pays === undefined) continue;
    const own = factor === undefined ? earned.pays : earned.pays.times({ ...factor, gaps: undefined });
    all.push(own.inLanes(lanes));
  }
  return { pays: CreditPays.joined(all), problems };
}

/** Lanes whose gates are a problem, those that are shut, and those that earn. */
function gated(component: Component, version: ComponentVersion, frame: Frame): readonly Piece[] {
  const pieces: Piece[] = [];
  const gates = askGates(version, frame);
  const brought = broughtIn(component, frame);
  const isBroken = (lane: number) => brought.problems.has(lane) && !gates.failing.has(lane);
  const failing = new Map([...gates.failing, ...[...brought.problems].filter(([lane]) => isBroken(lane))]);
  const open = brought.problems.size === 0 ? gates.open : gates.open.filter((lane) => !isBroken(lane));
  const shut = brought.problems.size === 0 ? gates.shut : gates.shut.filter((lane) => !isBroken(lane));
  if (failing.size > 0) {
    const lanes = Int32Array.from(failing.keys());
    const gaps = new GapBuilder(lanes.length);
    [...failing.values()].forEach((failure, lane) => {
      gaps.fail(lane, failure);
    });
    const built = gaps.build();
    if (built !== undefined) {
      const failed: Vector = { kind: "nothing", size: lanes.length, gaps: built };
      pieces.push({ lanes, numbers: { amount: failed, uncapped: failed } });
    }
  }
  const isCapped = version.caps.length > 0 ? 1 : 0;
  if (shut.length > 0) {
    const zero = constantNumber(0n, 0, shut.length, frame.run.settings.isWide);
    const waits = [...waitingIn(shut, brought)].map(([at, own]) => [shut[at] ?? 0, own] as const);
    keepPutOff(component, new Map(waits), frame);
    pieces.push({
      lanes: shut,
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
  if (open.length > 0) {
    const part = open.length === frame.size ? frame : someLanes(frame, open);
    const own = { ...brought, waiting: waitingIn(open, brought) };
    pieces.push({ lanes: open, numbers: opened(component, version, own, part) });
  }
  return pieces;
}

/** What waits for some of the lanes, by place among these. */
function waitingIn(lanes: Int32Array, { waiting }: BroughtIn): BroughtIn["waiting"] {
  const own = new Map<number, readonly PutOff[]>();
  if (waiting.size === 0) return own;
  for (const [at, lane] of lanes.entries()) {
    const left = waiting.get(lane);
    if (left !== undefined) own.set(at, left);
  }
  return own;
}

function opened(
  component: Component,
  version: ComponentVersion,
  brought: BroughtIn,
  frame: Frame,
): FigureNumbers {
  const { size } = frame;
  const earned = earnedBy(component, version, frame);
  const factor = timesOf(version, frame);
  const paid = factor === undefined ? earned.pay : multiplied(earned.pay, factor);
  const floored = limited(component, version.floors, "floor", paid, frame);
  const whole = onTop(floored, brought);
  const capped = cappedLanes(component, version.caps, whole, frame);
  const amount = roundedAmount(component, version, capped, frame);
  // Where anything of it is a problem, all of it is.
  const { gaps } = amount;
  return {
    amount,
    uncapped: { ...floored, gaps },
    excess: { ...subtracted({ ...whole, gaps: undefined }, { ...capped, gaps: undefined }), gaps },
    isCapped: new Uint8Array(size).fill(version.caps.length > 0 ? 1 : 0),
    ...(earned.pays && {
      hasPays: new Uint8Array(size).fill(1),
      pays: factor === undefined ? earned.pays : earned.pays.times({ ...factor, gaps: undefined }),
    }),
  };
}

/** By itself, or as a part of what is shared, or for a place among others. */
function earnedBy(component: Component, version: ComponentVersion, frame: Frame): Earned {
  const { pay, share, rank } = version;
  if (pay !== undefined) return earn({ ...version, pay }, frame, false);
  // A share and a prize are earned by no deal in particular.
  const pays = CreditPays.none();
  if (share !== undefined) return { pay: sharedPay(component, version, share, frame), pays };
  if (rank !== undefined) return { pay: rankedPay(component, version, rank, frame), pays };
  return { pay: constantNumber(0n, 0, frame.size, frame.run.settings.isWide), pays };
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
    if (sizeOf(BigInt(digitAt(amount.n, lane))) * scale < bound) continue;
    has = true;
    gaps.fail(
      lane,
      problem(() => valueTooLarge(whereIs(frame, lane, version.place), name)),
    );
  }
  return has ? { ...amount, gaps: gaps.build() } : amount;
}
