/** Pay dates: the last days of the payout's periods, and how a component is looked at on one. */

import type { Component } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import type { Run } from "../run.js";
import { type Days, type GrainPeriod, grainPeriodAt } from "../time/grain-period.js";

/** A pay date, and the day by which what is known then was known: the same, or later in hindsight. */
export interface Look {
  readonly on: GrainPeriod;
  readonly known: Day;
}

/** Pay dates: the payout's periods that end within the given days. */
export function payPeriods(run: Run, days: Days): readonly GrainPeriod[] {
  const { per } = run.program.ruleSet.payout;
  const { time } = run.program;
  const periods: GrainPeriod[] = [];
  for (let period = grainPeriodAt(time, per, days.from); period.through <= days.through; ) {
    // Before the plan starts nothing is earned; after its end, late rows may still change what was.
    if (period.through >= time.from) periods.push(period);
    period = grainPeriodAt(time, per, period.through + 1);
  }
  return periods;
}

/** Every pay date of the plan through this one. */
export function payPeriodsThrough(run: Run, last: GrainPeriod): readonly GrainPeriod[] {
  return payPeriods(run, { from: run.program.time.from, through: last.through });
}

/** The last end of a component's `paid per` period by a day. */
export function lastLook(run: Run, { paidPer }: Component, day: Day): Day {
  const { time } = run.program;
  const period = grainPeriodAt(time, paidPer, day);
  return period.through <= day ? period.through : period.from - 1;
}
