/**
 * Groups of payees: who holds which value of a roster's column on which of their days in the plan. The
 * same days cut a payee's period where the value changes.
 */

import type { Members } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import { divide, type Fraction, fromInteger, one, zero } from "../../values/fraction.js";
import { planPayees } from "../crediting/credit-book.js";
import { cellOf } from "../expressions/column.js";
import { findRow } from "../expressions/lookup.js";
import { changeDaysOf, stretches } from "../expressions/reading.js";
import type { Run, View } from "../run.js";
import { countDays, daysWithin, inPlan, rosterSource } from "../time/days-in-plan.js";
import { type Days, overlap } from "../time/grain-period.js";
import { isProblem, textOf } from "../value.js";

/** A value of a column of the roster: of a group's figure, or of a part of a payee's period. */
export interface Group {
  readonly column: string;
  readonly value: string;
}

/** Days on which a payee is in the plan and the column holds one value; absent: none. */
interface Stint extends Days {
  readonly value: string | undefined;
}

/** A payee's days in the plan, cut where the column changes. */
async function stints(run: Run, view: View, payee: string, column: string): Promise<readonly Stint[]> {
  const key = `${payee}\u0000${column}`;
  const cached = view.epoch.stints.get(key);
  if (cached !== undefined) return cached;
  const { days } = await inPlan(run, view, payee);
  const source = rosterSource(run);
  const [id] = source?.keys ?? [];
  const found: Stint[] = [];
  if (source !== undefined && id !== undefined) {
    const { name, dated } = source.source;
    const formula = source.columns.get(column)?.formula;
    const read = formula === undefined ? [] : [...run.program.graph.slot(formula, name).sources];
    const changes = changeDaysOf(run, new Set([name, ...read]));
    for (const stretch of stretches(days, changes)) {
      const index = findRow(run, view, source, [id.name], [payee], dated ? stretch.from : undefined);
      const place = source.columns.get(column)?.place ?? run.program.ruleSet.payout.place;
      const context = { run, view, reading: stretch.from };
      const cell = index === undefined ? undefined : await cellOf({ source, index }, column, place, context);
      const isThere = cell !== undefined && !isProblem(cell) && cell.kind !== "nothing";
      found.push({ ...stretch, value: isThere ? textOf(cell) : undefined });
    }
  }
  view.epoch.stints.set(key, found);
  return found;
}

/** The group a payee belongs to on a day; nothing on days outside the plan. */
export async function groupOn(
  run: Run,
  view: View,
  payee: string,
  column: string,
  day: Day,
): Promise<string | undefined> {
  const all = await stints(run, view, payee, column);
  return all.find(({ from, through }) => from <= day && day <= through)?.value;
}

/** The payee's days in the plan within others on which they belong to the group. */
export async function daysInGroup(
  run: Run,
  view: View,
  payee: string,
  group: Group,
  days: Days,
): Promise<readonly Days[]> {
  const all = await stints(run, view, payee, group.column);
  return all.filter(({ value }) => value === group.value).flatMap((stint) => overlap(stint, days) ?? []);
}

/** The values a payee's column holds on days in the plan, by when it first does. */
export async function valuesOf(
  run: Run,
  view: View,
  payee: string,
  column: string,
  days: Days,
): Promise<readonly string[]> {
  const all = await stints(run, view, payee, column);
  const values = all.flatMap((stint) => (overlap(stint, days) && stint.value) ?? []);
  return [...new Set(values)];
}

/** Every group that somebody belongs to on some of the days, in order. */
export async function groupsWithin(
  run: Run,
  view: View,
  column: string,
  days: Days,
): Promise<readonly string[]> {
  const key = `${column}\u0000${days.from}\u0000${days.through}`;
  const cached = view.epoch.groups.get(key);
  if (cached !== undefined) return cached;
  const values = new Set<string>();
  for (const payee of await planPayees(run, view)) {
    for (const value of await valuesOf(run, view, payee, column, days)) values.add(value);
  }
  const groups = [...values].sort(compareText);
  view.epoch.groups.set(key, groups);
  return groups;
}

/** What part of a payee counts for a group over a whole period: all, nothing, or by days. */
export async function partIn(
  run: Run,
  view: View,
  payee: string,
  group: Group,
  period: Days,
  members: Members,
): Promise<Fraction> {
  const days = await daysWithin(run, view, payee, period);
  const first = days[0]?.from;
  const last = days.at(-1)?.through;
  if (first === undefined || last === undefined) return zero;
  if (members !== "days") {
    const day = members === "opening" ? first : last;
    return (await groupOn(run, view, payee, group.column, day)) === group.value ? one : zero;
  }
  const own = await daysInGroup(run, view, payee, group, period);
  return divide(fromInteger(countDays(own)), fromInteger(countDays(days))) ?? zero;
}
