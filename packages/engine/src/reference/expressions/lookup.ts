/** Reading other rows: by key, in dated data on the reading date, and upwards along the line of management. */

import type { Expression, Slot } from "../../rule-set.js";
import { type Day, dayText } from "../../values/calendar.js";
import { absence, type Context, problem, type RowInScope, whereIn } from "../context.js";
import type { FactSource } from "../fact-store.js";
import { labelOf } from "../label.js";
import type { Run, View } from "../run.js";
import { managersCircle, managersGap, missingRow, wrongValue } from "../run-faults.js";
import { isProblem, kindText, nothing, type Result, textOf, type Value } from "../value.js";
import { cellOf } from "./column.js";
import { evaluate } from "./evaluate.js";
import { leaf, outOfReach } from "./operand.js";
import { readingDay } from "./reading.js";

const separator = "\u0000";

type Lookup = Extract<Expression, { op: "lookup" }>;

export async function lookup(slot: Slot, expression: Lookup, context: Context): Promise<Result> {
  const { run, view } = context;
  const source = run.store.source(expression.source);
  if (source === undefined) return outOfReach(slot, context, "the data set does not exist");
  const columns: string[] = [];
  const parts: string[] = [];
  for (const [column, keySlot] of Object.entries(expression.keys)) {
    const key = await evaluate(keySlot, context);
    if (isProblem(key)) return key;
    if (key.kind === "nothing") return leaf(nothing, slot, context, {});
    columns.push(column);
    parts.push(keyPart(key));
  }
  let day: Day | undefined;
  if (source.source.dated) {
    const reading = await readingDay(context, expression.place);
    if (typeof reading !== "number") return reading;
    day = reading;
  }
  const index = findRow(run, view, source, columns, parts, day);
  if (index === undefined) {
    const where = whereIn(context, expression.place);
    return absence(
      missingRow(where, expression.source, parts.join(", "), day === undefined ? undefined : dayText(day)),
    );
  }
  const row: RowInScope = { source, index };
  const name = run.tracer === undefined ? "" : labelOf(run.program, slot);
  return cellOf(row, expression.column, expression.place, context, name);
}

/** The row with this key; of a dated source the state that stands on the day. */
export function findRow(
  run: Run,
  view: View,
  source: FactSource,
  columns: readonly string[],
  parts: readonly string[],
  day: Day | undefined,
): number | undefined {
  const rows = rowsByKey(run, view, source, columns).get(parts.join(separator)) ?? [];
  if (day === undefined) return rows[0];
  let standing: number | undefined;
  for (const row of rows) {
    if (source.from(row) > day) break;
    standing = row;
  }
  return standing;
}

/** Rows that stand, by the texts of these columns; states of a dated source in the order of their dates. */
export function rowsByKey(
  run: Run,
  view: View,
  source: FactSource,
  columns: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const { name, dated } = source.source;
  const known = run.knownOf(new Set([name]), view.epoch);
  const key = [name, ...columns].join(separator);
  const indexes = view.epoch.indexes;
  const cached = indexes.get(key);
  if (cached !== undefined) return cached;
  const rows = new Map<string, number[]>();
  for (const row of source.standing(known)) {
    const text = columns.map((column) => keyPart(source.cell(row, column))).join(separator);
    const list = rows.get(text);
    if (list === undefined) rows.set(text, [row]);
    else list.push(row);
  }
  if (dated) for (const list of rows.values()) list.sort((a, b) => source.from(a) - source.from(b));
  indexes.set(key, rows);
  return rows;
}

export function keyPart(value: Value): string {
  return textOf(value);
}

type Managers = Extract<Expression, { op: "managers" }>;

/** Everybody above a payee on the reading date, nearest first. */
export async function managersOf(slot: Slot, expression: Managers, context: Context): Promise<Result> {
  const { run, view } = context;
  const roster = run.program.ruleSet.plan.roster;
  const source = roster === undefined ? undefined : run.store.source(roster);
  if (roster === undefined || source === undefined)
    return outOfReach(slot, context, "the plan has no roster");
  const start = await evaluate(expression.of, context);
  if (isProblem(start)) return start;
  if (start.kind === "nothing") return leaf({ kind: "payees", payees: [] }, slot, context, {});
  const where = whereIn(context, expression.place);
  if (start.kind !== "payee") {
    return problem(wrongValue(where, labelOf(run.program, expression.of), kindText(start), "a payee"));
  }
  const day = source.source.dated ? await readingDay(context, expression.place) : undefined;
  if (typeof day === "object") return day;
  const above = lineAbove(start.text, (payee) => managerOn(payee, source, expression.column, day, context));
  if (above.kind === "line") return leaf({ kind: "payees", payees: above.payees }, slot, context, {});
  const on = dayText(day ?? context.reading ?? view.asOf);
  return above.kind === "circle"
    ? problem(managersCircle(where, above.people, on))
    : problem(managersGap(where, above.missing, above.of, on, roster));
}

type Line =
  | { readonly kind: "line"; readonly payees: readonly string[] }
  | { readonly kind: "circle"; readonly people: readonly string[] }
  | { readonly kind: "gap"; readonly missing: string; readonly of: string };

/** Follows managers upward; `managerOf` answers `undefined` for somebody without a row. */
export function lineAbove(payee: string, managerOf: (payee: string) => string | null | undefined): Line {
  const people = [payee];
  for (;;) {
    const last = people.at(-1) ?? payee;
    const manager = managerOf(last);
    if (manager === undefined) return { kind: "gap", missing: last, of: people.at(-2) ?? last };
    if (manager === null) return { kind: "line", payees: people.slice(1) };
    const start = people.indexOf(manager);
    if (start >= 0) return { kind: "circle", people: people.slice(start) };
    people.push(manager);
  }
}

function managerOn(
  payee: string,
  source: FactSource,
  column: string,
  day: Day | undefined,
  { run, view }: Context,
): string | null | undefined {
  const [key] = source.keys;
  const row = key && findRow(run, view, source, [key.name], [payee], day);
  if (row === undefined) return undefined;
  const manager = source.cell(row, column);
  return manager.kind === "payee" ? manager.text : null;
}
