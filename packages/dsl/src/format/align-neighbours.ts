/** Aligns lines of one family that follow each other without an empty line. */

import { align } from "./align.js";
import type { Item } from "./item.js";
import { maxWidth } from "./layout.js";
import { blocksIn, hasComments, mainPart, onOneLine, type Placed, paddedWidth, type Sheet } from "./sheet.js";

export function alignNeighbours(sheet: Sheet, list: readonly Placed[], indent: number): void {
  let group: Placed[] = [];

  function finish(): void {
    while (group.length > 0) {
      const found = align(
        group.map((whole) => withUsableStops(sheet, whole)),
        sheet.measure,
      );
      for (const [index, pad] of found) sheet.pads.set(index, pad);
      // A statement that aligning would make too long stands apart, and the others try again.
      const short = group.filter(
        (whole) => whole.item.shape !== "shortLine" || indent + paddedWidth(sheet, whole) <= maxWidth,
      );
      const done = short.length === group.length;
      if (!done) for (const index of found.keys()) sheet.pads.delete(index);
      group = done ? [] : short;
    }
  }

  for (const whole of list) {
    const { item } = whole;
    const alone = item.shape === "shortLine" && !isShort(sheet, whole, indent);
    const before = group.at(-1);
    if (alone || (before && before.item.family !== item.family) || hasBlankBefore(sheet, item.first))
      finish();
    if (!alone) group.push(whole);
  }
  finish();
}

/** Whether the whole of it can stand on one line, as it is written. */
function isShort(sheet: Sheet, whole: Placed, indent: number): boolean {
  const { item, last } = mainPart(whole);
  return (
    !hasComments(sheet, item.first + 1, last) &&
    blocksIn(sheet, { item, last }).every((block) => onOneLine(sheet, block.open, block.close)) &&
    indent + sheet.measure.width(item.first, last) <= maxWidth
  );
}

/** A stop behind a comment or a block has no column of its own: its line may be broken before it. */
function withUsableStops({ plan, blocks }: Sheet, { item, last }: Placed): Item {
  let end = item.first + 1;
  while (end <= last && plan.commentsBefore(end).length === 0 && !blocks.has(end)) end += 1;
  // The brace of a block still stands on the line; a token behind a comment does not.
  if (blocks.has(end) && plan.commentsBefore(end).length === 0) end += 1;
  return { ...item, stops: item.stops.filter((stop) => (stop.through ?? stop.before) < end) };
}

function hasBlankBefore({ plan }: Sheet, index: number): boolean {
  let line = plan.tokens[index - 1]?.line ?? 0;
  for (const element of [...plan.commentsBefore(index), plan.tokens[index]]) {
    if (element && element.line > line + 1) return true;
    line = element?.line ?? line;
  }
  return false;
}
