/** Decides where lines begin: one item a line, short blocks as written, long lines broken. */

import { alignNeighbours } from "./align-neighbours.js";
import { breakLines } from "./break-lines.js";
import type { Block, Item } from "./item.js";
import type { PlanItems } from "./items-of-plan.js";
import { blockIndent, type Layout, maxWidth } from "./layout.js";
import { measure } from "./measure.js";
import type { PlanTokens } from "./plan-tokens.js";
import {
  blocksIn,
  hasComments,
  onOneLine,
  type Placed,
  paddedWidth,
  type Sheet,
  spaceBefore,
} from "./sheet.js";

export function layOut(plan: PlanTokens, { items, blocks }: PlanItems): Layout {
  const sheet: Sheet = {
    plan,
    blocks,
    measure: measure(plan, blocks.values()),
    lineStarts: new Map(),
    pads: new Map(),
  };
  layItems(sheet, items, plan.tokens.length, 0);
  return { lineStarts: sheet.lineStarts, space: (index) => spaceBefore(sheet, index) };
}

/** `end` is the token behind the last item. */
function layItems(sheet: Sheet, items: readonly Item[], end: number, indent: number): void {
  const all = items.map((item, index): Placed => ({ item, last: (items[index + 1]?.first ?? end) - 1 }));
  const sharing = sharedLines(sheet, all, indent);
  if (sharing.size === 0) alignNeighbours(sheet, all, indent);
  for (const whole of all) {
    if (!sharing.has(whole.item.first)) {
      sheet.lineStarts.set(whole.item.first, { indent, commentIndent: indent, keepsBlank: true });
    }
    layItem(sheet, whole, indent);
  }
}

/** Rows that stay behind the row before them, as they were written; none if any line gets too long. */
function sharedLines(sheet: Sheet, list: readonly Placed[], indent: number): ReadonlySet<number> {
  const sharing = new Set<number>();
  let lineFirst = 0;
  for (const { item, last } of list) {
    const { first } = item;
    const follows =
      item.shape === "row" &&
      sheet.plan.tokens[first - 1]?.type === "Semicolon" &&
      onOneLine(sheet, first - 1, first);
    if (!follows) {
      lineFirst = first;
      continue;
    }
    if (indent + sheet.measure.width(lineFirst, last) > maxWidth) return new Set();
    sharing.add(first);
  }
  return sharing;
}

function layItem(sheet: Sheet, whole: Placed, indent: number): void {
  const fits = indent + paddedWidth(sheet, whole) <= maxWidth;
  const broken = new Map<number, Block>();
  for (const block of blocksIn(sheet, whole)) {
    const commented = hasComments(sheet, block.open + 1, block.close);
    if (block.items.length === 0 && !commented) continue;
    if (fits && !commented && onOneLine(sheet, block.open, block.close)) continue;
    broken.set(block.open, block);
    layItems(sheet, block.items, block.close, indent + blockIndent);
    sheet.lineStarts.set(block.close, { indent, commentIndent: indent + blockIndent, keepsBlank: true });
  }
  breakLines(sheet, whole, indent, broken);
}
