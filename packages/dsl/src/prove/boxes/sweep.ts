/**
 * The column-recursive sweep over the hyper-rectangles of a decision table (Calvanese et al., 2016): every
 * combination of atoms is visited once, as part of a region in which the same rows match.
 */

import { type AtomSet, type Axis, common, type Range } from "./axis.js";

/** One set of atoms for each axis. */
export type Box = readonly AtomSet[];

export interface Region {
  readonly box: Box;
  /** The boxes that hold all of it, by their places, ascending. */
  readonly rows: readonly number[];
}

/** Steps after which a table is too large to be looked through while somebody types. */
const mostSteps = 400_000;

/**
 * Calls `visit` for each region, whose `rows` may be empty, until it answers "stop". Of axes behind the
 * last one that matters to any row, a region holds everything that is possible. Answers whether all was seen.
 */
export function sweep(
  axes: readonly Axis[],
  boxes: readonly Box[],
  visit: (region: Region) => "stop" | undefined,
): boolean {
  let steps = 0;
  let isStopped = false;
  const prefix: AtomSet[] = [];

  function descend(column: number, rows: readonly number[]): void {
    const axis = axes[column];
    if (axis === undefined || rows.length === 0) {
      const rest = axes.slice(column).map(({ possible }) => possible);
      if (rest.some((set) => set.length === 0)) return;
      isStopped = visit({ box: [...prefix, ...rest], rows }) === "stop" || isStopped;
      return;
    }
    for (const group of groups(axis, column, rows)) {
      if (isStopped) return;
      steps += group.rows.length + 1;
      if (steps > mostSteps) {
        isStopped = true;
        return;
      }
      prefix.push(group.atoms);
      descend(column + 1, group.rows);
      prefix.pop();
    }
  }

  /** Possible atoms of a column, together where the same rows hold them. */
  function groups(axis: Axis, column: number, rows: readonly number[]): readonly Group[] {
    const cuts = new Set<number>();
    for (const [first, last] of axis.possible) cuts.add(first).add(last + 1);
    const starts = new Map<number, number[]>();
    const ends = new Map<number, number[]>();
    for (const row of rows) {
      for (const [first, last] of boxes[row]?.[column] ?? []) {
        cuts.add(first).add(last + 1);
        push(starts, first, row);
        push(ends, last + 1, row);
      }
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    const found = new Map<string, { atoms: Range[]; rows: readonly number[] }>();
    const active = new Set<number>();
    for (const [index, from] of sorted.entries()) {
      for (const row of ends.get(from) ?? []) active.delete(row);
      for (const row of starts.get(from) ?? []) active.add(row);
      const to = (sorted[index + 1] ?? from) - 1;
      if (to < from) continue;
      const atoms = common([[from, to]], axis.possible);
      if (atoms.length === 0) continue;
      const inOrder = [...active].sort((a, b) => a - b);
      steps += inOrder.length;
      // One column alone may be too much: then what is known of it is not looked at further.
      if (steps > mostSteps) {
        isStopped = true;
        return [];
      }
      const key = inOrder.join(",");
      const group = found.get(key);
      if (group) group.atoms.push(...atoms);
      else found.set(key, { atoms: [...atoms], rows: inOrder });
    }
    return [...found.values()];
  }

  descend(
    0,
    boxes.map((_, row) => row),
  );
  return !isStopped;
}

interface Group {
  readonly atoms: AtomSet;
  readonly rows: readonly number[];
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
