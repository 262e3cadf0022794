/** Cuts a text that could not be read into pieces, each beginning with a statement's word, by its layout. */

import type { IToken } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { read } from "../parser.js";
import { AnyWord, sign, TextToken } from "../token-types.js";
import { fileWords, statementWords, type Word } from "../words.js";
import { forms } from "./forms.js";
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
 * Where most lines are not indented, the columns say nothing; braces and whole headers decide instead.
 * `byColumn` is what `isIndented` says of the text.
 */
export function piecesOf(tokens: Slice, byColumn: boolean): Slice[] {
  const pieces: IToken[][] = [];
  let column = 0;
  let depth = 0;
  tokens.forEach((token, at) => {
    const begins =
      beginsLine(tokens, at) &&
      (byColumn ? columnOf(token) <= column : depth <= 0 || isHeader(tokens, at)) &&
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

/** Whether a line is a statement's whole header: braces that do not pair cannot hide that. */
function isHeader(tokens: Slice, at: number): boolean {
  const text = statementWords.find((word) => word === leadingWord(tokens[at]));
  // Only this statement can also stand inside another.
  if (text === undefined || text === "given") return false;
  const { header, list, tail } = forms[text];
  const end = tokens.findIndex(
    (token, index) =>
      index > at &&
      ((list && is(token, sign.LBrace)) || (tail && is(token, sign[tail.sign])) || beginsLine(tokens, index)),
  );
  return end > at && !beginsLine(tokens, end) && read(header, tokens.slice(at, end)).tree !== undefined;
}

/** Whether the lines that begin no statement and end no block stand deeper than the text's first line. */
export function isIndented(tokens: Slice): boolean {
  const first = tokens[0];
  if (!first) return true;
  const inner = tokens.filter(
    (token, at) => beginsLine(tokens, at) && leadingWord(token) === undefined && !is(token, sign.RBrace),
  );
  const deeper = inner.filter((token) => columnOf(token) > columnOf(first));
  return deeper.length * 2 >= inner.length;
}

/** How many cuts are tried: the right one is near the place where reading stopped. */
const mostCuts = 20;

/**
 * Where to cut a piece that holds more than one statement: behind those that are whole, else before a
 * line that stands no deeper than the piece's first and does not close it.
 */
export function cutOf(piece: Slice, stoppedAt: number, byColumn: boolean): number | undefined {
  const [first] = piece;
  if (!first) return undefined;
  const outside = byColumn ? undefined : outsideBlocks(piece);
  const starts = [...piece.keys()].filter(
    (at) => at > 0 && mayStart(piece, at) && (!outside || outside.has(at)),
  );
  const before = starts.filter((at) => at <= stoppedAt).slice(-mostCuts);
  const whole = before.toReversed().find((at) => read("file", piece.slice(0, at)).tree);
  if (whole !== undefined) return whole;
  return starts.find((at) => beginsLine(piece, at) && columnOf(piece[at] ?? first) <= columnOf(first));
}

function outsideBlocks(piece: Slice): ReadonlySet<number> {
  const found = new Set<number>();
  let depth = 0;
  piece.forEach((token, at) => {
    if (depth <= 0) found.add(at);
    if (is(token, sign.LBrace)) depth += 1;
    if (is(token, sign.RBrace)) depth -= 1;
  });
  return found;
}

/** Behind a piece without its word, only the next word begins something new. */
function mayStart(piece: Slice, at: number): boolean {
  const [first, token] = [piece[0], piece[at]];
  if (!first || !token || Object.values(sign).includes(token.tokenType)) return false;
  const ownLine = beginsLine(piece, at);
  if (!ownLine && !is(piece[at - 1], sign.RBrace)) return false;
  if (leadingWord(token) !== undefined) return true;
  return leadingWord(first) !== undefined && ownLine && columnOf(token) <= columnOf(first);
}
