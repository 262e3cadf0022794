/** The plan while it is laid out: what is known about its lines so far, and how wide its parts are. */

import type { Block, Item } from "./item.js";
import type { LineStart } from "./layout.js";
import type { Measure } from "./measure.js";
import type { PlanTokens } from "./plan-tokens.js";

export interface Sheet {
  readonly plan: PlanTokens;
  readonly blocks: ReadonlyMap<number, Block>;
  readonly measure: Measure;
  /** Filled in from the outside to the inside. */
  readonly lineStarts: Map<number, LineStart>;
  /** Blanks added before tokens, so that they stand below others. */
  readonly pads: Map<number, number>;
}

/** An item and the last token before the next one. */
export interface Placed {
  readonly item: Item;
  readonly last: number;
}

/** Whether a comment stands before any of these tokens. */
export function hasComments({ plan }: Sheet, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) if (plan.commentsBefore(index).length > 0) return true;
  return false;
}

/** As the author wrote it. */
export function onOneLine({ plan }: Sheet, first: number, last: number): boolean {
  return plan.tokens[first]?.line === plan.tokens[last]?.line;
}

/** The item's blocks, without those inside of them. */
export function blocksIn({ blocks }: Sheet, { item, last }: Placed): Block[] {
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
export function mainPart({ item, last }: Placed): Placed {
  return { item, last: (item.hanging[0] ?? last + 1) - 1 };
}

/** Blanks before a token that stands behind another. */
export function spaceBefore({ measure, pads }: Sheet, index: number): number {
  return measure.space(index) + (pads.get(index) ?? 0);
}

/** The item's width on one line, its main part only. */
export function paddedWidth({ measure, pads }: Sheet, whole: Placed): number {
  const { item, last } = mainPart(whole);
  let width = measure.width(item.first, last);
  for (let index = item.first + 1; index <= last; index += 1) width += pads.get(index) ?? 0;
  return width;
}
