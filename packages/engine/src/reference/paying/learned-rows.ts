/** Rows that no credit is made of and that were learned between two pay dates: they change what deals come to. */

import type { LearnedRow } from "../../explain/paid.js";
import { type Day, dayText } from "../../values/calendar.js";
import type { FactSource } from "../fact-store.js";
import type { RowOwners, SourceRow } from "../row-owners.js";
import type { Run } from "../run.js";
import { cellChanges } from "./paid-deals.js";

/** After the first day, and by the second. */
export interface LearnedWithin {
  readonly since: Day;
  readonly payday: Day;
}

export type Learned = SourceRow & { readonly told: LearnedRow };

/** Of those that are about somebody only what is about this payee. */
export function learnedRows(
  run: Run,
  payee: string,
  owners: RowOwners,
  within: LearnedWithin,
): readonly Learned[] {
  return [...run.store.sources()]
    .filter((source) => !owners.isCredited(source))
    .flatMap((source) => learnedOf(source, within, (row) => owners.isAbout(payee, { source, row })));
}

function learnedOf(
  source: FactSource,
  { since, payday }: LearnedWithin,
  isTheirs: (row: number) => boolean,
): readonly Learned[] {
  const rows: Learned[] = [];
  for (let row = 0; row < source.rowCount; row += 1) {
    const known = source.knownOn(row);
    if (known <= since || known > payday || !Number.isFinite(known) || !isTheirs(row)) continue;
    const then = source.versionAt(row, known - 1);
    const changes = then.row === row ? [] : cellChanges(source, then.row, row);
    if (then.row !== row && changes.length === 0) continue;
    const { file, line } = source.origin(row);
    const key = source.keyText(row);
    const told = { source: source.source.name, key, learned: dayText(known), file, line, changes };
    rows.push({ source, row, told });
  }
  return rows;
}
