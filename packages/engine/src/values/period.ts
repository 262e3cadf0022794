/**
 * Periods of a plan's calendar: days and calendar months, and quarters, half-years and years that start
 * with the fiscal year. A period is a unit and a count, so the next one is one more.
 */

import type { PeriodUnit, Plan } from "../rule-set.js";
import { type Day, dateOf, dayFrom, dayText, parseDay } from "./calendar.js";
import { unreachable } from "./unreachable.js";

/** First month of the fiscal year, and whether a year is named by where it starts or ends. */
export type FiscalCalendar = Plan["fiscal"];

export const calendarYear: FiscalCalendar = { month: 1, named: "start" };

export interface Period {
  readonly unit: PeriodUnit;
  /** Day number, or months, quarters, halves, years since the start of (fiscal) year 0. */
  readonly ordinal: number;
}

/** From finest to coarsest. */
export const periodUnits: readonly PeriodUnit[] = ["day", "month", "quarter", "half", "year"];

/** Reads `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-03-15`; `undefined` for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const day = parseDay(text);
  if (day !== undefined) return { unit: "day", ordinal: day };
  const year = yearOf(text.slice(0, 4));
  if (year === undefined || (text.length > 4 && text[4] !== "-")) return undefined;
  const rest = text.slice(5);
  if (text.length === 4) return { unit: "year", ordinal: year };
  const half = ["H1", "H2"].indexOf(rest);
  if (half >= 0) return { unit: "half", ordinal: year * 2 + half };
  const quarter = ["Q1", "Q2", "Q3", "Q4"].indexOf(rest);
  if (quarter >= 0) return { unit: "quarter", ordinal: year * 4 + quarter };
  const first = parseDay(`${text}-01`);
  return first === undefined ? undefined : { unit: "month", ordinal: year * 12 + dateOf(first).month - 1 };
}

export function periodText(period: Period): string {
  const { unit, ordinal } = period;
  if (unit === "day") return dayText(ordinal);
  const count = inYear(unit);
  const year = Math.floor(ordinal / count);
  const index = ordinal - year * count + 1;
  const name = year.toString().padStart(4, "0");
  switch (unit) {
    case "year":
      return name;
    case "half":
      return `${name}-H${index}`;
    case "quarter":
      return `${name}-Q${index}`;
    case "month":
      return `${name}-${index.toString().padStart(2, "0")}`;
    default:
      return unreachable(unit);
  }
}

/** The period of this unit that a day lies in. */
export function periodOf(calendar: FiscalCalendar, unit: PeriodUnit, day: Day): Period {
  if (unit === "day") return { unit, ordinal: day };
  const date = dateOf(day);
  const months = date.year * 12 + date.month - 1 - offset(calendar, unit);
  return { unit, ordinal: Math.floor(months / monthsIn(unit)) };
}

export function firstDayOf(calendar: FiscalCalendar, period: Period): Day {
  const { unit, ordinal } = period;
  if (unit === "day") return ordinal;
  const months = ordinal * monthsIn(unit) + offset(calendar, unit);
  const year = Math.floor(months / 12);
  return dayFrom(year, months - year * 12 + 1, 1);
}

/** The last day, which still belongs to the period. */
export function lastDayOf(calendar: FiscalCalendar, period: Period): Day {
  return firstDayOf(calendar, shiftPeriod(period, 1)) - 1;
}

export function daysIn(calendar: FiscalCalendar, period: Period): number {
  return lastDayOf(calendar, period) - firstDayOf(calendar, period) + 1;
}

export function containsDay(calendar: FiscalCalendar, period: Period, day: Day): boolean {
  return firstDayOf(calendar, period) <= day && day <= lastDayOf(calendar, period);
}

/** Whether every day of `inner` is a day of `outer`. */
export function containsPeriod(calendar: FiscalCalendar, outer: Period, inner: Period): boolean {
  return (
    firstDayOf(calendar, outer) <= firstDayOf(calendar, inner) &&
    lastDayOf(calendar, inner) <= lastDayOf(calendar, outer)
  );
}

/** So many periods later, or earlier when negative. */
export function shiftPeriod(period: Period, count: number): Period {
  return { unit: period.unit, ordinal: period.ordinal + count };
}

/** The periods of a unit from the one that holds `from` through the one that holds `through`. */
export function periodsBetween(
  calendar: FiscalCalendar,
  unit: PeriodUnit,
  from: Day,
  through: Day,
): readonly Period[] {
  const periods: Period[] = [];
  const last = periodOf(calendar, unit, through).ordinal;
  for (let ordinal = periodOf(calendar, unit, from).ordinal; ordinal <= last; ordinal += 1) {
    periods.push({ unit, ordinal });
  }
  return periods;
}

/** The months of a quarter, the quarters of a year: all periods of a finer (or the same) unit, in order. */
export function periodsWithin(calendar: FiscalCalendar, period: Period, unit: PeriodUnit): readonly Period[] {
  if (isCoarser(unit, period.unit)) return [];
  return periodsBetween(calendar, unit, firstDayOf(calendar, period), lastDayOf(calendar, period));
}

/** The period of a coarser (or the same) unit that holds this one. */
export function periodHolding(calendar: FiscalCalendar, unit: PeriodUnit, period: Period): Period {
  return periodOf(calendar, unit, firstDayOf(calendar, period));
}

export function isCoarser(a: PeriodUnit, b: PeriodUnit): boolean {
  return periodUnits.indexOf(a) > periodUnits.indexOf(b);
}

/** By first day, then the shorter first; for lists that mix units. */
export function comparePeriods(calendar: FiscalCalendar, a: Period, b: Period): number {
  if (a.unit === b.unit) return a.ordinal - b.ordinal;
  return (
    firstDayOf(calendar, a) - firstDayOf(calendar, b) ||
    periodUnits.indexOf(a.unit) - periodUnits.indexOf(b.unit)
  );
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.unit === b.unit && a.ordinal === b.ordinal;
}

/** Months from January of year 0 to the start of the unit's count: fiscal units start with the fiscal year. */
function offset(calendar: FiscalCalendar, unit: PeriodUnit): number {
  if (unit === "month") return 0;
  const namedLater = calendar.named === "end" && calendar.month > 1;
  return calendar.month - 1 - (namedLater ? 12 : 0);
}

function monthsIn(unit: Exclude<PeriodUnit, "day">): number {
  return 12 / inYear(unit);
}

function inYear(unit: Exclude<PeriodUnit, "day">): number {
  switch (unit) {
    case "month":
      return 12;
    case "quarter":
      return 4;
    case "half":
      return 2;
    case "year":
      return 1;
    default:
      return unreachable(unit);
  }
}

function yearOf(text: string): number | undefined {
  const day = parseDay(`${text}-01-01`);
  return day === undefined ? undefined : dateOf(day).year;
}
