/** Rows that no credit is made of and that were learned between two pay dates: they change what deals come to. */

import type { LearnedRow } from "../../explain/paid.js";
import { type Day, dayText } from "../../values/calendar.js";
import type { FactSource } from "../fact-store.js";
import type { Run } from "../run.js";
import { textOf } from "../value.js";
import { cellChanges } from "./paid-deals.js";

/** Of rows that name payees those of this one, of others all. */
export function learnedRows(run: Run, payee: string, since: Day, payday: Day): readonly LearnedRow[] {
  const credited = new Set(
    run.program.ruleSet.credits.flatMap(({ of }) => ("source" in of ? [of.source] : [])),
  );
  return [...run.store.sources()]
    .filter(({ source }) => !credited.has(source.name))
    .flatMap((source) => learnedOf(source, payee, since, payday));
}

function learnedOf(source: FactSource, payee: string, since: Day, payday: Day): readonly LearnedRow[] {
  const payees = [...source.columns.values()].filter(({ type }) => type.kind === "payee");
  const rows: LearnedRow[] = [];
  for (let row = 0; row < source.rowCount; row += 1) {
    const known = source.knownOn(row);
    if (known <= since || known > payday || !Number.isFinite(known)) continue;
    const isTheirs =
      payees.length === 0 || payees.some(({ name }) => textOf(source.cell(row, name)) === payee);
    if (!isTheirs) continue;
    const then = source.versionAt(row, known - 1);
    const changes = then.row === row ? [] : cellChanges(source, then.row, row);
    if (then.row !== row && changes.length === 0) continue;
    const { file, line } = source.origin(row);
    rows.push({
      source: source.source.name,
      key: source.keyText(row),
      learned: dayText(known),
      file,
      line,
      changes,
    });
  }
  return rows;
}
