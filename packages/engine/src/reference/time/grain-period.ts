/** The stretch of time a figure belongs to: a period of the plan's calendar, or the whole plan. */

import type { PeriodUnit } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import {
  type FiscalCalendar,
  firstDayOf,
  isCoarser,
  lastDayOf,
  type Period,
  periodOf,
  periodsBetween,
  periodText,
  shiftPeriod,
} from "../../values/period.js";

export type GrainUnit = PeriodUnit | "plan";

/** First and last day, both included. */
export interface Days {
  readonly from: Day;
  readonly through: Day;
}

export interface GrainPeriod extends Days {
  readonly unit: GrainUnit;
  /** `2026-Q1`; `plan` for the whole plan. */
  readonly text: string;
  /** Absent for the whole plan. */
  readonly period?: Period;
}

/** The plan's days and calendar, which every period is cut from. */
export interface PlanTime extends Days {
  readonly calendar: FiscalCalendar;
}

export function grainPeriod(time: PlanTime, period: Period): GrainPeriod {
  return {
    unit: period.unit,
    text: periodText(period),
    period,
    from: firstDayOf(time.calendar, period),
    through: lastDayOf(time.calendar, period),
  };
}

export function wholePlan(time: PlanTime): GrainPeriod {
  return { unit: "plan", text: "plan", from: time.from, through: time.through };
}

/** The period of this unit that a day lies in. */
export function grainPeriodAt(time: PlanTime, unit: GrainUnit, day: Day): GrainPeriod {
  return unit === "plan" ? wholePlan(time) : grainPeriod(time, periodOf(time.calendar, unit, day));
}

/** So many periods earlier; `undefined` when it ends before the plan starts. */
export function earlierPeriod(time: PlanTime, period: GrainPeriod, back: number): GrainPeriod | undefined {
  if (back === 0) return period;
  if (period.period === undefined) return undefined;
  const earlier = grainPeriod(time, shiftPeriod(period.period, -back));
  return earlier.through < time.from ? undefined : earlier;
}

/** The periods of a unit with a day both in the plan and in the given days, in order. */
export function planPeriods(time: PlanTime, unit: GrainUnit, days: Days): readonly GrainPeriod[] {
  const from = Math.max(time.from, days.from);
  const through = Math.min(time.through, days.through);
  if (from > through) return [];
  if (unit === "plan") return [wholePlan(time)];
  return periodsBetween(time.calendar, unit, from, through).map((period) => grainPeriod(time, period));
}

export function isCoarserUnit(a: GrainUnit, b: GrainUnit): boolean {
  if (a === b || b === "plan") return false;
  return a === "plan" || isCoarser(a, b);
}

export function overlap(a: Days, b: Days): Days | undefined {
  const from = Math.max(a.from, b.from);
  const through = Math.min(a.through, b.through);
  return from <= through ? { from, through } : undefined;
}
