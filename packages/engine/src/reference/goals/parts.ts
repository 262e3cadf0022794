/** Which phases of a goal a period holds, and what falls on them. */

import { add, type Fraction, zero } from "../../values/fraction.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { Breakdown, Node, Segment } from "./plan.js";

/** Phases that one segment plans. */
export interface PlannedPart {
  readonly segment: Segment;
  /** Indexes of shortest phases. */
  readonly phases: readonly number[];
}

/** The same of one unit. */
export interface OwnedPart extends PlannedPart {
  readonly node: Node;
}

/** The phases within a period, or the one that holds it, by who plans them. */
export function partsWithin({ phases, segments }: Breakdown, period: GrainPeriod): readonly PlannedPart[] {
  return segments.flatMap((segment): readonly PlannedPart[] => {
    const within = [...phases.entries()]
      .filter(([index, phase]) => index >= segment.start && index < segment.end && meets(phase, period))
      .map(([index]) => index);
    return within.length === 0 ? [] : [{ segment, phases: within }];
  });
}

function meets(phase: GrainPeriod, period: GrainPeriod): boolean {
  const isWithin = phase.from >= period.from && phase.through <= period.through;
  return isWithin || (phase.from <= period.from && phase.through >= period.through);
}

export function amountOf(amounts: readonly Fraction[], phases: readonly number[]): Fraction {
  return phases.reduce((sum, phase) => add(sum, amounts[phase] ?? zero), zero);
}

/** A unit of a level in each of the parts, or the one above it at the level that is read. */
export function ownedParts(
  parts: readonly PlannedPart[],
  level: number,
  key: string,
  read = level,
): readonly OwnedPart[] {
  return parts.flatMap((part): readonly OwnedPart[] => {
    const node = ancestor(part.segment.levels[level]?.get(key), level - read);
    return node === undefined ? [] : [{ ...part, node }];
  });
}

function ancestor(node: Node | undefined, steps: number): Node | undefined {
  return node === undefined || steps <= 0 ? node : ancestor(node.parent, steps - 1);
}
