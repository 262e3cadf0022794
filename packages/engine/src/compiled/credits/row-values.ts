/**
 * Values of rows that go by columns of many values and are no product of them (`amount - fee`), as a column of
 * their own: calculated a batch of rows at a time, and kept, as parameters have no part in it.
 */

import { numbersAt } from "../evaluate/operand.js";
import { everyLane, frameOf } from "../frame.js";
import { needsRow } from "../plan/slot-needs.js";
import { foldOf } from "../rows/fold.js";
import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { isNarrow } from "../vectors/vector.js";
import type { NamedNumbers } from "./worth-factors.js";

/** `undefined` where combinations of few values do, and where rows alone or doubles do not. */
export function rowValues(run: Run, view: View, slot: number, table: Table): NamedNumbers | undefined {
  const { prepared, bound } = run;
  const { bits, parameters, sources, columns } = prepared.needs.slot(slot, table.source.name);
  if (bits !== needsRow || parameters.size > 0 || sources.size > 0) return undefined;
  const isFolded = !run.settings.isUnfolded && foldOf(bound, table, [...columns]) !== undefined;
  if (isFolded) return undefined;
  const key = [slot, table.source.name].join("\u0000");
  if (bound.rowValues.has(key)) return bound.rowValues.get(key);
  const found = valuesOf(run, view, slot, table);
  bound.rowValues.set(key, found);
  return found;
}

function valuesOf(run: Run, view: View, slot: number, table: Table): NamedNumbers | undefined {
  const { batch } = run.settings;
  const n = new Float64Array(table.rowCount);
  const rows = everyLane(table.rowCount);
  let scale: number | undefined;
  let most = 0;
  for (let start = 0; start < n.length; start += batch) {
    const at = rows.subarray(start, start + batch);
    const values = numbersAt(slot, frameOf({ run, view, size: at.length, rows: { table, at } }));
    const isPlain = isNarrow(values) && values.d === undefined && values.gaps === undefined;
    // Columns have one scale for all rows, and so do sums of them.
    if (!isPlain || values.scale < 0 || values.scale !== (scale ?? values.scale)) return undefined;
    scale = values.scale;
    if (values.most > most) most = values.most;
    n.set(values.n, start);
  }
  return { column: `value ${slot}`, n, scale: scale ?? 0, most };
}
