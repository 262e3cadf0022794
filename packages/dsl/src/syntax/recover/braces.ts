/** Braces that do not pair: what one brace more or less would mend, and what the layout says they should be. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { tokenSpan } from "../build/building.js";
import { sign } from "../token-types.js";
import { isIndented } from "./pieces.js";
import { beginsLine, columnOf, is, lineOf, type Slice, virtualToken } from "./slice.js";

interface Mended {
  readonly slice: Slice;
  readonly diagnostic: Diagnostic;
}

export function bracesPair(slice: Slice): boolean {
  let open = 0;
  for (const token of slice) {
    if (is(token, sign.LBrace)) open += 1;
    if (is(token, sign.RBrace)) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
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
  const opens = slice.filter((token) => is(token, sign.LBrace)).length;
  const closes = slice.filter((token) => is(token, sign.RBrace)).length;
  let tries = 0;
  for (const attempt of attempts(slice, stoppedAt, opens - closes)) {
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

function positions(slice: Slice, type: IToken["tokenType"]): number[] {
  return slice.flatMap((token, at) => (is(token, type) ? [at] : []));
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

function indentOf(slice: Slice, at: number): number {
  let first = at;
  while (first > 0 && !beginsLine(slice, first)) first -= 1;
  const token = slice[first];
  return token ? columnOf(token) : 1;
}

function without(slice: Slice, at: number): Mended {
  const token = slice[at];
  return { slice: slice.toSpliced(at, 1), diagnostic: token ? strayBrace(token) : nothingOpen() };
}

export function strayBrace(token: IToken): Diagnostic {
  const span = tokenSpan(token);
  const message = is(token, sign.LBrace)
    ? "There is one `{` too many here"
    : "There is one `}` too many here: no `{` is left that it could close";
  return diagnose("stray-brace", span, message, {
    help: `Delete this \`${token.image}\``,
    fixes: [{ title: `Delete ${token.image}`, edits: [{ span, text: "" }] }],
  });
}

function nothingOpen(): Diagnostic {
  return diagnose("stray-brace", { start: 0, end: 0 }, "There is one brace too many");
}

function closedBehind(slice: Slice, at: number): Mended {
  const behind = slice[at];
  if (!behind) return { slice, diagnostic: nothingOpen() };
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

export function unclosed(behind: IToken, opener: IToken | undefined): Diagnostic {
  const end = tokenSpan(behind).end;
  return diagnose("unclosed-block", { start: end, end }, "A `}` is missing here: the block is not closed", {
    help: "Close the block with `}`",
    ...(opener ? { related: [{ span: tokenSpan(opener), message: "the block begins here" }] } : {}),
    fixes: [{ title: "Add the }", edits: [{ span: { start: end, end }, text: " }" }] }],
  });
}

function openedBefore(slice: Slice, at: number): Mended {
  const behind = slice[at - 1];
  if (!behind) return { slice, diagnostic: nothingOpen() };
  const opened = slice.toSpliced(at, 0, virtualToken(sign.LBrace, { behind }));
  return { slice: opened, diagnostic: unopened(behind) };
}

export function unopened(behind: IToken): Diagnostic {
  const end = tokenSpan(behind).end;
  return diagnose("missing-brace", { start: end, end }, "A `{` is missing here: it opens the block", {
    help: "Put `{` behind the header and `}` behind the last line of the block",
    fixes: [{ title: "Add the {", edits: [{ span: { start: end, end }, text: " {" }] }],
  });
}

/**
 * The slice with braces where its layout says they belong: a line at or left of the line that opened a
 * block closes it; a brace that closes nothing is left out, and so is the first of two opening braces. If
 * there are more closing braces, one deeper than what it would close has lost its own.
 */
export function mendByLayout(slice: Slice): {
  readonly slice: Slice;
  readonly diagnostics: readonly Diagnostic[];
} {
  const kept: IToken[] = [];
  const open: { readonly indent: number; readonly token: IToken }[] = [];
  const diagnostics: Diagnostic[] = [];
  let surplus = slice.filter((token) => is(token, sign.RBrace)).length - positions(slice, sign.LBrace).length;

  function close(): void {
    const behind = kept.at(-1);
    const opener = open.pop();
    if (!behind || !opener) return;
    diagnostics.push(unclosed(behind, opener.token));
    kept.push(virtualToken(sign.RBrace, { behind }));
  }

  const byColumn = isIndented(slice);
  slice.forEach((token, at) => {
    const closes = is(token, sign.RBrace);
    if (byColumn && beginsLine(slice, at)) {
      const outside = ({ indent, token: opener }: { indent: number; token: IToken }) =>
        lineOf(opener) < lineOf(token) && columnOf(token) < indent + (closes ? 0 : 1);
      for (let top = open.at(-1); top && outside(top); top = open.at(-1)) close();
    }
    const again = is(token, sign.LBrace) && is(slice[at + 1], sign.LBrace);
    const deeper =
      surplus > 0 && closes && beginsLine(slice, at) && columnOf(token) > (open.at(-1)?.indent ?? 0);
    if (again || deeper || (closes && open.length === 0)) {
      diagnostics.push(strayBrace(token));
      if (closes) surplus -= 1;
    } else {
      if (is(token, sign.LBrace)) open.push({ indent: indentOf(slice, at), token });
      if (closes) open.pop();
      kept.push(token);
    }
  });
  while (open.length > 0) close();
  return { slice: kept, diagnostics };
}
