/** Days on which something dated may change. */

import type { Run } from "../run.js";
import type { Day } from "../time/calendar.js";
import { endOf, startOf } from "../time/versions.js";

/** Where versions of anything, or states of one of these sources, start or end; ascending. */
export function changeDays(run: Run, sources: ReadonlySet<string>): readonly Day[] {
  const { parameters, tables, tiers } = run.prepared.ruleSet;
  const days = new Set<Day>();
  for (const { versions } of [...parameters, ...tables, ...tiers]) {
    for (const version of versions) days.add(startOf(version)).add(endOf(version) + 1);
  }
  for (const name of sources) {
    const table = run.tables.get(name);
    if (table?.source.dated !== true) continue;
    for (let row = 0; row < table.rowCount; row += 1) days.add(table.from(row));
  }
  return [...days].filter(Number.isFinite).sort((a, b) => a - b);
}
