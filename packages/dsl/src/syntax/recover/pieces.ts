/** Cuts a text that could not be read into pieces, each beginning with a statement's word, by its layout. */

import type { IToken } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { AnyWord, sign, TextToken, word } from "../token-types.js";
import { fileWords, statementWords, type Word } from "../words.js";
import { beginsLine, columnOf, is, type Slice, typeOfToken } from "./slice.js";

const leading: readonly Word[] = [...fileWords, ...statementWords];

/** The word a statement or the file may begin with, if the token is one. */
export function leadingWord(token: IToken | undefined): Word | undefined {
  return token && leading.find((text) => text === typeOfToken(token));
}

/** The word a piece begins with, spelt right or not, when what follows looks like a statement. */
export function meantWord(slice: Slice, at: number): Word | undefined {
  const [token, next] = [slice[at], slice[at + 1]];
  if (!token || !tokenMatcher(token, AnyWord)) return undefined;
  const known = leadingWord(token);
  if (known !== undefined) return known;
  const follows =
    next && (tokenMatcher(next, AnyWord) || is(next, TextToken) || typeOfToken(next) === "Number");
  if (!follows) return undefined;
  const near = didYouMean(token.image, leading);
  return leading.find((text) => text === near);
}

/**
 * A piece begins with a line that begins with such a word at or left of the column of the piece before.
 * Where most lines are not indented, the columns say nothing and the braces decide instead.
 */
export function piecesOf(tokens: Slice): Slice[] {
  const byColumn = isIndented(tokens);
  const pieces: IToken[][] = [];
  let column = 0;
  let depth = 0;
  tokens.forEach((token, at) => {
    const begins =
      beginsLine(tokens, at) &&
      (byColumn ? columnOf(token) <= column : depth <= 0) &&
      meantWord(tokens, at) !== undefined;
    if (begins || pieces.length === 0) {
      pieces.push([]);
      column = columnOf(token);
      depth = 0;
    }
    if (is(token, sign.LBrace)) depth += 1;
    if (is(token, sign.RBrace)) depth -= 1;
    pieces.at(-1)?.push(token);
  });
  return pieces;
}

/** Whether the lines that begin no statement and end no block stand deeper than the text's first line. */
function isIndented(tokens: Slice): boolean {
  const first = tokens[0];
  if (!first) return true;
  const inner = tokens.filter(
    (token, at) => beginsLine(tokens, at) && leadingWord(token) === undefined && !is(token, sign.RBrace),
  );
  const deeper = inner.filter((token) => columnOf(token) > columnOf(first));
  return deeper.length * 2 >= inner.length;
}

/** The type a piece's first word is read as. */
export function leadingType(text: Word) {
  return word[text];
}
