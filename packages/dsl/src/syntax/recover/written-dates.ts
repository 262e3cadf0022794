/** Dates as letters and spreadsheets write them, `1 Feb 2026` or `02/01/2026`, and how a plan does. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { tokenSpan } from "../build/building.js";
import { lineOf, type Slice, typeOfToken } from "./slice.js";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const asDate = "A date is written year-month-day";

/** The answer where reading stopped at a date, or within one: `isDue` where nothing but a date may stand. */
export function dateOf(slice: Slice, at: number, isDue: boolean): Diagnostic | undefined {
  for (const start of [at - 1, at]) {
    const named = namedMonth(slice, start);
    if (named) return named;
  }
  return isDue ? slashed(slice, at) : undefined;
}

/** `1 Feb 2026`, `Feb 1, 2026`, `February 2026`. */
function namedMonth(slice: Slice, start: number): Diagnostic | undefined {
  const [first, second, third] = slice.slice(Math.max(0, start), start + 3);
  if (!first || !second || lineOf(first) !== lineOf(second)) return undefined;
  if (monthOf(second) > 0) {
    const isWhole = isNumber(first, 2) && isNumber(third, 4);
    return isWhole ? written(first, third, third.image, monthOf(second), first.image) : undefined;
  }
  if (monthOf(first) === 0) return undefined;
  if (/^\d{4}$/.test(second.image)) {
    const month = `${second.image}-${twoDigits(monthOf(first))}`;
    return inPlan(first, second, month, "A month is written year-month");
  }
  const year = third?.image === "," ? slice[start + 3] : third;
  const isWhole = isNumber(second, 2) && isNumber(year, 4);
  return isWhole ? written(first, year, year.image, monthOf(first), second.image) : undefined;
}

/** `02/01/2026`: which of the two is the month is not for us to say, unless one is above twelve. */
function slashed(slice: Slice, at: number): Diagnostic | undefined {
  const [first, slash, second, otherSlash, year] = slice.slice(at, at + 5);
  if (!isNumber(first, 2) || slash?.image !== "/" || otherSlash?.image !== "/") return undefined;
  if (!isNumber(second, 2) || !isNumber(year, 4)) return undefined;
  const [a, b] = [Number(first.image), Number(second.image)];
  if (a > 12) return written(first, year, year.image, b, first.image);
  if (b > 12) return written(first, year, year.image, a, second.image);
  const span = { start: first.startOffset, end: tokenSpan(year).end };
  const asked = `${year.image}-${twoDigits(a)}-${twoDigits(b)}`;
  return diagnose("not-a-date", span, asDate, {
    help: `Write ${asked}, or ${year.image}-${twoDigits(b)}-${twoDigits(a)} if the day stands first`,
  });
}

function written(from: IToken, to: IToken, year: string, month: number, day: string): Diagnostic {
  return inPlan(from, to, `${year}-${twoDigits(month)}-${twoDigits(Number(day))}`);
}

function inPlan(from: IToken, to: IToken, text: string, message = asDate): Diagnostic {
  const span = { start: from.startOffset, end: tokenSpan(to).end };
  return diagnose("not-a-date", span, message, {
    help: `Write ${text}`,
    fixes: [{ title: `Write ${text}`, edits: [{ span, text }] }],
  });
}

/** 1 for `Jan` and `January`; 0 for any other word. */
function monthOf({ image }: IToken): number {
  const name = image.toLowerCase();
  return months.findIndex((month) => month === name || (name.length === 3 && month.startsWith(name))) + 1;
}

/** A whole number of one or two digits, or of four. */
function isNumber(token: IToken | undefined, digits: 2 | 4): token is IToken {
  if (!token || typeOfToken(token) !== "Number") return false;
  return (digits === 2 ? /^\d{1,2}$/ : /^\d{4}$/).test(token.image);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
