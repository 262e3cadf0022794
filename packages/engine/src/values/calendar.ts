/** Days of the proleptic Gregorian calendar, counted from 1970-01-01, years 1 to 9999; no clock, no time zone. */

import type { IsoDate } from "../rule-set.js";

/** Days since 1970-01-01. */
export type Day = number;

export const firstYear = 1;
export const lastYear = 9999;

/** First and last day the calendar knows. */
export const firstDay: Day = -719_162;
export const lastDay: Day = 2_932_896;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Reads `2026-03-31`; `undefined` for any other form and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  return realDay(digitsOf(text, 0, 4), digitsOf(text, 5, 7), digitsOf(text, 8, 10));
}

/** The day number of a date, `undefined` when the calendar has no such date. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  const isReal = year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1;
  return isReal && day <= daysInMonth(year, month) ? dayFrom(year, month, day) : undefined;
}

export function dayText(day: Day): IsoDate {
  const { year, month, day: ofMonth } = dateOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(ofMonth, 2)}`;
}

/** The day number of a real date. */
export function dayFrom(year: number, month: number, day: number): Day {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
}

export function dateOf(day: Day): CalendarDate {
  // A first guess from the mean length of a year, then at most a step to the right one.
  let year = Math.floor(day / 365.2425) + 1970;
  while (daysBeforeYear(year + 1) <= day) year += 1;
  while (daysBeforeYear(year) > day) year -= 1;
  const ofYear = day - daysBeforeYear(year);
  let month = 12;
  while (daysBeforeMonth(year, month) > ofYear) month -= 1;
  return { year, month, day: ofYear - daysBeforeMonth(year, month) + 1 };
}

/** So many days later; `undefined` outside the calendar. */
export function addDays(day: Day, count: number): Day | undefined {
  const shifted = day + count;
  return shifted >= firstDay && shifted <= lastDay ? shifted : undefined;
}

/** So many months later, on the last day of the month where the day is missing; `undefined` outside the calendar. */
export function addMonths(day: Day, count: number): Day | undefined {
  const date = dateOf(day);
  const months = date.year * 12 + date.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  if (year < firstYear || year > lastYear) return undefined;
  return dayFrom(year, month, Math.min(date.day, daysInMonth(year, month)));
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1970-01-01 to the first of January. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719_162;
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

function daysBeforeMonth(year: number, month: number): number {
  return (daysBefore[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
}

/** The number the digits make, or -1 when one is no digit. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function pad(value: number, length: number): string {
  return value.toString().padStart(length, "0");
}
