/** Which version of something stands: a payee's own before a general one, then the latest to begin. */

import type { Scope } from "../../rule-set.js";
import { type Day, readDay } from "./calendar.js";
import type { Calendar, Stretch, Unit } from "./periods.js";

export function startOf({ from }: Scope): Day {
  return (from === undefined ? undefined : readDay(from)) ?? Number.NEGATIVE_INFINITY;
}

export function endOf({ through }: Scope): Day {
  return (through === undefined ? undefined : readDay(through)) ?? Number.POSITIVE_INFINITY;
}

export function isDated(versions: readonly Scope[]): boolean {
  return versions.some(({ from, through }) => from !== undefined || through !== undefined);
}

/** Index of the version that stands for a payee on a day; -1 when none does. */
export function standingOn(versions: readonly Scope[], payee: string | undefined, day: Day): number {
  let best = -1;
  for (const [index, version] of versions.entries()) {
    if (version.payee !== undefined && version.payee !== payee) continue;
    if (day < startOf(version) || day > endOf(version)) continue;
    const standing = versions[best];
    if (standing === undefined || isBefore(version, standing)) best = index;
  }
  return best;
}

function isBefore(a: Scope, b: Scope): boolean {
  const isOwn = a.payee !== undefined;
  return isOwn === (b.payee !== undefined) ? startOf(a) > startOf(b) : isOwn;
}

/** Index of the version that stands on the last of the days on which any does. */
export function standingDuring(versions: readonly Scope[], payee: string | undefined, days: Stretch): number {
  const ends = versions
    .filter((version) => version.payee === undefined || version.payee === payee)
    .map(endOf)
    .filter((day) => day >= days.from && day < days.through);
  for (const day of [days.through, ...ends].sort((a, b) => b - a)) {
    const standing = standingOn(versions, payee, day);
    if (standing >= 0) return standing;
  }
  return -1;
}

/** Whether two versions of one number could have a part in one of its periods, for somebody. */
export function mayChangeInside(versions: readonly Scope[], unit: Unit, calendar: Calendar): boolean {
  if (versions.length < 2 || unit === "day") return false;
  return versions.some((version) => {
    const edges = [startOf(version), endOf(version) + 1];
    return edges.some((day) => {
      if (!Number.isFinite(day) || day <= calendar.from || day > calendar.through) return false;
      return calendar.at(unit, day).from !== day || unit === "plan";
    });
  });
}
