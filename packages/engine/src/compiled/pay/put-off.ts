/**
 * What a component's caps put off (`excess carried through D`): it comes on top of what the component's next
 * number earns, before that one's caps, in periods that end by the day.
 */

import type { Component, Limit } from "../../rule-set.js";
import { figureNumbers, lanesFor, viewOfNumbers } from "../figures/read-figure.js";
import { everyLane, type Frame } from "../frame.js";
import { grainUnit } from "../plan/figure-reach.js";
import { type Day, readDay } from "../time/calendar.js";
import { added, subtracted } from "../vectors/arithmetic.js";
import { failed, filled, type Gaps, type Problem } from "../vectors/gaps.js";
import { narrowed, type Ratio, ratioAt, wide } from "../vectors/numbers.js";
import { isNought, type NumberVector } from "../vectors/vector.js";
import { limited } from "./limits.js";

/** An amount that waits for room, and the last day on which it may be paid. */
export interface PutOff {
  readonly amount: Ratio;
  readonly through: Day;
}

/** By lane. */
export interface BroughtIn {
  readonly waiting: ReadonlyMap<number, readonly PutOff[]>;
  readonly problems: ReadonlyMap<number, Problem>;
}

const nothing: BroughtIn = { waiting: new Map(), problems: new Map() };

export function carriesExcess({ versions }: Component): boolean {
  return versions.some(({ caps }) => caps.some(({ excess }) => excess !== "lost"));
}

/** What earlier numbers of the component have put off until now. */
export function broughtIn(component: Component, frame: Frame): BroughtIn {
  const { run, view, period, owners } = frame;
  const { grain, name } = component;
  if (!carriesExcess(component) || period === undefined || grain.owner === "credit") return nothing;
  const figure = run.prepared.figure(name);
  const { calendar } = run.prepared;
  const waiting = new Map<number, readonly PutOff[]>();
  const problems = new Map<number, Problem>();
  const { memo, at } = lanesFor(figure, owners?.groups, frame);
  const before = calendar.touched(grainUnit(grain), { from: calendar.from, through: period.from - 1 });
  let open: readonly number[] = [...everyLane(frame.size)];
  for (const earlier of before.toReversed()) {
    if (open.length === 0) break;
    const { amount } = figureNumbers(figure, earlier, view, memo, run);
    const look = viewOfNumbers(name, earlier, view, run);
    const left = memo.putOff.get(keyOf(name, earlier.text, look.key));
    // Somebody who is out of the plan for a while finds waiting what was put off.
    open = open.filter((lane) => {
      const own = at === undefined ? lane : (at[lane] ?? 0);
      const state = amount.gaps?.at[own] ?? filled;
      const problem = amount.gaps?.problems.get(own);
      if (state === failed && problem !== undefined) problems.set(lane, problem);
      else if (amount.kind !== "number" || state !== filled) return true;
      const still = (left?.get(own) ?? []).filter(({ through }) => period.through <= through);
      if (problem === undefined && still.length > 0) waiting.set(lane, still);
      return false;
    });
  }
  return { waiting, problems };
}

/** With what was brought in. */
export function onTop(value: NumberVector, { waiting }: BroughtIn): NumberVector {
  if (waiting.size === 0) return value;
  const sums = Array.from({ length: value.size }, (_, lane) =>
    (waiting.get(lane) ?? []).reduce(
      (sum, { amount: { n, d } }): Ratio => ({ n: sum.n * d + n * sum.d, d: sum.d * d }),
      { n: 0n, d: 1n },
    ),
  );
  const more = wide(
    sums.map(({ n }) => n),
    0,
    undefined,
    sums.map(({ d }) => d),
  );
  return { ...added({ ...value, gaps: undefined }, narrowed(more)), gaps: value.gaps };
}

type Cap = Limit & { readonly excess: Component["versions"][number]["caps"][number]["excess"] };

/** Cuts at every cap, and keeps what those that carry have cut. */
export function cappedLanes(
  component: Component,
  caps: readonly Cap[],
  value: NumberVector,
  frame: Frame,
): NumberVector {
  if (caps.every(({ excess }) => excess === "lost")) return limited(component, caps, "cap", value, frame);
  const left = new Map<number, PutOff[]>();
  let result = value;
  for (const cap of caps) {
    const before = result;
    result = limited(component, [cap], "cap", before, frame);
    const through = cap.excess === "lost" ? undefined : readDay(cap.excess.carriedThrough);
    if (through === undefined) continue;
    const cut = subtracted({ ...before, gaps: undefined }, { ...result, gaps: undefined });
    for (let lane = 0; lane < cut.size; lane += 1) {
      if (isNought(cut.n, lane) || isGap(result.gaps, lane)) continue;
      const own = left.get(lane) ?? [];
      left.set(lane, own);
      own.push({ amount: ratioAt(cut, lane), through });
    }
  }
  keepPutOff(component, left, frame);
  return result;
}

function isGap(gaps: Gaps | undefined, lane: number): boolean {
  return (gaps?.at[lane] ?? filled) !== filled;
}

/** For the component's next number, by the lanes in which its numbers are kept. */
export function keepPutOff(
  { name }: Component,
  left: ReadonlyMap<number, readonly PutOff[]>,
  { view, period, owners }: Frame,
): void {
  if (left.size === 0 || period === undefined || owners === undefined) return;
  const { memo, at } = owners;
  const key = keyOf(name, period.text, view.key);
  const kept = memo.putOff.get(key) ?? new Map<number, readonly PutOff[]>();
  memo.putOff.set(key, kept);
  for (const [lane, own] of left) kept.set(at === undefined ? lane : (at[lane] ?? 0), own);
}

function keyOf(component: string, period: string, view: string): string {
  return [component, period, view].join("\u0000");
}
