/** Who is in the plan when, for everybody at once. */

import { decide } from "../evaluate/decide.js";
import { frameOf } from "../frame.js";
import { changeDays } from "../plan/change-days.js";
import { needsReading } from "../plan/slot-needs.js";
import type { RowIndex, Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import type { Problem } from "../vectors/gaps.js";
import type { Day } from "./calendar.js";
import { overlap, type Stretch } from "./periods.js";

export interface PayeeDays {
  /** Within the plan's dates, in order, with gaps between them. */
  readonly days: readonly Stretch[];
  /** The first day, also when it is before the plan starts. */
  readonly entry: Day | undefined;
  /** The last day of somebody who leaves before the plan ends; the same also when it is after the end. */
  readonly exit: Day | undefined;
  readonly left: Day | undefined;
  /** What kept it from being known. */
  readonly problem: Problem | undefined;
}

/** By place among everybody. */
export type PlanDays = readonly PayeeDays[];

/** Of a stretch, by place among everybody: how many days in the plan, the first and the last of them. */
export interface DaysIn {
  readonly count: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

export function planDays(run: Run, view: View): PlanDays {
  const { epoch } = view;
  epoch.planDays ??= daysOfAll(run, view);
  return epoch.planDays;
}

function daysOfAll(run: Run, view: View): PlanDays {
  const { calendar, ruleSet } = run.prepared;
  const table = run.roster;
  if (table === undefined) {
    const all: PayeeDays = {
      days: [calendar],
      entry: calendar.from,
      exit: undefined,
      left: undefined,
      problem: undefined,
    };
    return Array.from(run.everybody, () => all);
  }
  const [key] = table.keys;
  const index = key === undefined ? undefined : table.index([key.name], view.epoch.known);
  const simple = simpleDays(run, table, index);
  if (simple !== undefined) return simple;
  const stretches: (Stretch & { readonly row: number })[][] = [];
  for (const payee of run.everybody) {
    const rows = index?.get(payee) ?? [];
    const own: (Stretch & { readonly row: number })[] = [];
    for (const [place, row] of rows.entries()) {
      const next = rows[place + 1];
      const left = leftOn(table, row);
      const from = table.from(row);
      const through = Math.min(next === undefined ? Infinity : table.from(next) - 1, left ?? Infinity);
      if (from <= through) own.push({ from, through, row });
    }
    stretches.push(own);
  }
  const { payees } = ruleSet.plan;
  const eligible =
    payees === undefined
      ? stretches.map((own) => ({ days: own as readonly Stretch[], problem: undefined }))
      : eligibleDays(run, view, payees, stretches);
  return eligible.map(({ days, problem }): PayeeDays => {
    const joined = joinedDays(days);
    const last = joined.at(-1)?.through ?? Infinity;
    return {
      days: joined.flatMap((stretch) => overlap(stretch, calendar) ?? []),
      entry: table.source.dated ? joined[0]?.from : joined[0] && calendar.from,
      exit: last <= calendar.through ? last : undefined,
      left: Number.isFinite(last) ? last : undefined,
      problem,
    };
  });
}

/** Of a roster without dates and without a rule everybody is in the plan all the time, and nobody else is. */
function simpleDays(run: Run, table: Table, index: RowIndex | undefined): PlanDays | undefined {
  const { calendar, ruleSet } = run.prepared;
  if (table.source.dated || ruleSet.plan.payees !== undefined || table.columns.has("left")) return undefined;
  const never: PayeeDays = {
    days: [],
    entry: undefined,
    exit: undefined,
    left: undefined,
    problem: undefined,
  };
  const always: PayeeDays = { ...never, days: [calendar], entry: calendar.from };
  const { simpleDays: kept } = run.bound;
  const known = index === undefined ? undefined : kept.get(index);
  if (known !== undefined) return known;
  const days = Array.from(run.everybody, (payee) => (index?.has(payee) === true ? always : never));
  if (index !== undefined) kept.set(index, days);
  return days;
}

function leftOn(table: NonNullable<Run["roster"]>, row: number): Day | undefined {
  const left = table.read("left", Int32Array.of(row));
  return left.kind === "date" && left.gaps === undefined ? left.days[0] : undefined;
}

/** Asks the rule about every stretch at once, cut where dated values that it reads may change. */
function eligibleDays(
  run: Run,
  view: View,
  rule: string,
  stretches: readonly (readonly (Stretch & { readonly row: number })[])[],
): readonly { readonly days: readonly Stretch[]; readonly problem: Problem | undefined }[] {
  const { needs, calendar, ruleSet } = run.prepared;
  const table = run.roster;
  if (table === undefined) return [];
  const facts = needs.rule(rule, ruleSet.plan.roster);
  const changes = (facts.bits & needsReading) === 0 ? [] : changeDays(run, facts.sources);
  const asked = stretches.flatMap((own, payee) =>
    own.flatMap((stretch, place) => {
      const starts = [stretch.from, ...changes.filter((day) => day > stretch.from && day <= stretch.through)];
      return starts.map((from, index) => ({
        payee,
        place,
        row: stretch.row,
        from,
        through: (starts[index + 1] ?? stretch.through + 1) - 1,
      }));
    }),
  );
  const frame = frameOf({
    run,
    view,
    size: asked.length,
    rows: { table, at: Int32Array.from(asked, ({ row }) => row) },
    reading: Int32Array.from(asked, ({ from }) => Math.max(from, calendar.from)),
  });
  const answers = decide(rule, frame);
  const found = stretches.map(() => ({
    days: [] as Stretch[],
    problem: undefined as Problem | undefined,
    failedAt: -1,
  }));
  for (const [lane, { payee, place, from, through }] of asked.entries()) {
    const own = found[payee];
    // What follows a problem within one row is not asked; the next row is.
    if (own === undefined || own.failedAt === place) continue;
    const problem = answers.gaps?.problems.get(lane);
    if (problem !== undefined) {
      own.problem ??= problem;
      own.failedAt = place;
    } else if (answers.yes[lane] === 1) own.days.push({ from, through });
  }
  return found;
}

function joinedDays(days: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of days) {
    const last = joined.at(-1);
    if (last !== undefined && last.through + 1 === next.from) {
      joined[joined.length - 1] = { from: last.from, through: next.through };
    } else joined.push({ from: next.from, through: next.through });
  }
  return joined;
}

/** Days in the plan within a stretch. */
export function daysIn(run: Run, view: View, { from, through }: Stretch): DaysIn {
  const { epoch } = view;
  const key = `${from} ${through}`;
  const known = epoch.daysIn.get(key);
  if (known !== undefined) return known;
  const all = planDays(run, view);
  const count = new Int32Array(all.length);
  const first = new Int32Array(all.length);
  const last = new Int32Array(all.length);
  const whole = overlap(run.prepared.calendar, { from, through });
  for (let payee = 0; payee < all.length; payee += 1) {
    const days = all[payee]?.days ?? [];
    if (days.length === 1 && days[0] === run.prepared.calendar) {
      count[payee] = whole === undefined ? 0 : whole.through - whole.from + 1;
      first[payee] = whole?.from ?? 0;
      last[payee] = whole?.through ?? 0;
      continue;
    }
    for (const stretch of days) {
      const start = Math.max(stretch.from, from);
      const end = Math.min(stretch.through, through);
      if (start > end) continue;
      if (count[payee] === 0) first[payee] = start;
      count[payee] = (count[payee] ?? 0) + end - start + 1;
      last[payee] = end;
    }
  }
  const found = { count, first, last };
  epoch.daysIn.set(key, found);
  return found;
}

export function isIn({ days }: PayeeDays, day: Day): boolean {
  return days.some(({ from, through }) => from <= day && day <= through);
}
