/** The order of an outcome's lines, which depends on what they are and never on how they were found. */

import { compareText } from "../values/compare-text.js";
import type { GrainPeriod } from "./time/grain-period.js";

/** A line with what it is sorted by. */
export interface Placed<T> {
  readonly line: T;
  readonly period: GrainPeriod;
  readonly payee: string;
  /** Among the figures of the plan, or the components of the payout. */
  readonly position: number;
}

/** By period, payee and position; lines equal in all three stay as they were. */
export function inOrder<T>(lines: readonly Placed<T>[]): readonly T[] {
  return [...lines].sort(comparePlaced).map(({ line }) => line);
}

function comparePlaced(a: Placed<unknown>, b: Placed<unknown>): number {
  return (
    a.period.from - b.period.from ||
    a.period.through - b.period.through ||
    compareText(a.period.text, b.period.text) ||
    compareText(a.payee, b.payee) ||
    a.position - b.position
  );
}
