/** Breaks what is too long for its line, and what a comment parts. */

import { breakPlaces } from "./break-places.js";
import type { Block } from "./item.js";
import { blockIndent, hangingIndent, maxWidth } from "./layout.js";
import { type Placed, type Sheet, spaceBefore } from "./sheet.js";

/** `broken`: the item's blocks that are opened; their lines are known already. */
export function breakLines(
  sheet: Sheet,
  { item, last }: Placed,
  indent: number,
  broken: ReadonlyMap<number, Block>,
): void {
  const { plan, lineStarts } = sheet;
  const hanging = {
    indent: indent + hangingIndent,
    commentIndent: indent + hangingIndent,
    keepsBlank: false,
  };
  const places = breakPlaces(plan.tokens, item.first, last, (index) => plan.space(index) === 0);
  let lineStart = item.first;
  let column = indent;
  for (let index = item.first; index <= last; index += 1) {
    if (item.hanging.includes(index)) lineStarts.set(index, { ...hanging, indent: indent + blockIndent });
    else if (index > item.first && !lineStarts.has(index) && plan.commentsBefore(index).length > 0) {
      lineStarts.set(index, hanging);
    }
    const start = lineStarts.get(index);
    if (start && index > item.first) {
      lineStart = index;
      column = start.indent;
    } else if (index > lineStart) {
      column += spaceBefore(sheet, index);
    }
    column += plan.width(index);
    if (column > maxWidth) {
      const place = bestPlace(sheet, places, Math.max(lineStart + 1, item.flow), index);
      if (place !== undefined) {
        lineStarts.set(place, hanging);
        // Go on from there: what follows is measured again on its new line.
        index = place - 1;
        continue;
      }
    }
    const block = broken.get(index);
    if (block) index = block.close - 1;
  }
}

/** The weakest place up to the token that is too far right; of equals the last. */
function bestPlace(
  { lineStarts }: Sheet,
  places: ReadonlyMap<number, number>,
  from: number,
  to: number,
): number | undefined {
  let best: number | undefined;
  for (let index = from; index <= to; index += 1) {
    const weight = places.get(index);
    if (weight === undefined || lineStarts.has(index)) continue;
    if (best === undefined || weight <= (places.get(best) ?? 0)) best = index;
  }
  return best;
}
