/** The order of an outcome's lines: by period, payee and position; lines equal in all three stay as they were. */

import { orderTexts } from "../rows/texts.js";
import type { Period } from "../time/periods.js";

export interface Placed<T> {
  readonly line: T;
  readonly period: Period;
  readonly payee: string;
  readonly position: number;
}

export function inOrder<T>(lines: readonly Placed<T>[]): readonly T[] {
  const order = (a: Placed<T>, b: Placed<T>) =>
    a.period.from - b.period.from ||
    a.period.through - b.period.through ||
    orderTexts(a.period.text, b.period.text) ||
    orderTexts(a.payee, b.payee) ||
    a.position - b.position;
  return [...lines].sort(order).map(({ line }) => line);
}
