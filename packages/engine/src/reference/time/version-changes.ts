/**
 * Versions of one number that would both have a part in one of its periods. Only one of them could
 * count there, and what belongs to the other would be lost without a word.
 */

import type { Scope } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import {
  type Days,
  type GrainPeriod,
  type GrainUnit,
  grainPeriodAt,
  overlap,
  type PlanTime,
} from "./grain-period.js";
import { fromOf, throughOf } from "./scope.js";

export interface VersionChange<T extends Scope> {
  readonly before: T;
  readonly after: T;
  /** The first day of the later one. */
  readonly on: Day;
  /** Whose number changes; absent where it is everybody's. */
  readonly payee?: string;
  readonly period: GrainPeriod;
}

/** Every change with days of both versions in one period of the unit: everybody's, then each payee's own. */
export function changesInsidePeriods<T extends Scope>(
  versions: readonly T[],
  unit: GrainUnit,
  time: PlanTime,
): readonly VersionChange<T>[] {
  if (versions.length < 2 || unit === "day") return [];
  const byPayee = new Map<string | undefined, T[]>([[undefined, []]]);
  for (const version of versions) {
    const own = byPayee.get(version.payee);
    if (own === undefined) byPayee.set(version.payee, [version]);
    else own.push(version);
  }
  const general = standingDays(byPayee.get(undefined) ?? [], time);
  return [...byPayee].flatMap(([payee, own]) => {
    if (payee === undefined) return changesOf(general, unit, time);
    const changes = changesOf(besides(standingDays(own, time), general, time), unit, time);
    // What changes for everybody has been said.
    return changes
      .filter(({ before, after }) => before.payee !== undefined || after.payee !== undefined)
      .map((change) => ({ ...change, payee }));
  });
}

interface Standing<T> extends Days {
  readonly version: T;
}

function changesOf<T extends Scope>(
  standing: readonly Standing<T>[],
  unit: GrainUnit,
  time: PlanTime,
): readonly VersionChange<T>[] {
  return standing.flatMap((next, index) => {
    const last = standing[index - 1];
    if (last === undefined || last.version === next.version) return [];
    const period = grainPeriodAt(time, unit, next.from);
    if (last.through < period.from) return [];
    return [{ before: last.version, after: next.version, on: next.from, period }];
  });
}

/** The plan's days on which each of some versions stands, in order: of several, the one that starts latest. */
function standingDays<T extends Scope>(versions: readonly T[], time: PlanTime): readonly Standing<T>[] {
  const dated = versions.map((version) => ({
    version,
    from: fromOf(version),
    through: throughOf(version),
  }));
  const edges = dated.flatMap(({ from, through }) => [from, through + 1]);
  const inside = new Set(edges.filter((day) => day > time.from && day <= time.through));
  const starts = [time.from, ...[...inside].sort((a, b) => a - b)];
  return starts.flatMap((from, index) => {
    let standing: (typeof dated)[number] | undefined;
    for (const each of dated) {
      if (each.from > from || each.through < from) continue;
      if (standing === undefined || each.from > standing.from) standing = each;
    }
    if (standing === undefined) return [];
    const through = (starts[index + 1] ?? time.through + 1) - 1;
    return [{ version: standing.version, from, through }];
  });
}

/** A payee's own versions, and the general ones on the days between. */
function besides<T>(
  own: readonly Standing<T>[],
  general: readonly Standing<T>[],
  time: PlanTime,
): readonly Standing<T>[] {
  const between = [...own, { from: time.through + 1 }].map(({ from }, index) => ({
    from: (own[index - 1]?.through ?? time.from - 1) + 1,
    through: from - 1,
  }));
  const rest = between.flatMap((days) =>
    general.flatMap((standing) => {
      const part = overlap(standing, days);
      return part === undefined ? [] : [{ ...standing, ...part }];
    }),
  );
  return [...own, ...rest].sort((a, b) => a.from - b.from);
}
