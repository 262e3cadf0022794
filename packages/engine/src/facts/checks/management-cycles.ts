/** Nobody stands above themselves: the line of management is followed on every day of the plan it changes. */

import type { RuleSet } from "../../rule-set.js";
import { type Day, dayText, parseDay } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import { invariant } from "../../values/invariant.js";
import { cellText } from "../cell-text.js";
import { managementCycle } from "../data-faults.js";
import { keyColumns } from "../table-columns.js";
import { knownDays, type TableRows } from "../table-rows.js";

/** From a day on, a payee has this manager (or none). */
interface Change {
  readonly day: Day;
  readonly payee: string;
  readonly manager: string;
  readonly row: number;
}

interface Cycle {
  /** Each managed by the next, the last by the first; starts with the first in order of name. */
  readonly changes: readonly Change[];
  readonly from: Day;
}

/** The roster's column that names a payee's manager. */
const managerColumn = "manager";

export function reportManagementCycles(ruleSet: RuleSet, rows: TableRows): void {
  const declared = rows.built.source.columns.find((column) => column.name === managerColumn);
  if (declared?.type.kind !== "payee") return;
  const first = dayOf(ruleSet.plan.from);
  const last = dayOf(ruleSet.plan.through);

  const standing = new Map<string, Change>();
  const cycles = new Map<string, Cycle>();
  const changes = changesOf(rows, first).filter((change) => change.day <= last);
  for (let next = 0; next < changes.length; ) {
    const day = changes[next]?.day ?? last;
    const payees: string[] = [];
    for (let change = changes[next]; change?.day === day; change = changes[next]) {
      standing.set(change.payee, change);
      payees.push(change.payee);
      next += 1;
    }
    for (const [people, cycle] of cycles) {
      if (cycle.changes.every((change) => standing.get(change.payee)?.manager === change.manager)) continue;
      report(rows, cycle, day - 1);
      cycles.delete(people);
    }
    for (const payee of payees) {
      const cycle = cycleThrough(payee, standing);
      const people = cycle.map((change) => change.payee).join("\n");
      if (cycle.length > 0 && !cycles.has(people)) cycles.set(people, { changes: cycle, from: day });
    }
  }
  for (const cycle of cycles.values()) report(rows, cycle, last);
}

/** In order of day; what stood before the plan starts counts from its first day. */
function changesOf(rows: TableRows, first: Day): readonly Change[] {
  const { columns, rowCount, source } = rows.built;
  const payees = columns.get(keyColumns(source)[0]?.name ?? "");
  const managers = columns.get(managerColumn);
  const from = source.dated ? columns.get("from") : undefined;
  const known = knownDays(columns.get("known"));
  const stated: { readonly change: Change; readonly from: Day; readonly known: Day }[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    if (rows.isOut(row)) continue;
    const day = from?.kind === "date" ? (from.days[row] ?? first) : first;
    const change = {
      day: Math.max(day, first),
      payee: cellText(payees, row),
      manager: cellText(managers, row),
      row,
    };
    stated.push({ change, from: day, known: known?.[row] ?? 0 });
  }
  // The version known last comes last and so stands.
  stated.sort((a, b) => a.from - b.from || a.known - b.known || a.change.row - b.change.row);
  return stated.map(({ change }) => change);
}

/** The circle a payee is part of, if there is one. */
function cycleThrough(payee: string, standing: ReadonlyMap<string, Change>): readonly Change[] {
  const above = new Map<string, Change>();
  for (let name = payee; !above.has(name); ) {
    const change = standing.get(name);
    if (change === undefined) return [];
    above.set(name, change);
    if (change.manager === payee) return startingWithFirst([...above.values()]);
    name = change.manager;
  }
  return [];
}

function startingWithFirst(changes: readonly Change[]): readonly Change[] {
  const names = changes.map((change) => change.payee);
  const start = names.indexOf([...names].sort(compareText)[0] ?? "");
  return [...changes.slice(start), ...changes.slice(0, start)];
}

function report(rows: TableRows, cycle: Cycle, through: Day): void {
  const { file, lines, fields, faults } = rows.built;
  const [first] = cycle.changes;
  invariant(first !== undefined, "a circle of nobody was found");
  const place = { file, line: lines[first.row] ?? 0, column: fields.get(managerColumn) ?? 0 };
  const people = cycle.changes.map((change) => change.payee);
  faults.add(() => managementCycle(place, people, dayText(cycle.from), dayText(through)));
  for (const change of cycle.changes) rows.leaveOut(change.row, "fault");
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  invariant(day !== undefined, `the plan's date ${text} is none`);
  return day;
}
