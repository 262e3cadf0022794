/** The goals of a run as a table: what is asked of each unit, a column a period; what was planned first, first. */

import { type GoalLine, minorUnits } from "@attain/engine";
import { groupBy } from "./group-by.js";
import { grouped } from "./grouped.js";
import { hiddenText, mostRows } from "./most-rows.js";
import type { Style } from "./style.js";
import { type Column, type Row, tableText } from "./table.js";

/** Nothing where the plan has no goal. */
export function goalsTable(goals: readonly GoalLine[], style: Style): string {
  if (goals.length === 0) return "";
  const periods = [...new Set(goals.map(({ period }) => period))].sort(longestFirst);
  const isPlannedAnew = goals.some(({ stands }) => !stands);
  const rows: Row[] = [];
  for (const goal of new Set(goals.map((line) => line.goal))) {
    const own = goals.filter((line) => line.goal === goal);
    const places = placesOf(own);
    const units = [...groupBy(own, unitKey).values()];
    for (const [index, ofUnit] of units.entries()) {
      const ruled = rows.length > 0 && index === 0;
      const title = index === 0 ? goal : "";
      rows.push(...unitRows(ofUnit, periods, { isPlannedAnew, ruled, title, places }));
    }
  }
  const columns = [
    left("Goal"),
    left("Level"),
    left("Unit"),
    ...(isPlannedAnew ? [left("Planned on")] : []),
    ...periods.map(right),
    left(""),
  ];
  return `${tableText(columns, rows.slice(0, mostRows), style)}${hiddenText(rows.length - mostRows)}`;
}

interface Shown {
  readonly isPlannedAnew: boolean;
  readonly ruled: boolean;
  readonly title: string;
  /** Decimals of every amount. */
  readonly places: number;
}

/** None where all are whole; else as many as any has, and an amount of money its minor units. */
function placesOf(lines: readonly GoalLine[]): number {
  const most = lines.reduce(
    (places, { value, covered = "" }) => Math.max(places, decimalsOf(value), decimalsOf(covered)),
    0,
  );
  const { currency } = lines[0] ?? {};
  return most === 0 || currency === undefined ? most : Math.max(most, minorUnits(currency) ?? 0);
}

function decimalsOf(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

function padded(value: string, places: number): string {
  const missing = places - decimalsOf(value);
  return missing <= 0 ? value : `${value}${value.includes(".") ? "" : "."}${"0".repeat(missing)}`;
}

/** A row for each version that plans the unit; the last one that says anything of a period stands. */
function unitRows(lines: readonly GoalLine[], periods: readonly string[], shown: Shown): readonly Row[] {
  const { isPlannedAnew, ruled, title, places } = shown;
  const versions = [...new Set(lines.map(({ planned }) => planned))].sort();
  return versions.flatMap((planned, index): readonly Row[] => {
    const own = lines.filter((line) => line.planned === planned);
    const [first] = own;
    if (first === undefined) return [];
    const { level, unit, currency = "" } = first;
    const cells = (value: (line: GoalLine) => string | undefined) =>
      periods.map((period) => {
        const line = own.find((each) => each.period === period);
        const amount = line && value(line);
        return amount === undefined ? "" : grouped(padded(amount, places));
      });
    const since = isPlannedAnew ? [planned] : [];
    const isFirst = index === 0;
    const plain: Row = {
      cells: [
        isFirst ? title : "",
        isFirst ? level || "plan" : "",
        isFirst ? unit : "",
        ...since,
        ...cells(({ value }) => value),
        currency,
      ],
      ruled: ruled && isFirst,
    };
    if (first.covered === undefined) return [plain];
    const covered = cells((line) => line.covered);
    return [plain, { cells: ["", "as broken down", "", ...since, ...covered, currency], ruled: false }];
  });
}

function unitKey({ level, unit }: GoalLine): string {
  return `${level}\u0000${unit}`;
}

/** The year before its quarters, the quarters before their months; of equal length in time. */
function longestFirst(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

function rankOf(period: string): number {
  const part = period.slice(5);
  return part === "" ? 0 : part.startsWith("H") ? 1 : part.startsWith("Q") ? 2 : 3;
}

function left(title: string): Column {
  return { title, align: "left" };
}

function right(title: string): Column {
  return { title, align: "right" };
}
