/** What has versions: parameters, tables and tiers, of which each lane has the one that stands for it. */

import { noneInForce } from "../../reference/run-faults.js";
import type { Place, Scope, Slot } from "../../rule-set.js";
import { type Frame, someLanes, whereIs } from "../frame.js";
import { dayText } from "../time/calendar.js";
import { isDated, standingOn } from "../time/versions.js";
import { failed, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import type { Vector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { absence } from "./operand.js";
import { readingDays } from "./reading.js";

export interface Standing {
  /** Index of the version, -1 where there is none. */
  readonly version: Int32Array;
  readonly problems: ReadonlyMap<number, Problem>;
}

/** The version that stands in each lane: the figure's payee's, or the receiver's where a credit is in scope. */
export function standingVersions(
  versions: readonly Scope[],
  name: string,
  place: Place,
  frame: Frame,
): Standing {
  const { size, run } = frame;
  const dated = isDated(versions);
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  const version = new Int32Array(size);
  const problems = new Map<number, Problem>();
  const fail = (lane: number, day: number) =>
    problems.set(
      lane,
      absence(() => noneInForce(whereIs(frame, lane, place), name, dayText(day))),
    );
  if (!dated && !isOwn) {
    const only = standingOn(versions, undefined, 0);
    version.fill(only);
    if (only < 0) for (let lane = 0; lane < size; lane += 1) fail(lane, 0);
    return { version, problems };
  }
  const reading = dated ? readingDays(frame, place) : undefined;
  const { owners, credits } = frame;
  const cache = new Map<number, number>();
  for (let lane = 0; lane < size; lane += 1) {
    const noDay = reading?.gaps?.problems.get(lane);
    if (noDay !== undefined) {
      version[lane] = -1;
      problems.set(lane, noDay);
      continue;
    }
    const day = reading?.days[lane] ?? 0;
    const payee = !isOwn
      ? undefined
      : (owners?.payees?.[lane] ?? credits?.part.payees[credits.at[lane] ?? 0]);
    const cached = payee === undefined ? cache.get(day) : undefined;
    const standing =
      cached ?? standingOn(versions, payee === undefined ? undefined : run.texts.textOf(payee), day);
    if (payee === undefined) cache.set(day, standing);
    version[lane] = standing;
    if (standing < 0) fail(lane, day);
  }
  return { version, problems };
}

/** Calculates each version for the lanes in which it stands. */
export function byVersion(
  standing: Standing,
  count: number,
  frame: Frame,
  place: Place,
  calculate: (version: number, frame: Frame) => Vector,
): Vector {
  const { version, problems } = standing;
  const { size } = frame;
  const first = version[0] ?? -1;
  if (size > 0 && first >= 0 && version.every((each) => each === first)) return calculate(first, frame);
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    const lanes = lanesOf(version, index);
    if (lanes.length > 0) parts.push({ lanes, vector: calculate(index, someLanes(frame, lanes)) });
  }
  const without = lanesOf(version, -1);
  if (without.length > 0) {
    const own = new Map<number, Problem>();
    without.forEach((lane, index) => {
      const failure = problems.get(lane);
      if (failure !== undefined) own.set(index, failure);
    });
    const at = new Uint8Array(without.length).fill(failed);
    parts.push({
      lanes: without,
      vector: { kind: "nothing", size: without.length, gaps: { at, problems: own } },
    });
  }
  return mergedParts(size, parts, place);
}

function lanesOf(version: Int32Array, index: number): Int32Array {
  const lanes: number[] = [];
  for (let lane = 0; lane < version.length; lane += 1) if (version[lane] === index) lanes.push(lane);
  return Int32Array.from(lanes);
}

export function readParameter(name: string, place: Place, frame: Frame): Vector {
  const { run, size } = frame;
  const given = run.prepared.given(name, run.facts);
  if (given !== undefined) {
    switch (given.kind) {
      case "number":
        return constantNumber(given.units, given.scale, size, run.settings.isWide);
      case "text":
      case "payee":
        return {
          kind: given.kind,
          size,
          gaps: undefined,
          codes: new Int32Array(size).fill(run.texts.codeOf(given.text)),
        };
      case "date":
        return { kind: "date", size, gaps: undefined, days: new Int32Array(size).fill(given.day) };
      case "yesno":
        return { kind: "yesno", size, gaps: undefined, yes: new Uint8Array(size).fill(given.yes ? 1 : 0) };
      case "period":
        return { kind: "period", size, gaps: undefined, codes: new Float64Array(size).fill(given.code) };
    }
  }
  const versions = run.prepared.parameter(name)?.versions ?? [];
  const standing = standingVersions(versions, name, place, frame);
  return byVersion(standing, versions.length, frame, place, (version, inner) => {
    const slot = versions[version]?.value;
    return slot === undefined ? mergedParts(inner.size, [], place) : evaluate(slot, inner);
  });
}

/** Of a frame of one lane: the value of the version that stands. */
export function parameterSlot(name: string, place: Place, frame: Frame): Slot | undefined {
  if (frame.run.prepared.given(name, frame.run.facts) !== undefined) return undefined;
  const versions = frame.run.prepared.parameter(name)?.versions ?? [];
  const { version } = standingVersions(versions, name, place, frame);
  return versions[version[0] ?? -1]?.value;
}
