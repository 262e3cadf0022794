/** Mends braces that do not pair by one more or less, tried where that is likely. */

import type { IToken } from "chevrotain";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { invariant } from "../../invariant.js";
import { tokenSpan } from "../build/building.js";
import { sign } from "../token-types.js";
import { strayBrace, unclosed, unopened } from "./brace-diagnostics.js";
import { indentOf, positions } from "./brace-places.js";
import { isIndented } from "./pieces.js";
import { beginsLine, columnOf, is, type Slice, virtualToken } from "./slice.js";

interface Mended {
  readonly slice: Slice;
  readonly diagnostic: Diagnostic;
}

/** More tries would cost more than they help: a text this long or this broken is read by its layout. */
const mostTries = 60;
const mostTokens = 200_000;

/** What `reader` makes of the slice with one brace added or left out; undefined if no such change helps. */
export function mendByTrial<T>(
  slice: Slice,
  stoppedAt: number,
  reader: (slice: Slice) => T | undefined,
): { readonly read: T; readonly diagnostic: Diagnostic } | undefined {
  const surplus = positions(slice, sign.LBrace).length - positions(slice, sign.RBrace).length;
  let tries = 0;
  for (const attempt of attempts(slice, stoppedAt, surplus)) {
    tries += 1;
    if (tries > mostTries || tries * slice.length > mostTokens) return undefined;
    const { slice: mended, diagnostic } = attempt();
    const read = reader(mended);
    if (read !== undefined) return { read, diagnostic };
  }
  return undefined;
}

type Attempt = () => Mended;

/** `surplus`: how many more braces open than close. A doubled brace is the likeliest slip, then a lost one. */
function attempts(slice: Slice, stoppedAt: number, surplus: number): Attempt[] {
  if (surplus === 1) {
    return [
      ...doubled(slice, sign.LBrace).map((at) => () => without(slice, at)),
      ...lineEnds(slice, stoppedAt).map((at) => () => closedBehind(slice, at)),
      ...positions(slice, sign.LBrace).map((at) => () => without(slice, at)),
      ...ends(slice, stoppedAt).map((at) => () => closedBehind(slice, at)),
    ];
  }
  if (surplus === -1) {
    const byColumn = isIndented(slice);
    const around = [stoppedAt, stoppedAt - 1, stoppedAt - 2].filter(
      (at) => at > 0 && mayOpen(slice, at, byColumn),
    );
    return [
      ...doubled(slice, sign.RBrace).map((at) => () => without(slice, at)),
      ...around.map((at) => () => openedBefore(slice, at)),
      ...misplaced(slice).map((at) => () => without(slice, at)),
    ];
  }
  return [];
}

/** A block may open anywhere within a line, or before one, which is deeper where lines are indented. */
function mayOpen(slice: Slice, at: number, byColumn: boolean): boolean {
  const token = slice[at];
  if (token === undefined) return false;
  return !byColumn || !beginsLine(slice, at) || columnOf(token) > indentOf(slice, at - 1);
}

/** Closing braces, last first, but those that stand by themselves straight below the line they close. */
function misplaced(slice: Slice): number[] {
  const open: number[] = [];
  const found: number[] = [];
  slice.forEach((token, at) => {
    if (is(token, sign.LBrace)) open.push(at);
    if (!is(token, sign.RBrace)) return;
    const opener = open.pop();
    const below =
      opener !== undefined && beginsLine(slice, at) && columnOf(token) === indentOf(slice, opener);
    if (!below) found.unshift(at);
  });
  return found;
}

function doubled(slice: Slice, type: IToken["tokenType"]): number[] {
  return positions(slice, type).filter((at) => {
    const [before, token] = [slice[at - 1], slice[at]];
    return is(before, type) && before && token && tokenSpan(before).end === token.startOffset;
  });
}

/**
 * The last tokens of lines, those first behind which a line begins at or left of an opening line: there
 * its brace should have closed. The nearer to where reading stopped, the likelier.
 */
function lineEnds(slice: Slice, stoppedAt: number): number[] {
  const all = slice
    .flatMap((_, at) => (beginsLine(slice, at + 1) || at === slice.length - 1 ? [at] : []))
    .sort((a, b) => Math.abs(a - stoppedAt) - Math.abs(b - stoppedAt));
  const openers = positions(slice, sign.LBrace).map((at) => indentOf(slice, at));
  const dedents = all.filter((at) => {
    const next = slice[at + 1];
    return next === undefined || openers.includes(columnOf(next));
  });
  return [...dedents, ...all.filter((at) => !dedents.includes(at))];
}

/** Within a line only the places just before the one where reading stopped are worth a try. */
function ends(slice: Slice, stoppedAt: number): number[] {
  return [1, 2, 3, 4, 5, 6].map((back) => stoppedAt - back).filter((at) => at > 0 && at < slice.length);
}

function tokenAt(slice: Slice, at: number): IToken {
  const token = slice[at];
  invariant(token, "a brace is mended outside of the slice");
  return token;
}

function without(slice: Slice, at: number): Mended {
  return { slice: slice.toSpliced(at, 1), diagnostic: strayBrace(tokenAt(slice, at)) };
}

function closedBehind(slice: Slice, at: number): Mended {
  const behind = tokenAt(slice, at);
  const closed = slice.toSpliced(at + 1, 0, virtualToken(sign.RBrace, { behind }));
  return { slice: closed, diagnostic: unclosed(behind, openerOf(slice, at)) };
}

/** The innermost brace still open behind this token. */
function openerOf(slice: Slice, at: number): IToken | undefined {
  const open: IToken[] = [];
  for (const token of slice.slice(0, at + 1)) {
    if (is(token, sign.LBrace)) open.push(token);
    if (is(token, sign.RBrace)) open.pop();
  }
  return open.at(-1);
}

function openedBefore(slice: Slice, at: number): Mended {
  const behind = tokenAt(slice, at - 1);
  const opened = slice.toSpliced(at, 0, virtualToken(sign.LBrace, { behind }));
  return { slice: opened, diagnostic: unopened(behind) };
}
