/** Decides where lines begin: one item a line, short blocks as written, long lines broken. */

import { align } from "./align.js";
import { breakPlaces } from "./break-places.js";
import type { Block, Item } from "./item.js";
import type { PlanItems } from "./items-of-plan.js";
import { blockIndent, hangingIndent, type Layout, type LineStart, maxWidth } from "./layout.js";
import { measure as measureTokens } from "./measure.js";
import type { PlanTokens } from "./plan-tokens.js";

/** An item and the last token before the next one. */
interface Placed {
  readonly item: Item;
  readonly last: number;
}

export function layOut(plan: PlanTokens, { items, blocks }: PlanItems): Layout {
  const measure = measureTokens(plan, blocks.values());
  const lineStarts = new Map<number, LineStart>();
  const pads = new Map<number, number>();

  const hasComments = (first: number, last: number) => {
    for (let index = first; index <= last; index += 1) if (plan.commentsBefore(index).length > 0) return true;
    return false;
  };
  const onOneLine = (first: number, last: number) => plan.tokens[first]?.line === plan.tokens[last]?.line;

  function placed(list: readonly Item[], end: number): Placed[] {
    return list.map((item, index) => ({ item, last: (list[index + 1]?.first ?? end) - 1 }));
  }

  function blocksIn({ item, last }: Placed): Block[] {
    const found: Block[] = [];
    for (let index = item.first; index <= last; index += 1) {
      const block = blocks.get(index);
      if (!block) continue;
      found.push(block);
      index = block.close;
    }
    return found;
  }

  /** The item without the parts that hang below it. */
  const mainPart = ({ item, last }: Placed): Placed => ({ item, last: (item.hanging[0] ?? last + 1) - 1 });

  function isShort(whole: Placed, indent: number): boolean {
    const { item, last } = mainPart(whole);
    return (
      !hasComments(item.first + 1, last) &&
      blocksIn({ item, last }).every((block) => onOneLine(block.open, block.close)) &&
      indent + measure.width(item.first, last) <= maxWidth
    );
  }

  function padded({ item, last }: Placed): number {
    let width = measure.width(item.first, last);
    for (let index = item.first + 1; index <= last; index += 1) width += pads.get(index) ?? 0;
    return width;
  }

  /** A stop behind a comment or a block has no column of its own: its line may be broken before it. */
  function withUsableStops(whole: Placed): Item {
    const { item, last } = whole;
    let end = item.first + 1;
    while (end <= last && plan.commentsBefore(end).length === 0 && !blocks.has(end)) end += 1;
    // The brace of a block still stands on the line; a token behind a comment does not.
    if (blocks.has(end) && plan.commentsBefore(end).length === 0) end += 1;
    return { ...item, stops: item.stops.filter((stop) => (stop.through ?? stop.before) < end) };
  }

  function hasBlankBefore(index: number): boolean {
    let line = plan.tokens[index - 1]?.line ?? 0;
    for (const element of [...plan.commentsBefore(index), plan.tokens[index]]) {
      if (element && element.line > line + 1) return true;
      line = element?.line ?? line;
    }
    return false;
  }

  /** Lines of one family that follow each other without an empty line are aligned. */
  function alignNeighbours(list: readonly Placed[], indent: number): void {
    let group: Placed[] = [];
    function finish(): void {
      while (group.length > 0) {
        const found = align(group.map(withUsableStops), measure);
        for (const [index, pad] of found) pads.set(index, pad);
        // A statement that aligning would make too long stands apart, and the others try again.
        const short = group.filter(
          (whole) => whole.item.shape !== "shortLine" || indent + padded(mainPart(whole)) <= maxWidth,
        );
        const done = short.length === group.length;
        if (!done) for (const index of found.keys()) pads.delete(index);
        group = done ? [] : short;
      }
    }
    for (const whole of list) {
      const { item } = whole;
      const alone = item.shape === "shortLine" && !isShort(whole, indent);
      const before = group.at(-1);
      if (alone || (before && before.item.family !== item.family) || hasBlankBefore(item.first)) finish();
      if (!alone) group.push(whole);
    }
    finish();
  }

  function layItems(list: readonly Item[], end: number, indent: number): void {
    const all = placed(list, end);
    const sharing = sharedLines(all, indent);
    if (sharing.size === 0) alignNeighbours(all, indent);
    for (const whole of all) {
      if (!sharing.has(whole.item.first)) {
        lineStarts.set(whole.item.first, { indent, commentIndent: indent, keepsBlank: true });
      }
      layItem(whole, indent);
    }
  }

  /** Rows that stay behind the row before them, as they were written; none if any line gets too long. */
  function sharedLines(list: readonly Placed[], indent: number): ReadonlySet<number> {
    const sharing = new Set<number>();
    let lineFirst = 0;
    for (const { item, last } of list) {
      const { first } = item;
      if (
        item.shape !== "row" ||
        !onOneLine(first - 1, first) ||
        plan.tokens[first - 1]?.type !== "Semicolon"
      ) {
        lineFirst = first;
        continue;
      }
      if (indent + measure.width(lineFirst, last) > maxWidth) return new Set();
      sharing.add(first);
    }
    return sharing;
  }

  function layItem(whole: Placed, indent: number): void {
    const fits = indent + padded(mainPart(whole)) <= maxWidth;
    const broken = new Map<number, Block>();
    for (const block of blocksIn(whole)) {
      const commented = hasComments(block.open + 1, block.close);
      if (block.items.length === 0 && !commented) continue;
      if (fits && !commented && onOneLine(block.open, block.close)) continue;
      broken.set(block.open, block);
      layItems(block.items, block.close, indent + blockIndent);
      lineStarts.set(block.close, { indent, commentIndent: indent + blockIndent, keepsBlank: true });
    }
    breakLongLines(whole, indent, broken);
  }

  function breakLongLines({ item, last }: Placed, indent: number, broken: ReadonlyMap<number, Block>): void {
    const hanging = {
      indent: indent + hangingIndent,
      commentIndent: indent + hangingIndent,
      keepsBlank: false,
    };
    const places = breakPlaces(plan.tokens, item.first, last, (index) => plan.space(index) === 0);
    let lineStart = item.first;
    let column = indent;
    for (let index = item.first; index <= last; index += 1) {
      const forced = index > item.first && !lineStarts.has(index) && plan.commentsBefore(index).length > 0;
      if (item.hanging.includes(index)) {
        lineStarts.set(index, { ...hanging, indent: indent + blockIndent });
      } else if (forced) {
        lineStarts.set(index, hanging);
      }
      const start = lineStarts.get(index);
      if (start && index > item.first) {
        lineStart = index;
        column = start.indent;
      } else if (index > lineStart) {
        column += space(index);
      }
      column += plan.width(index);
      if (column > maxWidth) {
        const place = bestPlace(places, Math.max(lineStart + 1, item.flow), index);
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
  function bestPlace(places: ReadonlyMap<number, number>, from: number, to: number): number | undefined {
    let best: number | undefined;
    for (let index = from; index <= to; index += 1) {
      const weight = places.get(index);
      if (weight === undefined || lineStarts.has(index)) continue;
      if (best === undefined || weight <= (places.get(best) ?? 0)) best = index;
    }
    return best;
  }

  const space = (index: number) => measure.space(index) + (pads.get(index) ?? 0);

  layItems(items, plan.tokens.length, 0);
  return { lineStarts, space };
}
