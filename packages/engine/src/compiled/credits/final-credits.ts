/**
 * Credits that become final some time after their date: which version of a row still counts, and as what
 * was known when its credit became final.
 */

import type { Credit, Final } from "../../rule-set.js";
import { cellsOf } from "../evaluate/column.js";
import { everyLane, frameOf } from "../frame.js";
import { lastNews } from "../pay/final.js";
import { rowHistories } from "../rows/row-histories.js";
import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { filled } from "../vectors/gaps.js";
import type { CreditPart } from "./credit-book.js";
import { creditRowsAt } from "./crediting.js";
import { PartBuilder } from "./part-builder.js";

/** Rows, or places among credits, with the look that counts for them. */
export interface LookedAt {
  readonly look: View;
  readonly rows: Int32Array;
}

/**
 * Of each key's versions the one that counts. A later one counts unless the one before it had been credited
 * and was final by then, or it came too late itself.
 */
export function finalRows(
  credit: Credit,
  final: Final,
  table: Table,
  run: Run,
  view: View,
): readonly LookedAt[] {
  const histories = rowHistories(table)
    .map((history) => history.filter((row) => table.knownOn(row) <= view.epoch.known))
    .filter((history) => history.length > 0);
  const last = lastNewsOfRows(credit, final, Int32Array.from(histories.flat()), table, run, view);
  const isInTime = (row: number) => table.knownOn(row) <= (last.get(row) ?? Number.POSITIVE_INFINITY);
  const isLate = (row: number, before: number) => table.knownOn(row) > (last.get(before) ?? 0);
  // Only a version that another came after too late has to be known to have been credited.
  const followed = histories.flatMap((history) =>
    history.filter((row, place) => {
      const next = history[place + 1];
      return next !== undefined && isInTime(row) && isLate(next, row);
    }),
  );
  const credited = creditedRows(credit, followed, last, table, run, view);
  const standing = histories.flatMap((history) => {
    let found: number | undefined;
    for (const row of history) {
      if (found !== undefined && credited.has(found)) break;
      found = isInTime(row) ? row : undefined;
    }
    return found ?? [];
  });
  return byLook(standing, (row) => last.get(row) ?? Number.POSITIVE_INFINITY, run, view);
}

/** What a credit made of others looks at: no more than those do. */
export function finalLanes(base: CreditPart, run: Run, view: View): readonly LookedAt[] {
  const final = finalOf(base);
  const lanes = everyLane(base.size);
  if (final === undefined) return [{ look: view, rows: lanes }];
  return byLook([...lanes], (lane) => lastNews(base.dates[lane] ?? 0, final), run, view);
}

/** A credit of a credit is final with the one it is made of. */
function finalOf(part: CreditPart): Final | undefined {
  for (let next: CreditPart | undefined = part; next !== undefined; next = next.base?.part)
    if (next.statement.final !== undefined) return next.statement.final;
  return undefined;
}

/** Without a date nothing is credited, and nothing becomes final. */
function lastNewsOfRows(
  { on }: Credit,
  final: Final,
  rows: Int32Array,
  table: Table,
  run: Run,
  view: View,
): ReadonlyMap<number, Day> {
  const last = new Map<number, Day>();
  if (on === undefined) return last;
  const { batch } = run.settings;
  for (let start = 0; start < rows.length; start += batch) {
    const at = rows.slice(start, start + batch);
    const dates = cellsOf(table, at, on, frameOf({ run, view, size: at.length, rows: { table, at } }));
    for (const [lane, row] of at.entries()) {
      if (dates.kind !== "date" || (dates.gaps?.at[lane] ?? filled) !== filled) continue;
      last.set(row, lastNews(dates.days[lane] ?? 0, final));
    }
  }
  return last;
}

/** Rows that somebody had credit for on the day on which they became final. */
function creditedRows(
  credit: Credit,
  rows: readonly number[],
  last: ReadonlyMap<number, Day>,
  table: Table,
  run: Run,
  view: View,
): ReadonlySet<number> {
  const credited = new Set<number>();
  for (const group of byLook(rows, (row) => last.get(row) ?? 0, run, view)) {
    const builder = new PartBuilder(credit, table, undefined, run);
    creditRowsAt(group.rows, builder, run, group.look, []);
    for (const row of builder.build().rows) credited.add(row);
  }
  return credited;
}

/** Nobody looks further than the run does. */
function byLook(
  rows: readonly number[],
  lastOf: (row: number) => Day,
  run: Run,
  view: View,
): readonly LookedAt[] {
  const groups = new Map<View, number[]>();
  for (const row of rows) {
    const last = lastOf(row);
    const look = last < view.epoch.known ? run.view(last) : view;
    const list = groups.get(look);
    if (list === undefined) groups.set(look, [row]);
    else list.push(row);
  }
  return [...groups].map(([look, list]) => ({ look, rows: Int32Array.from(list) }));
}
