/** Pay dates, which are the last days of the payout's periods, and on which day a component is looked at for one. */

import type { Component, PeriodUnit } from "../../rule-set.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import type { Calendar, Period, Stretch } from "../time/periods.js";

/** A pay date, with the day by which what is known then was known: the same, or later when looked back at. */
export interface Look {
  readonly on: Period;
  readonly known: Day;
}

/** Pay dates within some days; from the plan's first day on, also after its last. */
export function payDates(calendar: Calendar, per: PeriodUnit, days: Stretch): readonly Period[] {
  const periods: Period[] = [];
  for (let next = calendar.at(per, days.from); next.through <= days.through; ) {
    if (next.through >= calendar.from) periods.push(next);
    next = calendar.at(per, next.through + 1);
  }
  return periods;
}

/** The last end of one of a component's periods of paying by a day. */
export function lastLook({ paidPer }: Component, day: Day, calendar: Calendar): Day {
  const period = calendar.at(paidPer, day);
  return period.through <= day ? period.through : period.from - 1;
}

/** How a component is looked at; `undefined` before it was ever to be paid. */
export function viewOfComponent(component: Component, { on, known }: Look, run: Run): View | undefined {
  const { calendar } = run.prepared;
  const looked = lastLook(component, on.through, calendar);
  return looked < calendar.from ? undefined : run.hindsight(looked, lastLook(component, known, calendar));
}
