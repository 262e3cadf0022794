/** Sums of months that were made while the rows were read, by the places that payees have in this run. */

import { RowsNeeded, type SummedCells } from "../../facts/summed-rows.js";
import type { Credit } from "../../rule-set.js";
import type { MonthCells } from "../credits/month-cells.js";
import type { Run } from "../run.js";

/** `undefined` where the rows are there. */
export function cellsKept(run: Run, { of }: Credit, name: string): MonthCells | undefined {
  const source = "source" in of ? of.source : undefined;
  const sums = source === undefined ? undefined : run.facts.tables.get(source)?.sums;
  if (source === undefined || sums === undefined) return undefined;
  const cells = sums.cells.get(name);
  // What was known when is not among the sums.
  if (cells === undefined || run.bound.knowledge.length > 0) throw new RowsNeeded(source);
  const { calendar } = run.prepared;
  const months = calendar.touched("month", calendar);
  const places = Int32Array.from(sums.payees, (payee) => run.indexOf(run.texts.codeOf(payee)));
  const moved = { places, count: months.length, size: run.everybody.length * months.length };
  const { low, high, counts, shift, scale } = cells;
  return {
    months,
    low: placed(low, new Float64Array(moved.size), moved),
    high: high && placed(high, new Float64Array(moved.size), moved),
    counts: counts && placed(counts, new Int32Array(moved.size), moved),
    shift,
    scale,
  };
}

/** The same cells, each payee's at its place. */
function placed<Cells extends Float64Array | Int32Array>(
  from: Cells,
  into: Cells,
  { places, count }: { readonly places: Int32Array; readonly count: number },
): Cells {
  for (const [index, place] of places.entries()) {
    if (place < 0) continue;
    into.set(from.subarray(index * count, (index + 1) * count), place * count);
  }
  return into;
}

export function cellsOf({ low, high, counts, shift, scale }: MonthCells): SummedCells {
  return { low, high, counts, shift, scale };
}
