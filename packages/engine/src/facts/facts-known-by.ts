/**
 * The facts as they were on an earlier day: without the rows that were learned later. A table that says
 * nothing of when its rows were learned has them known from their own date on.
 */

import type { RuleSet, Source } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import type { Facts, FactTable } from "./facts.js";
import { someRows } from "./some-rows.js";

export function factsKnownBy(ruleSet: RuleSet, facts: Facts, day: Day): Facts {
  const tables = new Map(
    [...facts.tables].map(([name, table]) => {
      const source = ruleSet.sources.find((each) => each.name === name);
      const learned = table.known ?? (source && ownDays(ruleSet, source, table));
      return [name, learned === undefined ? table : rowsOf(table, learned, day)] as const;
    }),
  );
  return { ...facts, tables };
}

/** The days on which rows are credited, or of rows that no credit is made of, their one date. */
function ownDays(ruleSet: RuleSet, source: Source, table: FactTable): Int32Array | undefined {
  if (source.dated) return undefined;
  const credited = ruleSet.credits.flatMap(({ of, on }) =>
    "source" in of && of.source === source.name && on !== undefined ? [on] : [],
  );
  const dates = source.columns.filter(({ type, formula }) => type.kind === "date" && formula === undefined);
  const names = new Set(credited.length > 0 ? credited : dates.map(({ name }) => name));
  const [name, ...others] = names;
  const column = name === undefined || others.length > 0 ? undefined : table.columns.get(name);
  return column?.kind === "date" && column.present === undefined ? column.days : undefined;
}

function rowsOf(table: FactTable, learned: Int32Array, day: Day): FactTable {
  const rows: number[] = [];
  for (const [row, known] of learned.entries()) if (known <= day) rows.push(row);
  return someRows(table, rows);
}
