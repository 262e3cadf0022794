/** Words of the language that are misspelt: read as they were meant, and reported. */

import { type CstNode, tokenMatcher } from "chevrotain";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { tokenSpan } from "../build/building.js";
import { expectedAfter } from "../expected.js";
import type { RuleName } from "../grammar.js";
import { read } from "../parser.js";
import { AnyWord, word } from "../token-types.js";
import type { Word } from "../words.js";
import { expectedWords } from "./describe.js";
import { misspelt } from "./explain.js";
import { type Finding, finding } from "./findings.js";
import { habitOf } from "./habits.js";
import { readAs, type Slice, typeOfToken } from "./slice.js";

/**
 * Reads the slice with the word where reading stopped, or the one before it, taken for the word of the
 * language it resembles. The one before may have passed for a name.
 */
export function readMisspelt(
  rule: RuleName,
  slice: Slice,
  stoppedAt: number,
): { readonly tree: CstNode; readonly finding: Finding } | undefined {
  if (isHabit(rule, slice, stoppedAt)) return undefined;
  for (const at of [stoppedAt, stoppedAt - 1]) {
    const token = slice[at];
    if (!token || !tokenMatcher(token, AnyWord)) continue;
    const meant = nearestWord(rule, slice, at);
    if (meant === undefined) continue;
    const tree = readAs(token, word[meant], () => read(rule, slice).tree);
    if (tree) return { tree, finding: finding(misspelt(tokenSpan(token), token.image, meant), slice) };
  }
  return undefined;
}

/** `10% of sales` is no misspelt `or`. */
function isHabit(rule: RuleName, slice: Slice, at: number): boolean {
  const before = slice.slice(0, at).map((token) => ({ type: typeOfToken(token) }));
  return habitOf(slice, at, expectedAfter(rule, before)?.next ?? []) !== undefined;
}

function nearestWord(rule: RuleName, slice: Slice, at: number): Word | undefined {
  const before = slice.slice(0, at).map((token) => ({ type: typeOfToken(token) }));
  const words = expectedWords(expectedAfter(rule, before)?.next ?? []);
  const near = didYouMean(slice[at]?.image ?? "", words);
  return words.find((candidate) => candidate === near);
}
