/**
 * Groups of payees: which value of a column of the roster each of them holds on which of their days in the
 * plan. The same days cut a payee's period where the value changes.
 */

import { cellsOf } from "../evaluate/column.js";
import { rowOn } from "../evaluate/lookup.js";
import { planPayees } from "../figures/plan-payees.js";
import { frameOf, type Groups } from "../frame.js";
import { changeDays } from "../plan/change-days.js";
import { orderTexts } from "../rows/texts.js";
import { valueText } from "../rows/value-text.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { type DaysIn, planDays } from "../time/days-in-plan.js";
import { cutAt, overlap, type Stretch } from "../time/periods.js";
import { filled } from "../vectors/gaps.js";

/** A payee holds no value on these days. */
export const noValue = -1;

/** Stints of everybody, those of one payee together and in order. */
export interface Stints {
  /** By place among everybody, where the payee's stints start, and after the last one. */
  readonly starts: Int32Array;
  readonly from: Int32Array;
  readonly through: Int32Array;
  /** Codes of texts. */
  readonly values: Int32Array;
}

export function stintsOf(run: Run, view: View, column: string): Stints {
  const { stints } = view.epoch;
  const known = stints.get(column);
  if (known !== undefined) return known;
  const found = madeStints(run, view, column);
  stints.set(column, found);
  return found;
}

function madeStints(run: Run, view: View, column: string): Stints {
  const { roster, texts, prepared } = run;
  const [key] = roster?.keys ?? [];
  const everybody = run.everybody.length;
  const starts = new Int32Array(everybody + 1);
  const stretches: (Stretch & { readonly row: number })[] = [];
  if (roster !== undefined && key !== undefined) {
    const { name, dated } = roster.source;
    const formula = roster.columns.get(column)?.formula;
    const read = formula === undefined ? [] : [...prepared.needs.slot(formula, name).sources];
    const changes = dated || formula !== undefined ? changeDays(run, new Set([name, ...read])) : [];
    const index = roster.index([key.name], view.epoch.known);
    const all = planDays(run, view);
    for (const [place, payee] of run.everybody.entries()) {
      for (const days of all[place]?.days ?? []) {
        for (const stretch of cutAt([days], changes)) {
          const row = rowOn(roster, index, payee, dated ? stretch.from : undefined);
          stretches.push({ ...stretch, row: row ?? -1 });
        }
      }
      starts[place + 1] = stretches.length;
    }
  }
  const size = stretches.length;
  const values = new Int32Array(size).fill(noValue);
  const lanes = stretches.flatMap(({ row }, lane) => (row < 0 ? [] : [lane]));
  if (roster !== undefined && lanes.length > 0) {
    const at = Int32Array.from(lanes, (lane) => stretches[lane]?.row ?? 0);
    const reading = Int32Array.from(lanes, (lane) => stretches[lane]?.from ?? 0);
    const cells = cellsOf(roster, at, column, frameOf({ run, view, size: at.length, reading }));
    for (const [index, lane] of lanes.entries()) {
      if ((cells.gaps?.at[index] ?? filled) !== filled) continue;
      values[lane] =
        cells.kind === "text" || cells.kind === "payee"
          ? (cells.codes[index] ?? noValue)
          : texts.codeOf(valueText(cells, index, texts, prepared.calendar));
    }
  }
  return {
    starts,
    from: Int32Array.from(stretches, ({ from }) => from),
    through: Int32Array.from(stretches, ({ through }) => through),
    values,
  };
}

/** The value a payee holds on a day, by place among everybody. */
export function valueOn({ starts, from, through, values }: Stints, place: number, day: Day): number {
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
    if ((from[at] ?? 0) <= day && day <= (through[at] ?? 0)) return values[at] ?? noValue;
  }
  return noValue;
}

/** A payee's days within others on which they hold a value. */
export function daysWith(
  { starts, from, through, values }: Stints,
  place: number,
  value: number,
  days: Stretch,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
    if (values[at] !== value) continue;
    const own = overlap({ from: from[at] ?? 0, through: through[at] ?? 0 }, days);
    if (own !== undefined) found.push(own);
  }
  return found;
}

/** Of each lane's payee the days on which they hold the lane's value: how many, the first and the last. */
export function partDays(
  run: Run,
  view: View,
  days: Stretch,
  payees: Int32Array,
  { column, values }: Groups,
): DaysIn {
  const stints = stintsOf(run, view, column);
  const count = new Int32Array(payees.length);
  const first = new Int32Array(payees.length);
  const last = new Int32Array(payees.length);
  for (let lane = 0; lane < payees.length; lane += 1) {
    const own = daysWith(stints, run.indexOf(payees[lane] ?? -1), values[lane] ?? noValue, days);
    count[lane] = own.reduce((sum, { from, through }) => sum + through - from + 1, 0);
    first[lane] = own[0]?.from ?? 0;
    last[lane] = own.at(-1)?.through ?? 0;
  }
  return { count, first, last };
}

/** The values a payee holds on some of the days, by when they first do. */
export function valuesWithin(
  { starts, from, through, values }: Stints,
  place: number,
  days: Stretch,
): readonly number[] {
  const found: number[] = [];
  for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
    const value = values[at] ?? noValue;
    if (value === noValue || (from[at] ?? 0) > days.through || (through[at] ?? 0) < days.from) continue;
    if (!found.includes(value)) found.push(value);
  }
  return found;
}

/** By value, everybody in the plan who holds it on some of the days. */
export function membersWithin(
  run: Run,
  view: View,
  column: string,
  days: Stretch,
): ReadonlyMap<number, readonly number[]> {
  const { members } = view.epoch;
  const key = `${column}\u0000${days.from}\u0000${days.through}`;
  const known = members.get(key);
  if (known !== undefined) return known;
  const stints = stintsOf(run, view, column);
  const found = new Map<number, number[]>();
  for (const payee of planPayees(run, view)) {
    for (const value of valuesWithin(stints, run.indexOf(payee), days)) {
      const list = found.get(value);
      if (list === undefined) found.set(value, [payee]);
      else list.push(payee);
    }
  }
  members.set(key, found);
  return found;
}

/** Every value that somebody in the plan holds on some of the days, in the order of texts. */
export function groupsWithin(run: Run, view: View, column: string, days: Stretch): readonly number[] {
  const { texts } = run;
  const values = [...membersWithin(run, view, column, days).keys()];
  return values.sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b)));
}
