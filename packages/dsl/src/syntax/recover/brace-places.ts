/** Where the braces of a slice stand, and whether they pair. */

import type { IToken } from "chevrotain";
import { sign } from "../token-types.js";
import { beginsLine, columnOf, is, type Slice } from "./slice.js";

export function bracesPair(slice: Slice): boolean {
  let open = 0;
  for (const token of slice) {
    if (is(token, sign.LBrace)) open += 1;
    if (is(token, sign.RBrace)) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

export function positions(slice: Slice, type: IToken["tokenType"]): number[] {
  return slice.flatMap((token, at) => (is(token, type) ? [at] : []));
}

/** The column of the first token on the line of this one. */
export function indentOf(slice: Slice, at: number): number {
  let first = at;
  while (first > 0 && !beginsLine(slice, first)) first -= 1;
  const token = slice[first];
  return token ? columnOf(token) : 1;
}
