/** The row behind a deal, as the plan reads it. */

import type { SourceRow } from "../schemas/statements.js";
import { readInputsOf } from "./pay.js";
import { cellOf } from "./read-whole-table.js";
import { TaskRefusal } from "./task-refusal.js";
import type { Tasks } from "./tasks.js";

/** Refused where the row is neither of the payee nor behind a credit of theirs. */
export async function sourceRow(asked: Tasks["sourceRow"]["ask"]): Promise<SourceRow> {
  const { ruleSet, rows } = await readInputsOf(asked);
  const { file, line, payee } = asked;
  for (const source of ruleSet.sources) {
    const table = rows.facts.tables.get(source.name);
    if (table === undefined) continue;
    const columns = source.columns.filter((column) => column.formula === undefined);
    for (let row = 0; row < table.rowCount; row += 1) {
      const origin = table.origin(row);
      if (origin.line !== line || origin.file !== file) continue;
      const cells = columns.map(({ name, header }) => ({
        header,
        value: cellOf(table.columns.get(name), row),
      }));
      const isOwn = columns.some(
        ({ name, type }) => type.kind === "payee" && cellOf(table.columns.get(name), row) === payee,
      );
      if (isOwn || asked.isCredited) return { file, line, cells };
    }
  }
  throw new TaskRefusal("not-found", "There is no such row of this payee");
}
