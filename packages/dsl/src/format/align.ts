/** Moves the parts of neighbouring lines below each other. */

import type { Item } from "./item.js";
import type { Measure } from "./measure.js";

/** A part longer than this is left out, so that one long line does not push all others away. */
const longestPart = 60;

/** Blanks to add before tokens, so that stops of one rank stand in one column. */
export function align(items: readonly Item[], measure: Measure): ReadonlyMap<number, number> {
  const pads = new Map<number, number>();
  const lines = items.map((item) => ({ item, next: 0, added: 0, previous: 0 }));
  const ranks = new Set(items.flatMap((item) => item.stops.map((stop) => stop.rank)));

  for (const rank of [...ranks].sort((a, b) => a - b)) {
    const places = lines.flatMap((line) => {
      const stop = line.item.stops[line.next];
      if (stop?.rank !== rank) return [];
      line.next += 1;
      const column = measure.distance(line.item.first, stop.before) + line.added;
      if (column - line.previous > longestPart) {
        line.next = Number.POSITIVE_INFINITY;
        return [];
      }
      const width = stop.through === undefined ? undefined : measure.width(stop.before, stop.through);
      return [{ line, before: stop.before, column, width }];
    });
    const start = Math.max(...places.map((place) => place.column));
    const end = Math.max(...places.map((place) => start + (place.width ?? 0)));
    for (const { line, before, column, width } of places) {
      const target = width === undefined ? start : end - width;
      if (target > column) pads.set(before, target - column);
      line.added += target - column;
      line.previous = target;
    }
  }
  return pads;
}
