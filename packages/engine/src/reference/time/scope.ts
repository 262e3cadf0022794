/** Which version of something stands: a payee's own before a general one, then the latest. */

import type { Scope } from "../../rule-set.js";
import { type Day, parseDay } from "../../values/calendar.js";
import type { Days } from "./grain-period.js";

/** The version that stands for a payee on a day; `undefined` when none does. */
export function standingVersion<T extends Scope>(
  versions: readonly T[],
  payee: string | undefined,
  day: Day,
): T | undefined {
  let standing: T | undefined;
  for (const version of versions) {
    if (!isFor(version, payee) || day < fromOf(version) || day > throughOf(version)) continue;
    if (standing === undefined || beats(version, standing)) standing = version;
  }
  return standing;
}

/** The version that stands on the last of the days on which any does. */
export function standingWithin<T extends Scope>(
  versions: readonly T[],
  payee: string | undefined,
  days: Days,
): T | undefined {
  const ends = versions.filter((version) => isFor(version, payee)).map(throughOf);
  const candidates = [days.through, ...ends.filter((day) => day < days.through && day >= days.from)];
  for (const day of candidates.sort((a, b) => b - a)) {
    const version = standingVersion(versions, payee, day);
    if (version !== undefined) return version;
  }
  return undefined;
}

export function fromOf(scope: Scope): Day {
  return dayOf(scope.from) ?? Number.NEGATIVE_INFINITY;
}

export function throughOf(scope: Scope): Day {
  return dayOf(scope.through) ?? Number.POSITIVE_INFINITY;
}

function isFor(scope: Scope, payee: string | undefined): boolean {
  return scope.payee === undefined || scope.payee === payee;
}

/** Whether `a` counts before `b` where both stand; of equals, the one written first. */
function beats(a: Scope, b: Scope): boolean {
  const ownA = a.payee !== undefined;
  const ownB = b.payee !== undefined;
  return ownA === ownB ? fromOf(a) > fromOf(b) : ownA;
}

function dayOf(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : parseDay(text);
}
