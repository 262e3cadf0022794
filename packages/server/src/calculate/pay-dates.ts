/** The pay dates that a run for a period settles: all of the plan's that have come by the period's end. */

import { lastDayOf, parseDay, parsePeriod, periodsBetween, periodText, type RuleSet } from "@attain/engine";

/** As the plan writes them, `2026-02`, in order; none where the period is shorter than the first. */
export function payDatesThrough({ plan, payout }: RuleSet, period: string): readonly string[] {
  const asked = parsePeriod(period);
  if (asked === undefined) return [];
  const end = lastDayOf(plan.fiscal, asked);
  return periodsBetween(plan.fiscal, payout.per, parseDay(plan.from) ?? end, end)
    .filter((each) => lastDayOf(plan.fiscal, each) <= end)
    .map(periodText);
}
