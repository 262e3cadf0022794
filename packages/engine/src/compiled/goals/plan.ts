/** What a goal comes to when it is broken down, in whole units of its rounding: segments of phases, levels of units. */

import type { GoalVersion } from "../../rule-set.js";
import type { Day } from "../time/calendar.js";
import type { Period } from "../time/periods.js";
import type { Problem } from "../vectors/gaps.js";

export interface Breakdown {
  /** The shortest phases, in time. */
  readonly phases: readonly Period[];
  readonly segments: readonly Segment[];
}

/** Phases that one version of the goal plans. */
export interface Segment {
  readonly version: GoalVersion;
  /** Index of its first phase, and of the first one that is not its own. */
  readonly start: number;
  readonly end: number;
  /** On which it was planned. */
  readonly day: Day;
  /** The goal as written, before `cover`. */
  readonly goal: readonly bigint[];
  /** What is broken down of it. */
  readonly top: Node;
  /** By level, in order, and code of the unit's key. */
  readonly levels: readonly ReadonlyMap<number, Node>[];
  readonly problems: readonly Problem[];
}

/** A unit, and what is asked of it in each of the shortest phases. */
export interface Node {
  /** Code of a text; -1 for the plan. */
  readonly key: number;
  readonly parent?: Node;
  readonly amounts: readonly bigint[];
  /** Why nothing can be said of it. */
  readonly failed?: Problem;
}

export function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** What falls on the phases that a segment plans for good. */
export function ownPart({ start, end }: Pick<Segment, "start" | "end">, amounts: readonly bigint[]): bigint {
  return sumOf(amounts.slice(start, end));
}

/** The phases within a period, or the one that holds it, by the segment that plans them. */
export interface PlannedPart {
  readonly segment: Segment;
  readonly phases: readonly number[];
}

export function partsWithin({ phases, segments }: Breakdown, period: Period): readonly PlannedPart[] {
  return segments.flatMap((segment): readonly PlannedPart[] => {
    const own = [...phases.keys()].filter((index) => {
      const phase = phases[index];
      return index >= segment.start && index < segment.end && phase !== undefined && meets(phase, period);
    });
    return own.length === 0 ? [] : [{ segment, phases: own }];
  });
}

function meets(phase: Period, period: Period): boolean {
  const isWithin = phase.from >= period.from && phase.through <= period.through;
  return isWithin || (phase.from <= period.from && phase.through >= period.through);
}

export function amountOf(amounts: readonly bigint[], phases: readonly number[]): bigint {
  return phases.reduce((sum, phase) => sum + (amounts[phase] ?? 0n), 0n);
}

/** A unit of a level in a part, or the one so many levels above it. */
export function nodeOf(
  { segment }: PlannedPart,
  level: number,
  key: number,
  above: number,
): Node | undefined {
  let node = segment.levels[level]?.get(key);
  for (let step = 0; step < above; step += 1) node = node?.parent;
  return node;
}
