/** The credits in scope that are of one statement, or those they were made of. */

import type { Frame } from "../frame.js";
import { takeIntegers } from "../vectors/vector.js";
import type { CreditPart } from "./credit-book.js";

export function creditsInScope(
  frame: Frame,
  credit: string,
): { readonly part: CreditPart; readonly at: Int32Array } | undefined {
  for (let next = frame.credits; next !== undefined; ) {
    if (next.part.statement.name === credit) return next;
    const { base } = next.part;
    next = base && { part: base.part, at: takeIntegers(base.at, next.at) };
  }
  return undefined;
}
