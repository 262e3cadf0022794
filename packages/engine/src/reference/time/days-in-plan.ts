/**
 * Who is in the plan when: from the first row of the roster, through `left`, on days on which
 * `payees where` holds, within the plan's dates. Without a roster everybody is, all the time.
 */

import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import { decide } from "../deciding/decide.js";
import { rowsByKey } from "../expressions/lookup.js";
import { changeDaysOf } from "../expressions/reading.js";
import type { FactSource } from "../fact-store.js";
import { needs } from "../program/needs.js";
import type { Run, View } from "../run.js";
import { isProblem, type Problem } from "../value.js";
import { type Days, overlap } from "./grain-period.js";

export interface InPlan {
  /** Within the plan's dates, in order, with gaps between them. */
  readonly days: readonly Days[];
  /** The first day, also when it is before the plan starts. */
  readonly entry: Day | undefined;
  /** The last day of somebody who leaves; absent for those who stay to the end of the plan. */
  readonly exit?: Day;
  /** The last day of somebody who leaves, also when it is after the plan has ended. */
  readonly left?: Day;
  /** What kept it from being known. */
  readonly problem?: Problem;
}

export async function inPlan(run: Run, view: View, payee: string): Promise<InPlan> {
  const { time } = run.program;
  const source = rosterSource(run);
  if (source === undefined) return { days: [time], entry: time.from };
  // Rows of the roster that became known later are another epoch.
  const cached = view.epoch.inPlan.get(payee);
  if (cached !== undefined) return cached;
  const [key] = source.keys;
  const rows = key === undefined ? [] : (rowsByKey(run, view, source, [key.name]).get(payee) ?? []);
  const found: Days[] = [];
  let problem: Problem | undefined;
  for (const [index, row] of rows.entries()) {
    const left = source.cell(row, "left");
    const next = rows[index + 1];
    const stands: Days = {
      from: source.from(row),
      through: Math.min(
        next === undefined ? Number.POSITIVE_INFINITY : source.from(next) - 1,
        left.kind === "date" ? left.day : Number.POSITIVE_INFINITY,
      ),
    };
    if (stands.from > stands.through) continue;
    const eligible = await eligibleDays(run, view, source, row, stands);
    if (eligible.problem) problem ??= eligible.problem;
    found.push(...eligible.days);
  }
  const joined = joinDays(found);
  const last = joined.at(-1)?.through ?? Number.POSITIVE_INFINITY;
  const result: InPlan = {
    days: joined.flatMap((days) => overlap(days, time) ?? []),
    entry: source.source.dated ? joined[0]?.from : joined[0] && time.from,
    ...(last <= time.through && { exit: last }),
    ...(Number.isFinite(last) && { left: last }),
    ...(problem && { problem }),
  };
  view.epoch.inPlan.set(payee, result);
  return result;
}

/** Everybody whose figures are calculated: the roster, or all who receive credit. */
export function rosterSource(run: Run): FactSource | undefined {
  const { roster } = run.program.ruleSet.plan;
  return roster === undefined ? undefined : run.store.source(roster);
}

export function rosterPayees(run: Run, view: View, source: FactSource): readonly string[] {
  const [key] = source.keys;
  if (key === undefined) return [];
  return [...rowsByKey(run, view, source, [key.name]).keys()].sort(compareText);
}

/** Days of a stretch on which the payee is in the plan. */
export async function daysWithin(run: Run, view: View, payee: string, days: Days): Promise<readonly Days[]> {
  const key = `${payee}\u0000${days.from}\u0000${days.through}`;
  const cached = view.epoch.daysWithin.get(key);
  if (cached !== undefined) return cached;
  const { days: all } = await inPlan(run, view, payee);
  const within = all.flatMap((stretch) => overlap(stretch, days) ?? []);
  view.epoch.daysWithin.set(key, within);
  return within;
}

export function countDays(days: readonly Days[]): number {
  return days.reduce((sum, { from, through }) => sum + through - from + 1, 0);
}

export function isWithin(days: readonly Days[], day: Day): boolean {
  return days.some(({ from, through }) => from <= day && day <= through);
}

async function eligibleDays(
  run: Run,
  view: View,
  source: FactSource,
  row: number,
  stands: Days,
): Promise<{ readonly days: readonly Days[]; readonly problem?: Problem }> {
  const rule = run.program.ruleSet.plan.payees;
  if (rule === undefined) return { days: [stands] };
  const facts = run.program.graph.rule(rule, source.source.name);
  // A rule over dated values may change its answer while the row stands.
  const changes = (facts.needs & needs.reading) === 0 ? [] : changeDaysOf(run, facts.sources);
  const starts = [stands.from, ...changes.filter((day) => day > stands.from && day <= stands.through)];
  const days: Days[] = [];
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    const reading = Math.max(from, run.program.time.from);
    const answer = await decide(rule, { run, view, row: { source, index: row }, reading });
    if (isProblem(answer)) return { days, problem: answer };
    if (answer.yes) days.push({ from, through: next === undefined ? stands.through : next - 1 });
  }
  return { days };
}

/** Neighbouring stretches as one. */
function joinDays(days: readonly Days[]): readonly Days[] {
  const joined: Days[] = [];
  for (const next of days) {
    const last = joined.at(-1);
    if (last !== undefined && last.through + 1 === next.from) {
      joined[joined.length - 1] = { from: last.from, through: next.through };
    } else joined.push(next);
  }
  return joined;
}
