/** Periods of an example in the order of time, whatever their length. */

import { lastDayOf, parsePeriod } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";

/** Sorted by the day on which their periods end; what ends together stays in its order. */
export function inTime<T>(
  items: readonly T[],
  periodOf: (item: T) => string,
  { settings }: CheckedPlan,
): readonly T[] {
  const lastDay = (item: T) => {
    const period = parsePeriod(periodOf(item));
    return period === undefined ? Number.POSITIVE_INFINITY : lastDayOf(settings.fiscal, period);
  };
  return items.toSorted((a, b) => lastDay(a) - lastDay(b));
}
