/** Days of the Gregorian calendar as numbers from 1970-01-01 on, years 1 to 9999. */

export type Day = number;

export const firstDay: Day = -719_162;
export const lastDay: Day = 2_932_896;

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Day number of the first of March of year 0, from which years are counted in eras of 400. */
const era = 146_097;

export function dayOf(year: number, month: number, day: number): Day {
  // Years that begin in March end with the leap day.
  const years = month > 2 ? year : year - 1;
  const eras = Math.floor(years / 400);
  const yearOfEra = years - eras * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return eras * era + dayOfEra - 719_468;
}

export function dateOf(day: Day): YearMonthDay {
  const shifted = day + 719_468;
  const eras = Math.floor(shifted / era);
  const dayOfEra = shifted - eras * era;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = eras * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

export function lengthOfMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** Reads `2026-03-31`; a day that does not exist is `undefined`. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

export function dayText(day: Day): string {
  const { year, month, day: ofMonth } = dateOf(day);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(ofMonth, 2)}`;
}

/** `undefined` outside the calendar. */
export function plusDays(day: Day, count: number): Day | undefined {
  const later = day + count;
  return later < firstDay || later > lastDay ? undefined : later;
}

/** The same day of a later month, or that month's last. */
export function plusMonths(day: Day, count: number): Day | undefined {
  const date = dateOf(day);
  const months = date.year * 12 + (date.month - 1) + count;
  const year = Math.floor(months / 12);
  if (year < 1 || year > 9999) return undefined;
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(date.day, lengthOfMonth(year, month)));
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
