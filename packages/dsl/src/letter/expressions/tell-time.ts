/** Days, periods and validities as they read in a letter. */

import { dateOf, parseDay, parsePeriod } from "@attain/engine";
import { invariant } from "../../invariant.js";
import type { Scope } from "../../syntax/ast.js";
import type { Phrases } from "../phrases/phrases.js";
import type { Text } from "../text.js";
import type { Writing } from "../writing.js";

/** `isoDate` is a real day of the calendar. */
export function dateText(isoDate: string, { time }: Phrases): string {
  const day = parseDay(isoDate);
  invariant(day !== undefined, "a letter names a day that is none");
  return time.date(dateOf(day));
}

/** A period of the plan's calendar, from its canonical text. */
export function periodName(text: string, { plan, phrases }: Writing): string {
  const period = parsePeriod(text);
  invariant(period !== undefined, "a letter names a period that is none");
  const { unit, ordinal } = period;
  if (unit === "day") return dateText(text, phrases);
  const count = { month: 12, quarter: 4, half: 2, year: 1 }[unit];
  const year = Math.floor(ordinal / count);
  const isFiscal = plan.settings.fiscal.month !== 1 && unit !== "month";
  return phrases.time.period({ unit, year, index: ordinal - year * count + 1, isFiscal });
}

/** From when and until when something holds; nothing where it always does. */
export function validityOf(scope: Scope | undefined, { phrases }: Writing): Text | undefined {
  const from = scope?.from && dateText(scope.from.value, phrases);
  const through = scope?.through && dateText(scope.through.value, phrases);
  if (from !== undefined && through !== undefined) return phrases.time.fromThrough(from, through);
  if (from !== undefined) return phrases.time.from(from);
  return through === undefined ? undefined : phrases.time.through(through);
}

/** Terms of another person have no place in this letter. */
export function concernsOthers(scope: Scope | undefined, { payee }: Writing): boolean {
  return scope?.payee !== undefined && scope.payee.text !== payee;
}

/** The time something holds, and that it holds for the reader alone. */
export function scopeText(scope: Scope | undefined, writing: Writing): Text | undefined {
  const validity = validityOf(scope, writing);
  return scope?.payee === undefined ? validity : writing.phrases.letter.forYou(validity);
}
