/** Where the ranges end in which a Parquet file is read: with its own groups of rows, so that none is read twice. */

import type { OpenFile } from "./duckdb.js";

/** Rows of a range: enough to be read at full speed, and some ten megabytes. */
const rangeRows = 1 << 17;
/** A group of more rows is read in parts. */
const mostRows = 1 << 19;

/** Ascending; the last is the number of rows. */
export async function rangeStops({ query }: OpenFile): Promise<readonly number[]> {
  const groups: number[] = [];
  const sql =
    "select any_value(row_group_num_rows)::varchar from parquet_metadata($path) group by row_group_id order by row_group_id";
  await query(sql, (rows) => {
    for (const [count] of rows) groups.push(Number(count));
  });
  const stops: number[] = [];
  let [start, end] = [0, 0];
  for (const [index, count] of groups.entries()) {
    end += count;
    if (end - start < rangeRows && index < groups.length - 1) continue;
    const parts = Math.max(1, Math.ceil((end - start) / mostRows));
    for (let part = 1; part <= parts; part += 1) {
      const stop = start + Math.round(((end - start) * part) / parts);
      if (stop > (stops.at(-1) ?? 0)) stops.push(stop);
    }
    start = end;
  }
  return stops;
}
