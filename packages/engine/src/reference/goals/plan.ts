/** What a goal comes to when it is broken down: segments of phases, levels of units. */

import type { Goal, GoalLimit, GoalVersion } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { add, type Fraction, zero } from "../../values/fraction.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { NumberValue, Problem } from "../value.js";

export interface Breakdown {
  readonly kind: "breakdown";
  /** The shortest phases, in time. */
  readonly phases: readonly GrainPeriod[];
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
  /** The goal as written, before `cover`; of each phase, nothing before `start`. */
  readonly goal: readonly Fraction[];
  /** What is broken down of it. */
  readonly top: Node;
  /** By level, in order, and key. */
  readonly levels: readonly ReadonlyMap<string, Node>[];
  readonly faults: readonly Problem[];
}

/** A unit, what is asked of it in each of the shortest phases, and how that came about. */
export interface Node {
  readonly key: string;
  readonly parent?: Node;
  readonly amounts: readonly Fraction[];
  /** Why nothing can be said of it. */
  readonly failed?: Problem;
  /** Of the plan itself. */
  readonly asked?: { readonly value: NumberValue; readonly cover?: NumberValue; readonly past: Fraction };
  /** Of every other unit. */
  readonly weighed?: {
    readonly weight: NumberValue;
    /** What those who are held at a limit take before the others share, and what these weigh. */
    readonly others: { readonly held: Fraction; readonly weight: Fraction };
    readonly limits?: Limits;
    /** The limit at which the unit is held. */
    readonly at?: "least" | "most";
  };
}

/** Between which parts a unit is held; what the limits are shares of is for the whole period. */
export interface Limits {
  readonly least: Fraction;
  readonly most: Fraction;
  readonly from: NumberValue;
  readonly through: NumberValue;
  readonly of: NumberValue;
  /** What of it is planned already. */
  readonly past: Fraction;
  readonly clipped: GoalLimit["clipped"];
}

/** What is planned at once: by which version, for which phases, as everything stands on which day. */
export interface Planned {
  readonly goal: Goal;
  readonly version: GoalVersion;
  readonly start: number;
  readonly end: number;
  readonly day: Day;
  readonly period: GrainPeriod;
  /** What is planned already for the phases before. */
  readonly before: readonly Segment[];
}

/** What falls on the phases that a segment plans for good. */
export function ownPart(
  { start, end }: Pick<Segment, "start" | "end">,
  amounts: readonly Fraction[],
): Fraction {
  return sumOf(amounts.slice(start, end));
}

export function sumOf(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce(add, zero);
}
